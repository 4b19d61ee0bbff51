using System;
using System.Runtime.CompilerServices;

namespace Bindery.Xml;

// Tags: XML 1.0, productions [40] to [44], and the names in them: Namespaces in XML 1.0, productions [7] to [11].
internal ref partial struct Utf8XmlReader
{
    private const string ElementName = "An element name";

    // The variables of the loop must stay in registers: none of them is passed by reference, and the data of an attribute is written to its record at once.
    private void ReadStartTag(int start)
    {
        var document = _document;
        _state.ScratchLength = 0;
        _template = _templates.Match(document, start, _state.Attributes, out var end);
        if (_template is not null && _template.Count <= _maxAttributes)
        {
            EnterKnownTag(_template, start, end);
            return;
        }
        var at = PassName(document, start + 1, out var prefixLength);
        OpenElement(start + 1, at - start - 1, prefixLength);
        _attributeCount = 0;
        _hasPrefixes = prefixLength > 0;
        var attributes = _state.Attributes;
        var count = 0;
        while (true)
        {
            var name = XmlScan.SkipWhite(document, at);
            if ((uint)name >= (uint)document.Length)
                FailInsideTag(name);
            var found = document[name];
            if (found == '>')
            {
                _isEmptyElement = false;
                at = name + 1;
                break;
            }
            if (found == '/')
            {
                if ((uint)(name + 1) >= (uint)document.Length || document[name + 1] != '>')
                    FailInsideTag(name + 1);
                _isEmptyElement = true;
                at = name + 2;
                break;
            }
            if (name == at)
                FailInsideTag(at);
            if (count >= _maxAttributes)
                FailTooManyAttributes(name);
            if (count == attributes.Length)
                attributes = MakeRoom();
            ref var attribute = ref attributes[count];
            attribute.NameOffset = name;
            at = PassAttributeName(document, name, ref attribute);
            var quote = document[at];
            attribute.RawOffset = ++at;
            attribute.ScratchOffset = -1;
            at = XmlScan.SkipValue(document, at);
            if ((uint)at >= (uint)document.Length || document[at] != quote)
                at = ReadValue(at, quote, ref attribute);
            attribute.RawLength = at - attribute.RawOffset;
            at++;
            // Prefixes are known when the tag is read.
            attribute.Namespace = NamespaceTable.None;
            if ((attribute.PrefixLength != 0 || attribute.Key == NameKey.Xmlns) && IsNamespaceDeclaration(attribute))
                DeclareNamespace(attribute);
            else
                count++;
        }
        _attributeCount = count;
        if (_hasPrefixes)
            ResolveNames();
        if (count > 1 && MayRepeat(attributes.AsSpan(0, count)))
            CheckDuplicates();
        if (count is > 0 and <= TagTemplates.MostAttributes && !_hasPrefixes && HasPlainValues)
            Learn(start, at);
        _kind = XmlEventKind.StartElement;
        _offset = start;
        _length = at - start;
        _position = at;
    }

    /// <summary>Moves to a start tag whose attributes have already been recorded.</summary>
    private void EnterKnownTag(TagTemplate template, int start, int end)
    {
        OpenElement(start + 1, template.NameLength, 0);
        _attributeCount = template.Count;
        _hasPrefixes = false;
        _isEmptyElement = template.IsEmptyElement;
        _kind = XmlEventKind.StartElement;
        _offset = start;
        _length = end - start;
        _position = end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Learn(int start, int end) =>
        _template = _templates.Learn(_document, start, end, _state.Attributes.AsSpan(0, _attributeCount), _state.Elements[_depth - 1].NameLength);

    private readonly AttributeRecord[] MakeRoom()
    {
        Array.Resize(ref _state.Attributes, _state.Attributes.Length * 2);
        return _state.Attributes;
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

    /// <summary>Whether the name of an element is at an offset; the document must have that many bytes.</summary>
    private readonly bool IsNameAt(int at, in OpenElement element) =>
        element is { PrefixLength: 0, NameLength: <= NameKey.Length }
            ? NameKey.At(_document, at, element.NameLength) == element.Key
            : _document.Slice(at, element.NameLength).SequenceEqual(_document.Slice(element.NameOffset, element.NameLength));

    /// <summary>Skips the name of an attribute and the '=', and records the name.</summary>
    /// <returns>The offset of the quote.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PassAttributeName(ReadOnlySpan<byte> document, int name, ref AttributeRecord attribute)
    {
        var at = name;
        if ((XmlCharacters.Classes[document[at]] & XmlCharacters.NameStart) != 0)
        {
            at = XmlScan.SkipName(document, at + 1);
            if ((uint)(at + 1) < (uint)document.Length && document[at] == '=' && document[at + 1] is (byte)'"' or (byte)'\'')
            {
                attribute.NameLength = at - name;
                attribute.PrefixLength = 0;
                attribute.Key = NameKey.At(document, name, at - name);
                return at + 1;
            }
        }
        return PassUnusualName(name, ref attribute);
    }

    /// <summary>Skips a name with a prefix or characters beyond ASCII, and an '=' that may be surrounded by whitespace.</summary>
    private int PassUnusualName(int name, ref AttributeRecord attribute)
    {
        var at = PassQualifiedName(name, "An attribute name, '>' or '/>'", out var prefixLength);
        _hasPrefixes |= prefixLength > 0;
        attribute.NameLength = at - name;
        attribute.PrefixLength = prefixLength;
        attribute.Key = NameKey.At(_document, attribute.LocalOffset, attribute.LocalLength);
        return PassEquals(at, name, at - name);
    }

    private readonly int PassEquals(int at, int name, int nameLength)
    {
        at = XmlScan.SkipWhite(_document, at);
        if (at >= _document.Length || _document[at] != '=')
            FailInAttribute(
                at, $"'=' and a value in quotes are expected after the attribute name '{Quote(name, nameLength)}', not {Describe(at)}", name, nameLength);
        at = XmlScan.SkipWhite(_document, at + 1);
        if (at >= _document.Length || _document[at] is not ((byte)'"' or (byte)'\''))
            FailInAttribute(at, $"The value of '{Quote(name, nameLength)}' must stand in quotes; here is {Describe(at)}", name, nameLength);
        return at;
    }

    /// <summary>Skips the name of an element, with at most one colon.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">The offset at which the name must start.</param>
    /// <param name="prefixLength">The length of the part before the colon; 0 if there is no colon.</param>
    /// <returns>The offset after the name.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int PassName(ReadOnlySpan<byte> document, int start, out int prefixLength)
    {
        var at = start;
        if ((uint)at < (uint)document.Length && (XmlCharacters.Classes[document[at]] & XmlCharacters.NameStart) != 0)
        {
            at = XmlScan.SkipName(document, at + 1);
            if ((uint)at < (uint)document.Length && document[at] != ':' && document[at] < 0x80)
            {
                prefixLength = 0;
                return at;
            }
        }
        at = PassQualifiedName(start, ElementName, out var length);
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

    /// <summary>Skips an NCName (Namespaces in XML 1.0, production [4]).</summary>
    /// <returns>The offset after the name; the start if there is none.</returns>
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
