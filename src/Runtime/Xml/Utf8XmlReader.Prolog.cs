using System;

namespace Bindery.Xml;

// The content around the root element, comments and processing instructions: XML 1.0, 2.5, 2.6 and 2.8.
internal ref partial struct Utf8XmlReader
{
    private bool ReadProlog()
    {
        if (_document.Length > _maxBytes)
            FailTooLarge();
        var at = _document.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (StartsWithDeclaration(_document, at))
            at = PassXmlDeclaration(at);
        at = PassMiscellaneous(at, "before");
        if (at == _document.Length)
            Fail(at, "The document has no root element");
        ReadStartTag(at);
        return true;
    }

    private bool ReadEpilog()
    {
        var at = PassMiscellaneous(_position, "after");
        if (at < _document.Length)
            FailSecondRoot(at);
        _position = _offset = at;
        _length = 0;
        _kind = XmlEventKind.EndOfDocument;
        return false;
    }

    /// <summary>Whether there is an XML declaration, not a processing instruction whose target begins with the same letters.</summary>
    internal static bool StartsWithDeclaration(ReadOnlySpan<byte> document, int at)
    {
        var rest = document.Slice(at);
        return rest.StartsWith("<?xml"u8) && (rest.Length == 5 || (XmlCharacters.Classes[rest[5]] & XmlCharacters.White) != 0 || rest[5] == '?');
    }

    /// <summary>Skips whitespace, comments and processing instructions outside the root element.</summary>
    /// <returns>The offset of a start tag, or the end.</returns>
    private readonly int PassMiscellaneous(int at, string side)
    {
        var document = _document;
        while (true)
        {
            at = XmlScan.SkipWhite(document, at);
            if (at >= document.Length)
                return at;
            if (document[at] != '<')
                FailOutside(at, side);
            var next = at + 1 < document.Length ? document[at + 1] : (byte)0;
            if (next == '!')
            {
                if (document.Slice(at).StartsWith("<![CDATA["u8))
                    Fail(at, $"A CDATA section is not allowed {side} the root element");
                var end = PassDeclaration(at);
                Note(at, end, 0);
                at = end;
            }
            else if (next == '?')
            {
                var end = PassInstruction(at);
                Note(at, end, 0);
                at = end;
            }
            else if (next == '/')
            {
                Fail(at, $"The end tag has no start tag; it stands {side} the root element");
            }
            else
            {
                return at;
            }
        }
    }

    /// <summary>Skips a comment; refuses other declarations.</summary>
    private readonly int PassDeclaration(int start)
    {
        var document = _document;
        var rest = document.Slice(start);
        if (rest.StartsWith("<!DOCTYPE"u8))
            Fail(start, "A document type declaration (<!DOCTYPE) is refused; remove it, and replace references to entities that it declares");
        if (!rest.StartsWith("<!--"u8))
            Fail(start, "'<!' must go on as a comment, <!--, or inside the root element as a CDATA section, <![CDATA[");
        var at = start + 4;
        while (true)
        {
            at = XmlScan.SkipMarkup(document, at);
            if ((uint)at >= (uint)document.Length)
                Fail(start, "The comment is not closed; '-->' is missing");
            var found = document[at];
            if (found >= 0x80)
            {
                at = PassCharacters(at);
            }
            else if (found is (byte)'-' or (byte)'?' or (byte)']' or (byte)'\r')
            {
                if (found == '-' && at + 1 < document.Length && document[at + 1] == '-')
                    break;
                at++;
            }
            else
            {
                FailNotChar(at, found);
            }
        }
        if (at + 2 >= document.Length)
            Fail(start, "The comment is not closed; '-->' is missing");
        if (document[at + 2] != '>')
            Fail(at, "'--' is not allowed inside a comment");
        return at + 3;
    }

    private readonly int PassInstruction(int start)
    {
        var document = _document;
        var target = start + 2;
        var at = PassNoncolonizedName(target);
        if (at == target)
            FailName(at, "The target of a processing instruction");
        if (at < document.Length && document[at] == ':')
            Fail(at, "The target of a processing instruction must not have a colon");
        if (at - target == 3 && (document[target] | 0x20) == 'x' && (document[target + 1] | 0x20) == 'm' && (document[target + 2] | 0x20) == 'l')
            Fail(start, StartsWithDeclaration(document, start)
                ? "The XML declaration must stand at the very start of the document, with nothing before it"
                : $"The target '{Quote(target, 3)}' is reserved; an XML declaration is written <?xml, in small letters");
        if (at < document.Length && (XmlCharacters.Classes[document[at]] & XmlCharacters.White) == 0 && !document.Slice(at).StartsWith("?>"u8))
            Fail(at, $"Whitespace or '?>' is expected after the target of a processing instruction, not {Describe(at)}");
        while (true)
        {
            at = XmlScan.SkipMarkup(document, at);
            if ((uint)at >= (uint)document.Length)
                Fail(start, "The processing instruction is not closed; '?>' is missing");
            var found = document[at];
            if (found >= 0x80)
                at = PassCharacters(at);
            else if (found == '?' && at + 1 < document.Length && document[at + 1] == '>')
                return at + 2;
            else if (found is (byte)'-' or (byte)'?' or (byte)']' or (byte)'\r')
                at++;
            else
                FailNotChar(at, found);
        }
    }
}
