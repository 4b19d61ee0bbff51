using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Validation;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>
/// A part of a file that is too large for one span of bytes. It begins with the start tags of the elements that are open there, so that a reader has their
/// names and namespaces.
/// </summary>
internal sealed class ItemPart
{
    private readonly FileStream _file;
    private byte[] _buffer;
    private int _length;

    // The place in the file of the first byte after the start tags.
    private (int Line, int Column) _first = (1, 1);

    /// <param name="file">The file.</param>
    /// <param name="length">The length of a part in bytes. A part is only larger if an item is larger.</param>
    /// <exception cref="XmlBindingException">The file is not in UTF-8.</exception>
    public ItemPart(FileStream file, int length)
    {
        _file = file;
        _file.Position = 0;
        _buffer = new byte[length];
        Fill();
        if (!XmlInput.ToUtf8(Bytes).Overlaps(Bytes))
            throw new XmlBindingException("A document of 2 GiB or more is read only if it is in UTF-8", 1, 1, "");
    }

    /// <summary>The start tags and the part.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>The length of the start tags.</summary>
    public int TagsLength { get; private set; }

    /// <summary>Whether the part reaches to the end of the file.</summary>
    public bool IsLast => _file.Position >= _file.Length;

    /// <summary>Moves the part.</summary>
    /// <param name="position">The position in <see cref="Bytes"/> at which it begins.</param>
    /// <param name="starts">The positions of the start tags of the elements that are open there, the outermost first.</param>
    /// <param name="isLarger">Whether an item needs more of the file.</param>
    public void Move(int position, int[] starts, bool isLarger)
    {
        var tags = Tags(starts);
        _first = AtSource(position);
        var rest = _length - position;
        var buffer = new byte[isLarger ? (int)Math.Min(2L * _buffer.Length, DocumentBuffer.MostBytes) : Math.Max(_buffer.Length, tags.Length + rest)];
        tags.CopyTo(buffer, 0);
        Buffer.BlockCopy(_buffer, position, buffer, tags.Length, rest);
        (_buffer, _length, TagsLength) = (buffer, tags.Length + rest, tags.Length);
        Fill();
    }

    /// <summary>Returns the exception with its place in the file. Its path has no numbers, because the preceding siblings are unknown.</summary>
    public XmlBindingException AtSource(XmlBindingException exception)
    {
        var (line, column) = AtSource(exception.Line, exception.Column, TagsColumn);
        return new XmlBindingException(exception.Problem, line, column, WithoutNumbers(exception.Path), exception.InnerException);
    }

    /// <summary>Returns the violations in a piece of the part, as far as they can be found from the piece and the elements around it.</summary>
    /// <param name="start">The start of the piece.</param>
    /// <param name="end">The end of the piece.</param>
    /// <param name="starts">The positions of the start tags of the elements that are open where it starts.</param>
    /// <param name="startsAtEnd">The same where it ends.</param>
    /// <param name="sessions">Validates the piece.</param>
    public IReadOnlyList<SchemaViolation> Explain(int start, int end, int[] starts, int[] startsAtEnd, SessionPool sessions)
    {
        start = XmlScan.SkipWhite(Bytes, start);
        var document = new List<byte>();
        document.AddRange(Tags(starts));
        var column = XmlLineMap.LocateOnce(document.ToArray(), document.Count).Column;
        document.AddRange(Bytes.Slice(start, end - start).ToArray());
        if (end < _length)
            for (var i = startsAtEnd.Length - 1; i >= 0; i--)
                document.AddRange(EndTag(startsAtEnd[i]));
        var source = AtSource(start);
        var found = new List<SchemaViolation>();
        foreach (var violation in sessions.Validate(document.ToArray(), XmlLimits.None))
            if (violation.Line > 1 || violation.Column >= column)
                found.Add(new SchemaViolation(
                    violation.Id,
                    violation.Message,
                    WithoutNumbers(violation.Path),
                    violation.Line + source.Line - 1,
                    violation.Line > 1 ? violation.Column : violation.Column - column + source.Column,
                    violation.Length));
        return found.Count > 0
            ? found
            : [new SchemaViolation(
                "BND3001", "The document is not valid up to the end of this item, because of what comes before it", "", source.Line, source.Column, 1)];
    }

    private static string WithoutNumbers(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[[0-9]+\]", "");

    private int TagsColumn => XmlLineMap.LocateOnce(Bytes, TagsLength).Column;

    private (int Line, int Column) AtSource(int position)
    {
        var place = XmlLineMap.LocateOnce(Bytes, position);
        return AtSource(place.Line, place.Column, TagsColumn);
    }

    private (int Line, int Column) AtSource(int line, int column, int tagsColumn) =>
        line > 1 ? (line + _first.Line - 1, column) : (_first.Line, Math.Max(1, column - tagsColumn + _first.Column));

    /// <summary>Returns the start tags of elements, on one line, so that the lines of the part are those of the file.</summary>
    private byte[] Tags(int[] starts)
    {
        using var tags = new MemoryStream();
        foreach (var start in starts)
            foreach (var value in Bytes.Slice(start, TagLength(start)))
                tags.WriteByte(value is (byte)'\r' or (byte)'\n' ? (byte)' ' : value);
        return tags.ToArray();
    }

    private int TagLength(int start)
    {
        var bytes = Bytes;
        var quote = (byte)0;
        for (var i = start; i < bytes.Length; i++)
            if (quote != 0)
                quote = bytes[i] == quote ? (byte)0 : quote;
            else if (bytes[i] is (byte)'"' or (byte)'\'')
                quote = bytes[i];
            else if (bytes[i] == (byte)'>')
                return i + 1 - start;
        return bytes.Length - start;
    }

    private byte[] EndTag(int start)
    {
        var name = Bytes.Slice(start + 1);
        var length = 0;
        while (name[length] is not ((byte)'>' or (byte)'/' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            length++;
        return [(byte)'<', (byte)'/', .. name.Slice(0, length), (byte)'>'];
    }

    private void Fill()
    {
        int count;
        while (_length < _buffer.Length && (count = _file.Read(_buffer, _length, _buffer.Length - _length)) > 0)
            _length += count;
    }
}
