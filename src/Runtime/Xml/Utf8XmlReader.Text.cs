using System;

namespace Bindery.Xml;

// Character data across comments, processing instructions and CDATA sections: XML 1.0, 2.4, 2.7 and 2.11.
internal ref partial struct Utf8XmlReader
{
    /// <summary>Reads up to the next tag, and sets <see cref="_position"/> to it.</summary>
    /// <returns>Whether there was any text.</returns>
    private bool ReadText(int start)
    {
        var document = _document;
        var at = start;
        // Most text is indentation; most other text is one run without special characters.
        while ((uint)at < (uint)document.Length && document[at] is (byte)' ' or (byte)'\n' or (byte)'\t')
            at++;
        _isWhiteSpace = (uint)at < (uint)document.Length && document[at] == '<';
        if (!_isWhiteSpace)
            at = XmlScan.SkipText(document, at);
        if (at == start || (uint)(at + 1) >= (uint)document.Length || document[at] != '<' || document[at + 1] is (byte)'!' or (byte)'?')
            return ReadPieces(start, at);
        _kind = XmlEventKind.Text;
        _offset = _valueOffset = start;
        _length = _valueLength = at - start;
        _valueInScratch = false;
        _position = at;
        return true;
    }

    private bool ReadPieces(int start, int at)
    {
        var document = _document;
        _state.ScratchLength = 0;
        _valueLength = 0;
        _offset = -1;
        var piece = start;
        while (true)
        {
            if ((uint)at >= (uint)document.Length)
                FailUnclosed(at);
            var found = document[at];
            if (found == '<')
            {
                AddPiece(piece, at);
                if (at + 1 >= document.Length)
                    Fail(at + 1, "The document ends after '<'; a tag is expected, or &lt; for the character itself");
                if (document[at + 1] == '!' && document.Slice(at).StartsWith("<![CDATA["u8))
                    piece = at = ReadCharacterSection(at);
                else if (document[at + 1] is (byte)'!' or (byte)'?')
                    piece = at = PassMarkup(at);
                else
                    break;
            }
            else if (found == '&')
            {
                AddPiece(piece, at);
                FlushPiece();
                piece = ReadReference(at);
                ExtendEvent(at, piece);
                at = piece;
            }
            else if (found == '\r')
            {
                AddPiece(piece, at);
                AddLineEnd(at++);
                piece = at;
            }
            else if (found >= 0x80)
            {
                at = PassCharacters(at);
            }
            else if (found != ']')
            {
                FailNotChar(at, found);
            }
            else if (document.Slice(at).StartsWith("]]>"u8))
            {
                Fail(at, "']]>' is not allowed in text; write ]]&gt;");
            }
            else
            {
                at++;
            }
            at = XmlScan.SkipText(document, at);
        }
        _position = at;
        if (_offset < 0)
            return false;
        _valueInScratch = _state.ScratchLength > 0;
        if (_valueInScratch)
        {
            FlushPiece();
            _valueOffset = 0;
            _valueLength = _state.ScratchLength;
        }
        _kind = XmlEventKind.Text;
        _isWhiteSpace = XmlScan.SkipWhite(Value, 0) == _valueLength;
        return true;
    }

    /// <summary>Skips a comment or a processing instruction.</summary>
    /// <returns>The offset after it.</returns>
    private readonly int PassMarkup(int start)
    {
        var end = _document[start + 1] == '!' ? PassDeclaration(start) : PassInstruction(start);
        Note(start, end, _state.ScratchLength + _valueLength);
        return end;
    }

    /// <summary>Reads a CDATA section.</summary>
    /// <returns>The offset after it.</returns>
    private int ReadCharacterSection(int start)
    {
        var document = _document;
        var at = start + 9;
        var piece = at;
        var first = _offset;
        while (true)
        {
            at = XmlScan.SkipMarkup(document, at);
            if ((uint)at >= (uint)document.Length)
                Fail(start, "The CDATA section is not closed; ']]>' is missing");
            var found = document[at];
            if (found == ']')
            {
                if (document.Slice(at).StartsWith("]]>"u8))
                    break;
                at++;
            }
            else if (found == '\r')
            {
                AddPiece(piece, at);
                AddLineEnd(at++);
                piece = at;
            }
            else if (found >= 0x80)
            {
                at = PassCharacters(at);
            }
            else if (found is (byte)'-' or (byte)'?')
            {
                at++;
            }
            else
            {
                FailNotChar(at, found);
            }
        }
        AddPiece(piece, at);
        at += 3;
        // A section without content is not part of the event; one with content is, as a whole.
        if (first < 0 && _offset >= 0)
            _offset = start;
        if (_offset >= 0 && _offset + _length > start)
            _length = at - _offset;
        return at;
    }

    /// <summary>Adds a part of the document to the text. As long as the text is one run of the document, nothing is copied.</summary>
    private void AddPiece(int from, int to)
    {
        if (from == to)
            return;
        if (_valueLength > 0 && from == _valueOffset + _valueLength)
        {
            _valueLength += to - from;
        }
        else
        {
            FlushPiece();
            _valueOffset = from;
            _valueLength = to - from;
        }
        ExtendEvent(from, to);
    }

    private void FlushPiece()
    {
        if (_valueLength > 0)
            _state.Append(_document.Slice(_valueOffset, _valueLength));
        _valueLength = 0;
    }

    /// <summary>Adds a line feed for a carriage return, unless a line feed follows.</summary>
    private void AddLineEnd(int at)
    {
        ExtendEvent(at, at + 1);
        if ((uint)(at + 1) < (uint)_document.Length && _document[at + 1] == '\n')
            return;
        FlushPiece();
        _state.Append((byte)'\n');
    }

    private void ExtendEvent(int from, int to)
    {
        if (_offset < 0)
            _offset = from;
        _length = to - _offset;
    }
}
