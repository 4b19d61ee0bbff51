using System;
using System.Runtime.CompilerServices;

namespace Bindery.Xml;

// Tags: XML 1.0, productions [40] to [44], and the names in them: Namespaces in XML 1.0, productions [7] to [11].
public ref partial struct Utf8XmlReader
{
    private const string ElementName = "An element name";

    // Locals that the loop goes by are handed by reference to nothing that is called, so that they stay in registers.
    private void ReadStartTag(int start)
    {
        var document = _document;
        var state = _state;
        state.ScratchLength = 0;
        var at = PassName(document, start + 1, ElementName, out var prefixLength);
        OpenElement(start + 1, at - start - 1, prefixLength);
        _attributeCount = 0;
        var attributes = state.Attributes;
        var count = 0;
        var qualified = prefixLength > 0;
        var seen = 0UL;
        var repeated = 0UL;
        while (true)
        {
            var next = XmlScan.SkipWhite(document, at);
            if ((uint)next >= (uint)document.Length)
                FailInsideTag(next);
            var found = document[next];
            if (found == '>')
            {
                _isEmptyElement = false;
                at = next + 1;
                break;
            }
            if (found == '/')
            {
                if ((uint)(next + 1) >= (uint)document.Length || document[next + 1] != '>')
                    FailInsideTag(next + 1);
                _isEmptyElement = true;
                at = next + 2;
                break;
            }
            if (next == at)
                FailInsideTag(at);

            var name = next;
            at = PassName(document, name, "An attribute name, '>' or '/>'", out prefixLength);
            var nameLength = at - name;
            var quote = PassEquals(document, ref at, name, nameLength);
            var value = ++at;
            at = XmlScan.SkipValue(document, at);
            var scratchOffset = -1;
            if ((uint)at >= (uint)document.Length || document[at] != quote)
            {
                at = ReadValue(value, at, quote, name, nameLength, out var copied);
                scratchOffset = copied;
            }
            if (document[name] == 'x' && IsNamespaceDeclaration(name, nameLength, prefixLength))
            {
                DeclareNamespace(name, nameLength, prefixLength, value, at - value, scratchOffset);
                qualified = true;
                at++;
                continue;
            }
            if (count == attributes.Length)
            {
                Array.Resize(ref state.Attributes, count * 2);
                attributes = state.Attributes;
            }
            ref var attribute = ref attributes[count++];
            attribute.NameOffset = name;
            attribute.NameLength = nameLength;
            attribute.PrefixLength = prefixLength;
            attribute.RawOffset = value;
            attribute.RawLength = at - value;
            attribute.ScratchOffset = scratchOffset;
            attribute.ScratchLength = state.ScratchLength - scratchOffset;
            attribute.Namespace = NamespaceTable.None;
            if (prefixLength > 0)
            {
                qualified = true;
                name += prefixLength + 1;
                nameLength -= prefixLength + 1;
            }
            var key = NameKey.At(document, name, nameLength);
            attribute.Key = key;
            var bit = NameKey.BitOf(key);
            repeated |= seen & bit;
            seen |= bit;
            at++;
        }
        _attributeCount = count;
        if (qualified)
            ResolveNames();
        if (repeated != 0)
            CheckDuplicates();
        _kind = XmlEventKind.StartElement;
        _offset = start;
        _length = at - start;
        _position = at;
    }

    private void OpenElement(int nameOffset, int nameLength, int prefixLength)
    {
        var state = _state;
        var depth = _depth;
        if (depth == state.Elements.Length)
            Array.Resize(ref state.Elements, depth * 2);
        ref var element = ref state.Elements[depth];
        element.NameOffset = nameOffset;
        element.NameLength = nameLength;
        element.PrefixLength = prefixLength;
        element.FirstBinding = state.Namespaces.Count;
        element.Namespace = element.DefaultNamespace = DefaultNamespaceAt(depth);
        element.Key = prefixLength == 0
            ? NameKey.At(_document, nameOffset, nameLength)
            : NameKey.At(_document, element.LocalOffset, element.LocalLength);
        _depth = depth + 1;
        if (depth >= _maxDepth)
            FailTooDeep(nameOffset - 1);
    }

    private void ReadEndTag(int start)
    {
        var document = _document;
        ref readonly var element = ref _state.Elements[_depth - 1];
        var at = start + 2;
        var length = element.NameLength;
        if (document.Length - at <= length || !IsNameAt(at, element))
            FailEndTag(start);
        at += length;
        if (document[at] != '>')
        {
            at = XmlScan.SkipWhite(document, at);
            if ((uint)at >= (uint)document.Length || document[at] != '>')
                FailEndTag(start);
        }
        at++;
        _kind = XmlEventKind.EndElement;
        _isEmptyElement = false;
        _offset = start;
        _length = at - start;
        _position = at;
    }

    /// <summary>Whether the name of an element stands at an offset; so many bytes do.</summary>
    private readonly bool IsNameAt(int at, in OpenElement element) =>
        element is { PrefixLength: 0, NameLength: <= NameKey.Length }
            ? NameKey.At(_document, at, element.NameLength) == element.Key
            : _document.Slice(at, element.NameLength).SequenceEqual(_document.Slice(element.NameOffset, element.NameLength));

    /// <summary>Passes over the '=' behind an attribute's name, up to the quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte PassEquals(ReadOnlySpan<byte> document, ref int at, int name, int nameLength)
    {
        var next = at + 1;
        if ((uint)next < (uint)document.Length && document[next - 1] == '=' && document[next] is var quote and ((byte)'"' or (byte)'\''))
        {
            at = next;
            return quote;
        }
        next = at;
        quote = PassSpacedEquals(ref next, name, nameLength);
        at = next;
        return quote;
    }

    private readonly byte PassSpacedEquals(ref int at, int name, int nameLength)
    {
        at = XmlScan.SkipWhite(_document, at);
        if (at >= _document.Length || _document[at] != '=')
            FailInAttribute(at, $"'=' and a value in quotes are expected after the attribute name '{Quote(name, nameLength)}', not {Describe(at)}", name, nameLength);
        at = XmlScan.SkipWhite(_document, at + 1);
        if (at >= _document.Length || _document[at] is not ((byte)'"' or (byte)'\''))
            FailInAttribute(at, $"The value of '{Quote(name, nameLength)}' must stand in quotes; here is {Describe(at)}", name, nameLength);
        return _document[at];
    }

    /// <summary>Passes over a name with at most one colon.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">Where the name must start.</param>
    /// <param name="expected">What is expected here, in words, for the message.</param>
    /// <param name="prefixLength">The length of the part before the colon; 0 if there is no colon.</param>
    /// <returns>The offset behind the name.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int PassName(ReadOnlySpan<byte> document, int start, string expected, out int prefixLength)
    {
        var at = start;
        if ((uint)at < (uint)document.Length && (XmlCharacters.Classes[document[at]] & XmlCharacters.NameStart) != 0)
        {
            do
                at++;
            while ((uint)at < (uint)document.Length && (XmlCharacters.Classes[document[at]] & XmlCharacters.Name) != 0);
            if ((uint)at < (uint)document.Length && document[at] != ':' && document[at] < 0x80)
            {
                prefixLength = 0;
                return at;
            }
        }
        at = PassQualifiedName(start, expected, out var length);
        prefixLength = length;
        return at;
    }

    private readonly int PassQualifiedName(int start, string expected, out int prefixLength)
    {
        prefixLength = 0;
        var at = PassNoncolonizedName(start);
        if (at == start)
            FailName(start, expected);
        if (at < _document.Length && _document[at] == ':')
        {
            prefixLength = at - start;
            at = PassNoncolonizedName(at + 1);
            if (at == start + prefixLength + 1)
                Fail(at, $"A name is expected after the prefix '{Quote(start, prefixLength)}:', not {Describe(at)}");
            if (at < _document.Length && _document[at] == ':')
                Fail(at, $"A name has at most one colon, between prefix and local name; '{Quote(start, at - start)}:' has two");
        }
        return at;
    }

    /// <summary>Passes over an NCName (Namespaces in XML 1.0, production [4]).</summary>
    /// <returns>The offset behind the name; the start where there is none.</returns>
    private readonly int PassNoncolonizedName(int start)
    {
        var document = _document;
        var at = start;
        while (at < document.Length)
        {
            var scalar = XmlCharacters.Decode(document, at, out var length);
            if (scalar < 0)
                FailNotUtf8(at);
            if (!(at == start ? XmlCharacters.IsNameStart(scalar) : XmlCharacters.IsName(scalar)))
                break;
            at += length;
        }
        return at;
    }
}
