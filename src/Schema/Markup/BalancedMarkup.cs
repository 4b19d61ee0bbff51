using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Markup;

/// <summary>
/// Makes a text well-formed that is not, for example a file that is being edited, so that its elements can be read. Start tags without an end tag get one; end
/// tags without a start tag are removed, and so are comments and attributes that cannot be read.
/// </summary>
internal sealed class BalancedMarkup
{
    private readonly string _text;
    private readonly ICollection<string> _components;
    private readonly ICollection<string> _containers;
    private readonly StringBuilder _result;
    private readonly Stack<string> _open = new();
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal) { "", "xml" };
    private int _position;

    private BalancedMarkup(string text, ICollection<string> components, ICollection<string> containers)
    {
        (_text, _components, _containers) = (text, components, containers);
        _result = new StringBuilder(text.Length + 64);
        for (var at = text.IndexOf("xmlns:", StringComparison.Ordinal); at >= 0; at = text.IndexOf("xmlns:", at + 6, StringComparison.Ordinal))
            _prefixes.Add(NameAt(at + 6));
    }

    /// <summary>Returns a text with the same elements and attributes, as far as they can be recognized; empty if there is no element.</summary>
    /// <param name="text">The text.</param>
    /// <param name="components">The local names of elements that are never directly or indirectly in one another, except in a container.</param>
    /// <param name="containers">The local names of elements that hold components.</param>
    public static string Of(string text, ICollection<string> components, ICollection<string> containers)
    {
        var markup = new BalancedMarkup(text, components, containers);
        do
            markup.ReadPiece();
        while (markup._position < text.Length && (markup._open.Count > 0 || markup._result.Length == 0) && !NestingDepth.IsExceeded(markup._open.Count));
        markup.CloseDownTo(0);
        return markup._result.ToString();
    }

    private bool IsInside => _open.Count > 0;

    private void ReadPiece()
    {
        var tag = _text.IndexOf('<', _position);
        if (tag != _position)
            ReadText(tag < 0 ? _text.Length : tag);
        else if (StartsWith("<!--"))
            Skip(4, "-->");
        else if (StartsWith("<![CDATA["))
            ReadData();
        else if (StartsWith("<?"))
            Skip(2, "?>");
        else if (StartsWith("<!"))
            Skip(2, ">");
        else if (StartsWith("</"))
            ReadEndTag();
        else
            ReadStartTag();
    }

    private void ReadText(int end)
    {
        if (IsInside)
            AppendText(_text.Substring(_position, end - _position).Replace("]]>", ""));
        _position = end;
    }

    private void ReadData()
    {
        var end = _text.IndexOf("]]>", _position, StringComparison.Ordinal);
        if (end > 0 && IsInside)
            _result.Append(_text, _position, end + 3 - _position);
        Skip(9, "]]>");
    }

    private void ReadEndTag()
    {
        var name = NameAt(_position + 2);
        _position += 2 + name.Length;
        SkipBlanks();
        if (_position < _text.Length && _text[_position] == '>')
            _position++;
        if (!_open.Contains(name))
            return;
        while (_open.Peek() != name)
            CloseDownTo(_open.Count - 1);
        CloseDownTo(_open.Count - 1);
    }

    private void ReadStartTag()
    {
        _position++;
        var name = NameAt(_position);
        if (name.Length == 0 || !IsDeclared(name))
            return;
        _position += name.Length;
        CloseBefore(name);
        _result.Append('<').Append(name);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            SkipBlanks();
            var attribute = NameAt(_position);
            if (attribute.Length > 0)
            {
                ReadAttribute(attribute, known);
                continue;
            }
            // A tag without an end ends where the next one begins.
            if (_position >= _text.Length || _text[_position] == '<')
                break;
            if (_text[_position++] == '>')
                break;
            if (_text[_position - 1] == '/' && _position < _text.Length && _text[_position] == '>')
            {
                _position++;
                _result.Append("/>");
                return;
            }
        }
        _result.Append('>');
        _open.Push(name);
    }

    /// <summary>Ends the open component before a new one: components are never nested, except in a grammar inside a component.</summary>
    private void CloseBefore(string name)
    {
        if (!_components.Contains(LocalName(name)))
            return;
        var depth = _open.Count;
        foreach (var around in _open)
        {
            if (_containers.Contains(LocalName(around)))
                return;
            depth--;
            if (_components.Contains(LocalName(around)))
            {
                CloseDownTo(depth);
                return;
            }
        }
    }

    private static string LocalName(string name) => name.Substring(name.IndexOf(':') + 1);

    private void ReadAttribute(string name, HashSet<string> known)
    {
        _position += name.Length;
        SkipBlanks();
        if (_position >= _text.Length || _text[_position] != '=')
            return;
        _position++;
        SkipBlanks();
        var quote = _position < _text.Length ? _text[_position] : '\0';
        var isQuoted = quote is '"' or '\'';
        var start = isQuoted ? _position + 1 : _position;
        var end = isQuoted ? _text.IndexOfAny([quote, '<'], start) : -1;
        // A value that lacks one of its quotes is read as a word; the quote that begins the next value does not end this one.
        if (end < 0 || _text[end] == '<' || (_text[end - 1] == '=' && EndOfWord(start) < end - 1))
            end = EndOfWord(start);
        _position = end < _text.Length && _text[end] is '"' or '\'' ? end + 1 : end;
        if (!IsDeclared(name) || !known.Add(name))
            return;
        _result.Append(' ').Append(name).Append("=\"");
        AppendText(_text.Substring(start, end - start).Replace("\"", "&quot;"));
        _result.Append('"');
    }

    private int EndOfWord(int start)
    {
        var end = start;
        while (end < _text.Length && !IsBlank(_text[end]) && _text[end] is not ('>' or '/' or '<' or '"' or '\''))
            end++;
        return end;
    }

    /// <summary>Appends characters and references; everything else is removed.</summary>
    private void AppendText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '&' && !IsReference(text, i))
                continue;
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                _result.Append(character).Append(text[++i]);
            else if (!char.IsSurrogate(character) && (character >= ' ' || IsBlank(character)) && character < '\uFFFE')
                _result.Append(character);
        }
    }

    private static bool IsReference(string text, int start)
    {
        foreach (var name in new[] { "&lt;", "&gt;", "&amp;", "&quot;", "&apos;" })
            if (string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
                return true;
        return false;
    }

    private void CloseDownTo(int count)
    {
        while (_open.Count > count)
            _result.Append("</").Append(_open.Pop()).Append('>');
    }

    /// <summary>Skips up to the end delimiter, or only the start delimiter if there is no end delimiter.</summary>
    private void Skip(int length, string end)
    {
        var found = _position + length > _text.Length ? -1 : _text.IndexOf(end, _position + length, StringComparison.Ordinal);
        _position = found < 0 ? Math.Min(_position + length, _text.Length) : found + end.Length;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && IsBlank(_text[_position]))
            _position++;
    }

    private bool StartsWith(string start) => string.CompareOrdinal(_text, _position, start, 0, start.Length) == 0;

    private bool IsDeclared(string name) => name.IndexOf(':') is var colon && colon < 0
        || name.StartsWith("xmlns:", StringComparison.Ordinal)
        || _prefixes.Contains(name.Substring(0, colon));

    private string NameAt(int start)
    {
        var end = start;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' or '.' or ':'))
            end++;
        return _text.Substring(start, end - start);
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n';
}
