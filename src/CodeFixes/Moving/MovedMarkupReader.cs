using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Bindery.Analyzers.Markup;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Reads the pieces of a text as XML. A piece that is conditional or repeated must contain complete content or complete attributes; otherwise the text is not
/// read.
/// </summary>
internal sealed class MovedMarkupReader
{
    private const int MostDepth = 128;
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private static readonly Dictionary<string, string> NoNamespaces = new() { [""] = "", ["xml"] = XmlNamespace };

    private readonly IReadOnlyList<Piece> _pieces;
    private readonly int _depth;
    private int _piece;
    private int _at;

    private MovedMarkupReader(IReadOnlyList<Piece> pieces, int depth) => (_pieces, _depth) = (pieces, depth);

    // The current characters; null at a piece of another kind, and at the end.
    private string? Text
    {
        get
        {
            while (_piece < _pieces.Count && _pieces[_piece] is Characters text && _at >= text.Text.Length)
                Next();
            return _piece < _pieces.Count && _pieces[_piece] is Characters here ? here.Text : null;
        }
    }

    private bool IsAtEnd => Text is null && _piece >= _pieces.Count;

    /// <summary>Reads the nodes of a text: one element, possibly among statements; null if it cannot be read.</summary>
    public static IReadOnlyList<MovedNode>? Read(IReadOnlyList<Piece> pieces)
    {
        var reader = new MovedMarkupReader(pieces, 0);
        var nodes = new List<MovedNode>();
        return reader.Content(nodes, null, NoNamespaces) && nodes.Count(node => node is not MovedStatement) == 1 && nodes.Exists(node => node is MovedElement)
            ? nodes
            : null;
    }

    /// <summary>Reads a text as content, which consists of complete elements; null if it is not content.</summary>
    public static IReadOnlyList<MovedNode>? ReadContent(IReadOnlyList<Piece> pieces)
    {
        var reader = new MovedMarkupReader(pieces, 0);
        var nodes = new List<MovedNode>();
        return reader.Content(nodes, null, NoNamespaces) && nodes.TrueForAll(node => node is not MovedText) ? nodes : null;
    }

    // Reads up to the end tag of the element, or to the end of the pieces.
    private bool Content(List<MovedNode> nodes, string? element, Dictionary<string, string> namespaces)
    {
        if (!AllContent(nodes, element, namespaces))
            return false;
        // Whitespace between elements is only indentation.
        if (nodes.Exists(node => node is not MovedText))
            nodes.RemoveAll(node => node is MovedText { IsBlank: true });
        return true;
    }

    private bool AllContent(List<MovedNode> nodes, string? element, Dictionary<string, string> namespaces)
    {
        while (!IsAtEnd)
        {
            if (Text is not { } text)
            {
                if (!Code(nodes, pieces => Part(pieces, namespaces)))
                    return false;
            }
            else if (StartsWith("<!--"))
            {
                if (!Skip("-->"))
                    return false;
            }
            else if (StartsWith("<?"))
            {
                if (!Skip("?>"))
                    return false;
            }
            else if (StartsWith("</"))
            {
                _at += 2;
                if (Name() != element || element is null)
                    return false;
                Blanks();
                return Take('>');
            }
            else if (StartsWith("<![CDATA["))
            {
                var start = _at + "<![CDATA[".Length;
                if (!Skip("]]>"))
                    return false;
                AddText(nodes, [new Characters(text.Substring(start, _at - "]]>".Length - start))]);
            }
            else if (text[_at] == '<')
            {
                if (!Element(nodes, namespaces))
                    return false;
            }
            else if (!Value(nodes, '<', isAttribute: false))
            {
                return false;
            }
        }
        return element is null;
    }

    // Reads the body of a branch or loop, which has content of its own.
    private List<MovedNode>? Part(IReadOnlyList<Piece> pieces, Dictionary<string, string> namespaces)
    {
        var reader = new MovedMarkupReader(pieces, _depth + 1);
        var nodes = new List<MovedNode>();
        return _depth < MostDepth && reader.Content(nodes, null, namespaces) ? nodes : null;
    }

    private static List<MovedNode>? AttributePart(IReadOnlyList<Piece> pieces, Dictionary<string, string> namespaces)
    {
        var reader = new MovedMarkupReader(pieces, 0);
        var nodes = new List<MovedNode>();
        return reader.Attributes(nodes, namespaces) && reader.IsAtEnd ? nodes : null;
    }

    private bool Element(List<MovedNode> nodes, Dictionary<string, string> outer)
    {
        _at++;
        if (Text is null && ChosenName.OfElement(_pieces, _piece) is { } chosen)
            return Either(nodes, chosen, (reader, read) => reader.Element(read, outer));
        if (_depth > MostDepth || Name() is not { Length: > 0 } name)
            return false;
        var (attributes, content) = (new List<MovedNode>(), new List<MovedNode>());
        var namespaces = new Dictionary<string, string>(outer);
        if (!Attributes(attributes, namespaces))
            return false;
        var isEmpty = StartsWith("/>");
        if (isEmpty)
            _at += 2;
        else if (!Take('>'))
            return false;
        var inner = new MovedMarkupReader(_pieces, _depth + 1) { _piece = _piece, _at = _at };
        if (!isEmpty && !inner.Content(content, name, namespaces))
            return false;
        if (!isEmpty)
            (_piece, _at) = (inner._piece, inner._at);
        if (Resolve(name, namespaces, isAttribute: false) is not var (uri, local) || !ResolveAll(attributes, namespaces))
            return false;
        nodes.Add(new MovedElement(uri, local, attributes, content));
        return true;
    }

    // Reads up to the end of the start tag.
    private bool Attributes(List<MovedNode> attributes, Dictionary<string, string> namespaces)
    {
        while (true)
        {
            Blanks();
            if (IsAtEnd)
                return true;
            if (Text is null)
            {
                if (ChosenName.OfAttribute(_pieces, _piece) is { } chosen)
                {
                    if (!Either(attributes, chosen, (reader, read) => reader.Attribute(read, namespaces)))
                        return false;
                    continue;
                }
                if (!Code(attributes, pieces => AttributePart(pieces, namespaces)))
                    return false;
                continue;
            }
            if (Text[_at] is '>' or '/')
                return true;
            if (!Attribute(attributes, namespaces))
                return false;
        }
    }

    private bool Attribute(List<MovedNode> attributes, Dictionary<string, string> namespaces)
    {
        if (Name() is not { Length: > 0 } name)
            return false;
        Blanks();
        if (!Take('='))
            return false;
        Blanks();
        if (Text is not { } text || text[_at] is not ('"' or '\''))
            return false;
        var quote = text[_at++];
        if (!Value(attributes, quote, isAttribute: true))
            return false;
        _at++;
        var value = (MovedText)attributes[attributes.Count - 1];
        attributes.RemoveAt(attributes.Count - 1);
        if (name != "xmlns" && !name.StartsWith("xmlns:", StringComparison.Ordinal))
            attributes.Add(new MovedAttribute("", name, value));
        else if (value.Constant is { } uri)
            namespaces[name == "xmlns" ? "" : name.Substring("xmlns:".Length)] = uri;
        else
            return false;
        return true;
    }

    // Reads a node twice, once with each name.
    private bool Either(List<MovedNode> nodes, ChosenName name, Func<MovedMarkupReader, List<MovedNode>, bool> read)
    {
        var (whenTrue, whenFalse) = (new List<MovedNode>(), new List<MovedNode>());
        var first = new MovedMarkupReader(name.Put(name.Choice.WhenTrue), _depth + 1);
        if (_depth > MostDepth || !read(first, whenTrue) || !read(new MovedMarkupReader(name.Put(name.Choice.WhenFalse), _depth + 1), whenFalse))
            return false;
        nodes.Add(new MovedBranch(new Branch(name.Choice.Condition, [], []), whenTrue, whenFalse));
        // What follows is the same in both.
        var left = first._pieces.Count - first._piece;
        var at = first._piece < first._pieces.Count && first._pieces[first._piece] is Characters text ? text.Text.Length - first._at : 0;
        _piece = _pieces.Count - left;
        _at = _piece < _pieces.Count && _pieces[_piece] is Characters here ? here.Text.Length - at : 0;
        return true;
    }

    private bool Code(List<MovedNode> nodes, Func<IReadOnlyList<Piece>, List<MovedNode>?> read)
    {
        switch (_pieces[_piece])
        {
            case Kept kept:
                nodes.Add(new MovedStatement(kept));
                break;
            case Branch branch when read(branch.WhenTrue) is { } whenTrue && read(branch.WhenFalse) is { } whenFalse:
                nodes.Add(new MovedBranch(branch, whenTrue, whenFalse));
                break;
            case Round round when read(round.Body) is { } body:
                nodes.Add(new MovedRound(round, body));
                break;
            case HelperText helper:
                nodes.Add(new MovedHelperText(helper));
                break;
            case HelperStatement helper:
                nodes.Add(new MovedHelperStatement(helper));
                break;
            case Inserted:
                return Value(nodes, '<', isAttribute: false);
            default:
                return false;
        }
        Next();
        return true;
    }

    // Reads text up to a character or, in content, up to the end.
    private bool Value(List<MovedNode> nodes, char end, bool isAttribute)
    {
        var parts = new List<Piece>();
        while (true)
        {
            if (Text is { } text)
            {
                var stop = text.IndexOf(end, _at);
                var raw = text.Substring(_at, (stop < 0 ? text.Length : stop) - _at);
                if (References.Resolve(raw, isAttribute) is not { } plain)
                    return false;
                if (plain.Length > 0)
                    parts.Add(new Characters(plain));
                _at += raw.Length;
                if (stop >= 0)
                    break;
            }
            else if (_piece < _pieces.Count && _pieces[_piece] is Inserted value)
            {
                parts.Add(value);
                Next();
            }
            else if (isAttribute)
            {
                return false;
            }
            else
            {
                break;
            }
        }
        if (isAttribute)
            nodes.Add(new MovedText(parts));
        else
            AddText(nodes, parts);
        return true;
    }

    // A comment or CDATA section splits a single text.
    private static void AddText(List<MovedNode> nodes, IReadOnlyList<Piece> parts)
    {
        if (nodes.Count > 0 && nodes[nodes.Count - 1] is MovedText before)
            nodes[nodes.Count - 1] = new MovedText([.. before.Parts, .. parts]);
        else
            nodes.Add(new MovedText(parts));
    }

    private static bool ResolveAll(List<MovedNode> attributes, Dictionary<string, string> namespaces)
    {
        for (var i = 0; i < attributes.Count; i++)
            switch (attributes[i])
            {
                case MovedAttribute attribute when Resolve(attribute.LocalName, namespaces, isAttribute: true) is var (uri, local):
                    attributes[i] = attribute with { NamespaceUri = uri, LocalName = local };
                    break;
                case MovedBranch branch:
                    var (whenTrue, whenFalse) = (branch.WhenTrue.ToList(), branch.WhenFalse.ToList());
                    if (!ResolveAll(whenTrue, namespaces) || !ResolveAll(whenFalse, namespaces))
                        return false;
                    attributes[i] = branch with { WhenTrue = whenTrue, WhenFalse = whenFalse };
                    break;
                case MovedStatement:
                    break;
                default:
                    return false;
            }
        return true;
    }

    private static (string Uri, string Local)? Resolve(string name, Dictionary<string, string> namespaces, bool isAttribute)
    {
        var colon = name.IndexOf(':');
        if (colon < 0 && isAttribute)
            return ("", name);
        return namespaces.TryGetValue(colon < 0 ? "" : name.Substring(0, colon), out var uri) ? (uri, name.Substring(colon + 1)) : null;
    }

    private string Name()
    {
        if (Text is not { } text)
            return "";
        var start = _at;
        while (_at < text.Length && (XmlConvert.IsNCNameChar(text[_at]) || text[_at] == ':'))
            _at++;
        return text.Substring(start, _at - start);
    }

    private void Blanks()
    {
        while (Text is { } text && text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private bool Take(char character)
    {
        if (Text is not { } text || text[_at] != character)
            return false;
        _at++;
        return true;
    }

    private bool StartsWith(string start) => Text is { } text && string.CompareOrdinal(text, _at, start, 0, start.Length) == 0;

    private bool Skip(string end)
    {
        if (Text is not { } text || text.IndexOf(end, _at + 2, StringComparison.Ordinal) is not (>= 0 and var found))
            return false;
        _at = found + end.Length;
        return true;
    }

    private void Next() => (_piece, _at) = (_piece + 1, 0);
}
