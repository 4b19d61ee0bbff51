using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Bindery.Wording;

namespace Bindery.Xml;

// Places and messages of errors.
internal ref partial struct Utf8XmlReader
{
    private const int LongestQuote = 80;

    /// <summary>
    /// Returns the line and column of a byte offset. All calls together take one pass over the document. For messages only.
    /// </summary>
    public readonly XmlPosition GetPosition(int offset) => _state.Lines.Locate(_document, offset);

    /// <summary>
    /// Returns the path of the element that is open at the current event, for example "/domainbackup/disks/disk[2]"; empty outside the root element. For
    /// messages only.
    /// </summary>
    /// <remarks>
    /// Names are as written, with a prefix; a number distinguishes the second and later siblings with one name. Very long names are shortened.
    /// </remarks>
    public readonly string GetPath() => _depth == 0
        ? ""
        : _state.Paths.PathOf(_document, _depth, _state.Elements[_depth - 1].NameOffset, _state.Elements[_depth - 1].NameLength);

    /// <summary>Returns the path of an attribute of the current start tag, for example "/domainbackup/disks/disk[2]/@name". For messages only.</summary>
    public readonly string GetAttributePath(int index)
    {
        ref readonly var attribute = ref AttributeAt(index);
        return GetPath() + "/@" + Quote(attribute.NameOffset, attribute.NameLength);
    }

    private readonly XmlBindingException CreateException(int offset, string message, string path)
    {
        var position = GetPosition(offset);
        return new XmlBindingException(message, position.Line, position.Column, path);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Fail(int offset, string message) => FailInAttribute(offset, message, _failingName, _failingNameLength);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void FailInAttribute(int offset, string message, int name, int nameLength) =>
        throw CreateException(offset, message, nameLength == 0 ? GetPath() : GetPath() + "/@" + Quote(name, nameLength));

    [DoesNotReturn]
    private readonly void FailNotChar(int offset, int scalar) =>
        Fail(offset, $"The character {CodePoint(scalar)} is not allowed in XML");

    [DoesNotReturn]
    private readonly void FailNotUtf8(int offset) =>
        Fail(
            offset,
            $"The byte 0x{_document[offset].ToString("X2", CultureInfo.InvariantCulture)} is not UTF-8 here; save the document as UTF-8, or declare its encoding");

    [DoesNotReturn]
    private readonly void FailName(int offset, string expected) =>
        Fail(offset, offset < _document.Length && _document[offset] == ':'
            ? $"{expected} is expected, and a name cannot start with a colon"
            : $"{expected} is expected, not {Describe(offset)}{(expected == ElementName ? "; a '<' that is meant as text is written &lt;" : "")}");

    [DoesNotReturn]
    private readonly void FailInsideTag(int offset)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        var name = Quote(element.NameOffset, element.NameLength);
        if (offset >= _document.Length)
            Fail(offset, $"The document ends inside the start tag of <{name}>; '>' or '/>' is missing");
        if (_document[offset - 1] == '/')
            Fail(offset, $"'>' is expected after '/' in the tag of <{name}>, not {Describe(offset)}");
        var scalar = XmlCharacters.Decode(_document, offset, out _);
        if (scalar < 0)
            FailNotUtf8(offset);
        if (_document[offset - 1] is (byte)'"' or (byte)'\'' && XmlCharacters.IsNameStart(scalar))
            Fail(offset, "Whitespace is required before the next attribute");
        Fail(offset, $"Whitespace, '>' or '/>' is expected in the tag of <{name}>, not {Describe(offset)}");
    }

    [DoesNotReturn]
    private readonly void FailEndTag(int start)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        var name = Quote(element.NameOffset, element.NameLength);
        var end = PassQualifiedName(start + 2, "The name of an end tag", out _);
        var length = end - start - 2;
        if (!_document.Slice(start + 2, length).SequenceEqual(_document.Slice(element.NameOffset, element.NameLength)))
        {
            var opened = GetPosition(element.NameOffset - 1);
            Fail(
                start,
                FormattableString.Invariant(
                    $"The end tag </{Quote(start + 2, length)}> does not match the start tag <{name}> of line {opened.Line}, column {opened.Column}"));
        }
        end = XmlScan.SkipWhite(_document, end);
        Fail(end, $"'>' is expected at the end of the end tag </{name}>, not {Describe(end)}");
    }

    [DoesNotReturn]
    private readonly void FailUnclosed(int offset)
    {
        ref readonly var element = ref _state.Elements[_depth - 1];
        var name = Quote(element.NameOffset, element.NameLength);
        var opened = GetPosition(element.NameOffset - 1);
        Fail(
            offset,
            FormattableString.Invariant($"The document ends, but <{name}> of line {opened.Line}, column {opened.Column} is open; </{name}> is missing"));
    }

    [DoesNotReturn]
    private readonly void FailTooDeep(int offset) =>
        Fail(offset, FormattableString.Invariant($"The elements are nested deeper than {_maxDepth}; raise XmlLimits.MaxDepth to read this document"));

    [DoesNotReturn]
    private readonly void FailTooManyAttributes(int offset) =>
        Fail(
            offset, FormattableString.Invariant($"The element has more than {_maxAttributes} attributes; raise XmlLimits.MaxAttributes to read this document"));

    [DoesNotReturn]
    private readonly void FailTooLarge() =>
        Fail(
            0,
            FormattableString.Invariant($"The document has more than the {_maxBytes} bytes allowed; raise XmlLimits.MaxBytes to read it"));

    [DoesNotReturn]
    private readonly void FailReference(int start)
    {
        var end = PassNoncolonizedName(start + 1);
        if (end == start + 1)
            Fail(start, "'&' begins a reference; write &amp; for the character itself");
        var name = Quote(start + 1, end - start - 1);
        if (end >= _document.Length || _document[end] != ';')
            Fail(start, $"The reference &{name} is not closed by ';'; write &amp; if the character '&' itself is meant");
        Fail(start, $"The entity '{name}' is not defined; only lt, gt, amp, quot and apos are. Write the character itself or a character reference");
    }

    [DoesNotReturn]
    private readonly void FailPrefix(int offset, int length, string kind)
    {
        var prefix = Quote(offset, length);
        ref readonly var element = ref _state.Elements[_depth - 1];
        if (kind == "element")
            Fail(offset, _document.Slice(offset, length).SequenceEqual("xmlns"u8)
                ? "An element cannot have the prefix 'xmlns'"
                : $"The prefix '{prefix}' of the element is not declared; xmlns:{prefix}=\"…\" is missing");
        var nameEnd = PassQualifiedName(offset, "", out _);
        FailInAttribute(offset, $"The prefix '{prefix}' of the attribute is not declared; xmlns:{prefix}=\"…\" is missing", offset, nameEnd - offset);
    }

    [DoesNotReturn]
    private readonly void FailDuplicate(in AttributeRecord earlier, in AttributeRecord later)
    {
        var first = Quote(earlier.NameOffset, earlier.NameLength);
        var second = Quote(later.NameOffset, later.NameLength);
        FailInAttribute(later.NameOffset, first == second
            ? $"The attribute '{second}' stands twice in one tag"
            : $"The attributes '{first}' and '{second}' have the same name; both prefixes stand for {Utf8.Excerpt(_state.Namespaces.UriOf(_document, later.Namespace), LongestQuote)}",
                later.NameOffset,
                later.NameLength);
    }

    [DoesNotReturn]
    private readonly void FailOutside(int offset, string side)
    {
        var scalar = XmlCharacters.Decode(_document, offset, out _);
        if (scalar < 0)
            FailNotUtf8(offset);
        if (!XmlCharacters.IsChar(scalar))
            FailNotChar(offset, scalar);
        Fail(offset, $"Text is not allowed {side} the root element; here is {Describe(offset)}");
    }

    [DoesNotReturn]
    private readonly void FailSecondRoot(int offset)
    {
        var end = PassQualifiedName(offset + 1, ElementName, out _);
        Fail(offset, $"A document has one root element; <{Quote(offset + 1, end - offset - 1)}> is a second one");
    }

    private readonly string Quote(int offset, int length) => Utf8.Excerpt(_document.Slice(offset, length), LongestQuote);

    /// <summary>Describes the character at an offset.</summary>
    private readonly string Describe(int offset)
    {
        if (offset >= _document.Length)
            return "the end of the document";
        var scalar = XmlCharacters.Decode(_document, offset, out var length);
        return scalar switch
        {
            < 0 => $"the byte 0x{_document[offset].ToString("X2", CultureInfo.InvariantCulture)}, which is not UTF-8",
            ' ' => "a space",
            '\n' or '\r' => "a line end",
            '\t' => "a tab",
            '\'' => "an apostrophe",
            >= 0x10000 => $"'{Quote(offset, length)}' ({CodePoint(scalar)})",
            // An invisible character, or one that combines with the quote, is described by its number.
            _ when !IsVisible((char)scalar) => CodePoint(scalar),
            _ => $"'{Quote(offset, length)}'",
        };
    }

    private static bool IsVisible(char character) =>
        char.IsLetterOrDigit(character) || char.IsPunctuation(character) || char.IsSymbol(character);

    private static string CodePoint(int scalar) => "U+" + scalar.ToString("X4", CultureInfo.InvariantCulture);
}
