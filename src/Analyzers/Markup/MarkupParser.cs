using System;
using System.Collections.Generic;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Templates;
using Bindery.Analyzers.Values;
using static Bindery.Analyzers.Markup.MarkupCharacters;

namespace Bindery.Analyzers.Markup;

/// <summary>
/// Reads a template as XML with holes. A hole in a value makes the value unknown, and a hole between tags makes the content unknown. If anything is uncertain,
/// there is no document, and nothing is reported. Text that is not well-formed is left to the XML reader, which checks texts without holes.
/// </summary>
internal sealed class MarkupParser
{
    private const int MaxDepth = 256;

    private readonly Template _template;
    private readonly string _text;
    private readonly Func<string, string, IEnumerable<(string NamespaceUri, string LocalName)>> _attributesOf;
    private readonly Stack<OpenMarkup> _open = new();
    private PartialElement? _root;
    private PartialElement? _unmatched;
    private bool _isKnown;
    private int _at;

    private MarkupParser(Template template, Func<string, string, IEnumerable<(string NamespaceUri, string LocalName)>> attributesOf)
    {
        _template = template;
        _text = template.Text;
        _isKnown = template.Holes.Count == 0;
        _attributesOf = attributesOf;
    }

    /// <summary>Reads a template; null if it cannot be read.</summary>
    /// <param name="template">The template.</param>
    /// <param name="attributesOf">
    /// The attributes that a schema declares on elements with a name: those that a start tag lacks are certainly absent, even if the content is unknown.
    /// </param>
    /// <param name="unmatched">The element whose start tag is followed by a different end tag; null if there is none.</param>
    public static MarkupDocument? Parse(
        Template template, Func<string, string, IEnumerable<(string NamespaceUri, string LocalName)>> attributesOf, out PartialElement? unmatched)
    {
        var parser = new MarkupParser(template, attributesOf);
        unmatched = null;
        if (!parser.Document())
        {
            unmatched = parser._unmatched;
            return null;
        }
        return parser._root is { } root ? new MarkupDocument(root, parser._open.Count == 0, parser._isKnown) : null;
    }

    /// <summary>Returns the name of the root element as written, and its position; null if the text does not begin with an element.</summary>
    public static string? RootName(string text)
    {
        var at = Prolog(text, 0);
        if (at < 0 || at >= text.Length || text[at] != '<')
            return null;
        var end = NameEnd(text, at + 1);
        return end > at + 1 ? text.Substring(at + 1, end - at - 1) : null;
    }

    /// <summary>Whether a text begins with an element and ends with its end tag.</summary>
    public static bool IsWhole(string text) => RootName(text) is { } name && text.TrimEnd().EndsWith($"</{name}>", StringComparison.Ordinal);

    private bool Document()
    {
        _at = Prolog(_text, 0);
        if (_at < 0 || _at >= _text.Length || _text[_at] != '<')
            return false;
        do
        {
            if (!(_text[_at] == '<' ? Markup() : Text()))
                return false;
        }
        while (_open.Count > 0 && _at < _text.Length);
        foreach (var open in _open)
            open.LeaveOpen();
        // After the root, only whitespace, comments and processing instructions are allowed; another hole may be anything.
        return _open.Count > 0 || Prolog(_text, _at) is var end && (end == _text.Length || (end >= 0 && _text[end] == Template.Hole));
    }

    private bool Markup()
    {
        if (StartsWith("<!--"))
            return Skip("-->");
        if (StartsWith("<![CDATA["))
            return CData();
        if (StartsWith("<?"))
            return Skip("?>");
        return StartsWith("</") ? EndTag() : !StartsWith("<!") && StartTag();
    }

    private bool StartTag()
    {
        if (_open.Count > MaxDepth)
            return false;
        var start = _at + 1;
        var end = NameEnd(_text, start);
        if (end == start || (end < _text.Length && _text[end] == Template.Hole && _template.HoleAt(end) != HoleKind.Attributes))
            return false;
        var tag = new StartTag(_text.Substring(start, end - start), _template.SpanOf(start, end - start), _open.Count == 0 ? null : _open.Peek().Namespaces);
        _at = end;
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length)
                return false;
            if (_text[_at] == '>' || StartsWith("/>"))
                break;
            if (_text[_at] == Template.Hole || ForeignTemplates.MayBeIn(_text[_at].ToString()))
            {
                if (_text[_at] == Template.Hole && _template.HoleAt(_at) is HoleKind.Content or HoleKind.Markup or HoleKind.Rounds)
                    return false;
                (tag.HasHoles, _isKnown) = (true, false);
                _at++;
            }
            else if (ForeignTemplates.EllipsisAt(_text, _at) is > 0 and var length)
            {
                (tag.HasHoles, _isKnown) = (true, false);
                _at += length;
            }
            else if (!Attribute(tag))
            {
                return false;
            }
        }
        var isEmpty = _text[_at] == '/';
        _at += isEmpty ? 2 : 1;
        if (tag.ToElement() is not { } element)
            return false;
        if (_open.Count > 0)
            _open.Peek().Add(element);
        else
            _root = element;
        var open = new OpenMarkup(tag.Name, element, tag.Namespaces, _attributesOf);
        if (isEmpty)
            open.End();
        else
            _open.Push(open);
        return true;
    }

    private bool Attribute(StartTag tag)
    {
        var start = _at;
        var end = NameEnd(_text, start);
        if (end == start)
            return false;
        _at = end;
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '=')
            return false;
        _at++;
        SkipSpace();
        if (_at >= _text.Length || _text[_at] is not ('"' or '\''))
            return false;
        var close = _text.IndexOf(_text[_at], _at + 1);
        if (close < 0)
            return false;
        var raw = _text.Substring(_at + 1, close - _at - 1);
        // A missing quotation mark would include tags in the value.
        if (raw.IndexOf('<') >= 0)
            return false;
        var origin = new MarkupOrigin(_template.SpanOf(start, end - start), close > _at + 1 ? _template.SpanOf(_at + 1, raw.Length) : _template.SpanOf(_at, 2));
        _at = close + 1;
        string? value = null;
        if (ForeignTemplates.MayBeIn(raw))
        {
            _isKnown = false;
            if (!AreOfText(start, close))
                return false;
            value = Open(raw, isAttribute: true);
        }
        else if ((value = References.Resolve(raw, isAttribute: true)) is null)
        {
            return false;
        }
        return tag.Add(_text.Substring(start, end - start), value, origin);
    }

    // Holes with markup cannot be part of a value.
    private bool AreOfText(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (_text[i] == Template.Hole && _template.HoleAt(i) is not (HoleKind.Anything or HoleKind.Text))
                return false;
        return true;
    }

    // The parts around the holes are known, unless other parts may be inserted as well.
    private static string? Open(string raw, bool isAttribute) =>
        !ForeignTemplates.MayBeIn(raw.Replace(Template.Hole.ToString(), ""))
            && References.Resolve(raw, isAttribute) is { } text
            && OpenText.Join([text]) is { Length: > 1 } open
            ? open
            : null;

    private bool EndTag()
    {
        var start = _at + 2;
        var end = NameEnd(_text, start);
        var open = _open.Pop();
        if (_text.Substring(start, end - start) != open.Name)
        {
            _unmatched = open.Element;
            return false;
        }
        _at = end;
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '>')
            return false;
        _at++;
        open.End();
        return true;
    }

    private bool CData()
    {
        var start = _at + "<![CDATA[".Length;
        var end = _text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0 || _open.Count == 0)
            return false;
        var text = _text.Substring(start, end - start);
        if (ForeignTemplates.MayBeIn(text))
            _isKnown = false;
        _open.Peek().AddText(text, _template.SpanOf(start, end - start), ForeignTemplates.MayBeIn(text) ? TextKnowledge.Text : TextKnowledge.Known);
        _at = end + 3;
        return true;
    }

    private bool Text()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] != '<')
            _at++;
        var raw = _text.Substring(start, _at - start);
        if (_open.Count == 0)
            return false;
        var knowledge = TextKnowledge.Known;
        if (ForeignTemplates.MayBeIn(raw))
        {
            _isKnown = false;
            knowledge = ForeignTemplates.StandsForContent(raw) ? TextKnowledge.Nothing : TextKnowledge.Text;
            for (var i = 0; i < raw.Length; i++)
                if (raw[i] == Template.Hole && _template.HoleAt(start + i) is HoleKind.Attributes or HoleKind.Markup or HoleKind.Rounds)
                    return false;
                else if (raw[i] == Template.Hole ? _template.HoleAt(start + i) != HoleKind.Text : raw[i] is '{' or '$' or '%' or '@' or '[')
                    knowledge = TextKnowledge.Nothing;
        }
        if (References.Resolve(raw, isAttribute: false) is not { } text)
            return false;
        // The whitespace around it is not a mistake.
        var (first, last) = (start, _at);
        while (first < last && IsSpace(_text[first]))
            first++;
        while (last > first && IsSpace(_text[last - 1]))
            last--;
        _open.Peek().AddText(text, first < last ? _template.SpanOf(first, last - first) : _template.SpanOf(start, raw.Length), knowledge);
        return true;
    }

    private bool Skip(string end)
    {
        var found = _text.IndexOf(end, _at + 2, StringComparison.Ordinal);
        _at = found + end.Length;
        return found >= 0;
    }

    private bool StartsWith(string start) => string.CompareOrdinal(_text, _at, start, 0, start.Length) == 0;

    private void SkipSpace()
    {
        while (_at < _text.Length && IsSpace(_text[_at]))
            _at++;
    }
}
