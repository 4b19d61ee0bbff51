using System;

namespace Bindery.Xml;

/// <summary>
/// A start tag that was read, as a template for similar tags: a tag that differs only in the values that vary is compared with it instead of being parsed, and
/// the results of looking up its names are used again. It has no prefixes and no namespace declarations, and its values are as written in the document.
/// </summary>
internal sealed class TagTemplate
{
    // From the '<' to the '>'.
    private readonly byte[] _text;

    // Offsets count from the '<'.
    private readonly AttributeRecord[] _attributes;

    /// <summary>Creates a template.</summary>
    /// <param name="tag">The tag, from the '&lt;' to the '&gt;'.</param>
    /// <param name="start">Its offset in the document.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="nameLength">The length of its name.</param>
    /// <param name="varying">The places of the attributes whose values vary.</param>
    public TagTemplate(ReadOnlySpan<byte> tag, int start, ReadOnlySpan<AttributeRecord> attributes, int nameLength, int[] varying)
    {
        _text = tag.ToArray();
        _attributes = attributes.ToArray();
        foreach (ref var attribute in _attributes.AsSpan())
        {
            attribute.NameOffset -= start;
            attribute.RawOffset -= start;
        }
        NameLength = nameLength;
        Varying = varying;
        Found = new int[attributes.Length];
    }

    /// <summary>The length of the element's name.</summary>
    public int NameLength { get; }

    /// <summary>The places of the attributes whose values vary.</summary>
    public int[] Varying { get; }

    /// <summary>The number of attributes.</summary>
    public int Count => _attributes.Length;

    /// <summary>Whether it is an empty-element tag.</summary>
    public bool IsEmptyElement => _text[_text.Length - 2] == '/';

    /// <summary>The object that last looked up the names of the attributes; its results are in <see cref="Found"/>.</summary>
    public object? Finder { get; set; }

    /// <summary>The result of the <see cref="Finder"/> for each attribute.</summary>
    public int[] Found { get; }

    /// <summary>Compares a tag with this one, and records its attributes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">The offset of the '&lt;'.</param>
    /// <param name="attributes">Receives the attributes; its content is undefined if the tag does not match.</param>
    /// <returns>The offset after the tag; -1 if it does not match.</returns>
    public int Match(ReadOnlySpan<byte> document, int start, Span<AttributeRecord> attributes)
    {
        var own = _text.AsSpan();
        var (at, from, next) = (start, 0, 0);
        foreach (var place in Varying)
        {
            ref readonly var varying = ref _attributes[place];
            var length = varying.RawOffset - from;
            if (!document.Slice(at).StartsWith(own.Slice(from, length)))
                return -1;
            at += length;
            Note(attributes, next, place + 1, at - varying.RawOffset);
            next = place + 1;
            // A character that ends the value but is not the quote differs from the next character of the template.
            var end = XmlScan.SkipValue(document, at);
            attributes[place].RawLength = end - at;
            at = end;
            from = varying.RawOffset + varying.RawLength;
        }
        var rest = own.Slice(from);
        if (!document.Slice(at).StartsWith(rest))
            return -1;
        Note(attributes, next, _attributes.Length, at - from);
        return at + rest.Length;
    }

    /// <summary>Returns the template of both this tag and another one; null if they differ in more than values.</summary>
    /// <param name="tag">The other tag, from the '&lt;' to the '&gt;'.</param>
    /// <param name="start">Its offset in the document.</param>
    /// <param name="attributes">Its attributes.</param>
    public TagTemplate? With(ReadOnlySpan<byte> tag, int start, ReadOnlySpan<AttributeRecord> attributes)
    {
        if (attributes.Length != _attributes.Length)
            return null;
        var own = _text.AsSpan();
        var varying = new int[attributes.Length];
        var (count, known, at, from) = (0, 0, 0, 0);
        for (var i = 0; i < attributes.Length; i++)
        {
            ref readonly var mine = ref _attributes[i];
            ref readonly var other = ref attributes[i];
            var value = other.RawOffset - start;
            if (!own.Slice(from, mine.RawOffset - from).SequenceEqual(tag.Slice(at, value - at)))
                return null;
            var isVarying = known < Varying.Length && Varying[known] == i;
            if (isVarying)
                known++;
            if (isVarying || !own.Slice(mine.RawOffset, mine.RawLength).SequenceEqual(tag.Slice(value, other.RawLength)))
                varying[count++] = i;
            (from, at) = (mine.RawOffset + mine.RawLength, value + other.RawLength);
        }
        if (!own.Slice(from).SequenceEqual(tag.Slice(at)))
            return null;
        Array.Resize(ref varying, count);
        return new TagTemplate(tag, start, attributes, NameLength, varying);
    }

    private void Note(Span<AttributeRecord> attributes, int first, int end, int shift)
    {
        for (var i = first; i < end; i++)
        {
            ref var attribute = ref attributes[i];
            attribute = _attributes[i];
            attribute.NameOffset += shift;
            attribute.RawOffset += shift;
        }
    }
}
