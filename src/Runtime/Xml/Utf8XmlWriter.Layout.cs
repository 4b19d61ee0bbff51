using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Bindery.Xml;

// The order of tags and text, and their lines.
internal sealed partial class Utf8XmlWriter
{
    /// <summary>Writes the text before the name of an element, and reserves space for the name.</summary>
    private void BeginTag(int nameLength = 0)
    {
        if (_isPending)
            DeclareRest();
        EnsureSpace(2 + nameLength);
        if (_depth == 0)
        {
            if (_hasRoot)
                throw new InvalidOperationException("A document has one root element");
            _hasRoot = true;
        }
        else
        {
            if (_inStartTag)
                _buffer[_length++] = (byte)'>';
            if (_indent)
            {
                BeginLine();
                EnsureSpace(1 + nameLength);
            }
        }
        _buffer[_length++] = (byte)'<';
    }

    /// <summary>Begins a new line, if there is no text around it.</summary>
    private void BeginLine()
    {
        if (!_indent || _state.Elements[_depth - 1].HasText)
            return;
        var offset = _length;
        AppendLine(_depth);
        _state.Lines.Add(new LineEnd(offset, _length - offset));
    }

    /// <summary>Writes a comment or a processing instruction unchanged. Around the root element it has its own line.</summary>
    internal void Markup(ReadOnlySpan<byte> markup)
    {
        if (_depth > 0)
        {
            CloseStartTag();
            BeginLine();
            Append(markup);
            return;
        }
        if (_hasRoot)
            Append((byte)'\n');
        Append(markup);
        if (!_hasRoot)
            Append((byte)'\n');
    }

    private void OpenElement(int nameOffset, int prefixLength)
    {
        var state = _state;
        var depth = _depth;
        if (depth == state.Elements.Length)
            Array.Resize(ref state.Elements, depth * 2);
        ref var element = ref state.Elements[depth];
        element.NameOffset = nameOffset;
        element.NameLength = _length - nameOffset;
        element.PrefixLength = prefixLength;
        element.DefaultNamespace = depth == 0 ? NamespaceTable.None : state.Elements[depth - 1].DefaultNamespace;
        element.FirstBinding = state.Namespaces.Count;
        element.FirstLine = state.Lines.Count;
        element.HasText = false;
        _depth = depth + 1;
        _inStartTag = true;
        state.Tags++;
    }

    private void BeginText()
    {
        if (_depth == 0)
            throw new InvalidOperationException("Text must stand inside an element");
        if (_isPending)
            DeclareRest();
        if (_inStartTag)
        {
            Append((byte)'>');
            _inStartTag = false;
        }
        ref var element = ref _state.Elements[_depth - 1];
        if (_indent && !element.HasText)
            RemoveLines(element.FirstLine);
        element.HasText = true;
        TextOffset = _length;
    }

    /// <summary>The offset of the last written text.</summary>
    internal int TextOffset { get; private set; }

    /// <summary>The number of bytes written.</summary>
    internal int Length => _length;

    /// <summary>Ends the start tag, if it is open.</summary>
    /// <returns>The offset of the content.</returns>
    internal int CloseStartTag()
    {
        if (_isPending)
            DeclareRest();
        if (_inStartTag)
        {
            Append((byte)'>');
            _inStartTag = false;
        }
        return _length;
    }

    /// <summary>Reorders the pieces of the content of the innermost open element. Content after the last of them is not moved.</summary>
    /// <param name="start">The offset of the first piece.</param>
    /// <param name="pieces">The pieces in their new order; together they are one range of the written text.</param>
    internal void Reorder(int start, IReadOnlyList<(int Start, int End)> pieces)
    {
        // Line ends that were removed because of text have moved the pieces.
        if (_indent && _state.Elements[_depth - 1].HasText)
            return;
        var moved = new byte[_length - start];
        var length = 0;
        foreach (var (from, to) in pieces)
        {
            _buffer.AsSpan(from, to - from).CopyTo(moved.AsSpan(length));
            length += to - from;
        }
        moved.AsSpan(0, length).CopyTo(_buffer.AsSpan(start));
    }

    private void BeginAttribute()
    {
        if (!_inStartTag)
            ThrowNoStartTag();
        Append((byte)' ');
    }

    [DoesNotReturn]
    private static void ThrowNoStartTag() =>
        throw new InvalidOperationException("An attribute must be written before the content of its element");

    private void AppendLine(int depth)
    {
        EnsureSpace(1 + 2 * depth);
        _buffer[_length++] = (byte)'\n';
        _buffer.AsSpan(_length, 2 * depth).Fill((byte)' ');
        _length += 2 * depth;
    }

    /// <summary>Removes the line ends before the children of an element, when text is written into it.</summary>
    private void RemoveLines(int firstLine)
    {
        var lines = _state.Lines;
        if (lines.Count == firstLine)
            return;
        var target = lines[firstLine].Offset;
        for (var index = firstLine; index < lines.Count; index++)
        {
            var source = lines[index].Offset + lines[index].Length;
            var end = index + 1 < lines.Count ? lines[index + 1].Offset : _length;
            Buffer.BlockCopy(_buffer, source, _buffer, target, end - source);
            target += end - source;
        }
        _length = target;
        lines.Cut(firstLine);
    }
}
