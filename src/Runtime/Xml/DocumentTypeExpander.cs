using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>
/// Rewrites a document without its document type declaration: entities are replaced (XML 1.0, 4.4), attributes get their defaults (3.3.2) and are normalized by
/// their types (3.3.3). The result is read like any other document.
/// </summary>
internal sealed class DocumentTypeExpander
{
    // An entity that is used in many places is short; an entity that is used many times in other entities is an attack.
    private const int MostCharacters = 1 << 20;
    private const int MostReferences = 1 << 18;
    private const int MostNested = 32;

    // The size that defaults may add for each character of the document, in addition to the same allowance.
    private const int MostDefaults = 4;

    private readonly DocumentType _type;
    private readonly ExpandedDocument _output;
    private readonly Stack<string> _open = new();
    private string _text;
    private int _source;
    private int _characters;
    private int _references;
    private long _defaults;

    private DocumentTypeExpander(string document, DocumentType type)
    {
        _text = document;
        _type = type;
        _output = new ExpandedDocument(document);
    }

    private bool IsInEntity => _open.Count > 0;

    /// <summary>Returns the document without its document type declaration; null if it has none.</summary>
    /// <param name="utf8">The document.</param>
    /// <exception cref="XmlBindingException">The declaration is not well-formed, or the document uses an entity that cannot be replaced.</exception>
    public static ExpandedDocument? Expand(ReadOnlySpan<byte> utf8)
    {
        if (!HasType(utf8))
            return null;
        var document = Utf8.GetString(utf8);
        if (DocumentTypeParser.Read(document) is not { } type)
            return null;
        var expander = new DocumentTypeExpander(document, type);
        expander._output.Copy(document, 0, type.Start);
        expander.Content(type.End);
        return expander._output;
    }

    // Only comments and instructions may precede the declaration.
    private static bool HasType(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8.StartsWith("\uFEFF"u8) ? utf8.Slice(3) : utf8;
        while (true)
        {
            rest = rest.Slice(XmlScan.SkipWhite(rest, 0));
            var isComment = rest.StartsWith("<!--"u8);
            if (!isComment && !rest.StartsWith("<?"u8))
                return rest.StartsWith("<!DOCTYPE"u8);
            var end = isComment ? rest.IndexOf("-->"u8) : rest.IndexOf("?>"u8);
            if (end < 0)
                return false;
            rest = rest.Slice(end + 2);
            if (isComment)
                rest = rest.Slice(1);
        }
    }

    internal static XmlBindingException Error(string text, string message, int at)
    {
        var (line, column) = ExpandedDocument.PositionOf(text, at);
        return new XmlBindingException(message, line, column, "");
    }

    private void Content(int at)
    {
        var depth = 0;
        while (at < _text.Length)
        {
            var next = _text.IndexOfAny(['<', '&'], at);
            CopyText(at, next < 0 ? _text.Length : next);
            if (next < 0)
                break;
            at = _text[next] == '&' ? Reference(next, isInRoot: depth > 0)
                : Starts(next, "<!--") ? CopyTo(next, "-->")
                : Starts(next, "<![CDATA[") ? CopyTo(next, "]]>")
                : Starts(next, "<?") ? CopyTo(next, "?>")
                : Tag(next, ref depth);
            if (depth < 0 && IsInEntity)
                break;
        }
        if (depth != 0 && IsInEntity)
            throw Error($"The entity '{_open.Peek()}' must close the elements that it opens, and no others", at);
    }

    private int Tag(int start, ref int depth)
    {
        if (Starts(start, "</"))
        {
            depth--;
            return CopyTo(start, ">");
        }
        var at = start + 1;
        PassName(ref at);
        var element = _text.Substring(start + 1, at - start - 1);
        _type.Attributes.TryGetValue(element, out var declared);
        var met = new HashSet<string>(StringComparer.Ordinal);
        var copied = start;
        while (true)
        {
            while (at < _text.Length && DeclarationScanner.IsBlank(_text[at]))
                at++;
            var name = at;
            PassName(ref at);
            if (at == name)
                break;
            met.Add(_text.Substring(name, at - name));
            while (at < _text.Length && (DeclarationScanner.IsBlank(_text[at]) || _text[at] == '='))
                at++;
            if (at == _text.Length || _text[at] is not ('"' or '\''))
                break;
            var end = _text.IndexOf(_text[at], at + 1);
            if (end < 0)
                break;
            var attribute = declared?.Find(known => known.Name == _text.Substring(name, NameLength(name)));
            if (attribute is { IsText: false } || _text.IndexOf('&', at, end - at) >= 0)
            {
                Copy(copied, at + 1);
                Insert(Value(_text.Substring(at + 1, end - at - 1), at + 1, attribute?.IsText ?? true, _text[at]), at + 1);
                copied = end;
            }
            at = end + 1;
        }
        Copy(copied, at);
        if (!Starts(at, ">") && !Starts(at, "/>"))
            return Abandon(at, "a start tag that is not well-formed");
        foreach (var attribute in declared ?? [])
            if (attribute.Default is { } value && !met.Contains(attribute.Name))
                InsertDefault($" {attribute.Name}=\"{Value(value, start, attribute.IsText, '"')}\"", start);
        if (Starts(at, "/>"))
        {
            Copy(at, at + 2);
            return at + 2;
        }
        depth++;
        Copy(at, at + 1);
        return at + 1;
    }

    /// <summary>Returns a value with its entities replaced, escaped for quotes: 3.3.3.</summary>
    private string Value(string value, int at, bool isText, char quote)
    {
        var expanded = new StringBuilder();
        ExpandValue(value, at, expanded, isText);
        var text = isText ? expanded.ToString() : string.Join(" ", expanded.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries));
        return text.Replace(quote.ToString(), quote == '"' ? "&quot;" : "&apos;");
    }

    private void ExpandValue(string value, int at, StringBuilder output, bool isText)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '<' && IsInEntity)
                throw Error($"The entity '{_open.Peek()}' has '<', which is not allowed in the value of an attribute", at);
            if (value[i] != '&')
            {
                // The reader treats the two characters of a line end as one; those of an entity are two characters.
                output.Append(DeclarationScanner.IsBlank(value[i]) && (IsInEntity || !isText) ? ' ' : value[i]);
                continue;
            }
            if (!IsReference(value, i, out var name))
                throw Error("This is not a valid reference; '&' itself is written as '&amp;'", at + i);
            if (IsKnown(name))
            {
                output.Append(!isText && name is "#32" or "#x20" ? " " : "&" + name + ";");
                i += name.Length + 1;
                continue;
            }
            if (!IsInEntity)
                _source = at + i;
            Enter(name, _source);
            ExpandValue(_type.Entities[name]!, at, output, isText);
            Leave();
            i += name.Length + 1;
        }
    }

    /// <summary>Replaces a reference in content.</summary>
    /// <returns>The index after it.</returns>
    private int Reference(int at, bool isInRoot)
    {
        if (!IsReference(_text, at, out var name))
            return Abandon(at, "'&', which begins no reference that ends in it");
        var end = at + name.Length + 2;
        if (IsKnown(name))
        {
            Copy(at, end);
            return end;
        }
        if (!isInRoot && !IsInEntity)
            throw Error($"The entity '{name}' is used outside the root element", at);
        var (text, source) = (_text, _source);
        if (!IsInEntity)
            _source = at;
        Enter(name, at);
        _text = _type.Entities[name]!;
        Content(0);
        Leave();
        (_text, _source) = (text, source);
        return end;
    }

    // Content that is not well-formed is copied to the end, so that the reader refuses it: it could become well-formed if entities after it were replaced.
    private int Abandon(int at, string what)
    {
        if (IsInEntity)
            throw Error($"The entity '{_open.Peek()}' has {what}", at);
        Copy(at, _text.Length);
        return _text.Length;
    }

    private void Enter(string name, int at)
    {
        if (!_type.Entities.TryGetValue(name, out var value))
            throw Error(_type.HasUnread
                ? $"The entity '{name}' is not declared in the document itself, and files that its document type refers to are not read"
                : $"The entity '{name}' is not declared", at);
        if (value is null)
            throw Error($"The entity '{name}' stands in another file, which is not read", at);
        if (_open.Contains(name))
            throw Error($"The entity '{name}' refers to itself", at);
        if (_open.Count == MostNested)
            throw Error($"Entities refer to each other more than {MostNested} deep", at);
        if (++_references > MostReferences || (_characters += value.Length) > MostCharacters)
            throw Error($"The entities of the document make more than {MostCharacters} characters, or are used more than {MostReferences} times", at);
        _open.Push(name);
    }

    private void Leave() => _open.Pop();

    // The reader handles references to characters and to the five predefined entities.
    private static bool IsKnown(string name) => name[0] == '#' || IsPredefined(name);

    private static bool IsReference(string text, int at, out string name)
    {
        var end = text.IndexOf(';', at);
        name = end < 0 ? "" : text.Substring(at + 1, end - at - 1);
        return name.Length > 0 && (name[0] == '#' || DeclarationScanner.IsName(name));
    }

    /// <summary>Whether an entity is predefined: 4.6.</summary>
    internal static bool IsPredefined(string name) => name is "lt" or "gt" or "amp" or "apos" or "quot";

    private void PassName(ref int at)
    {
        while (at < _text.Length && !DeclarationScanner.IsBlank(_text[at]) && _text[at] is not ('>' or '/' or '=' or '<' or '"' or '\''))
            at++;
    }

    private int NameLength(int at)
    {
        var end = at;
        PassName(ref end);
        return end - at;
    }

    private int CopyTo(int start, string end)
    {
        var close = _text.IndexOf(end, start, StringComparison.Ordinal);
        if (close < 0 && IsInEntity)
            throw Error($"'{end}' is missing in the entity '{_open.Peek()}'", start);
        close = close < 0 ? _text.Length : close + end.Length;
        Copy(start, close);
        return close;
    }

    private bool Starts(int at, string expected) => string.CompareOrdinal(_text, at, expected, 0, expected.Length) == 0;

    // A carriage return in an entity is from a reference: the reader must not treat it as a line end.
    private void CopyText(int start, int end)
    {
        if (IsInEntity && _text.IndexOf('\r', start, end - start) >= 0)
            _output.Insert(_text.Substring(start, end - start).Replace("\r", "&#13;"), _source);
        else
            Copy(start, end);
    }

    private void Copy(int start, int end)
    {
        if (IsInEntity)
            _output.Insert(_text.Substring(start, end - start), _source);
        else
            _output.Copy(_text, start, end);
    }

    private void Insert(string text, int at) => _output.Insert(text, IsInEntity ? _source : at);

    private void InsertDefault(string text, int at)
    {
        _defaults += text.Length;
        if (_defaults > Math.Max(MostCharacters, (long)MostDefaults * _output.Source.Length))
            throw Error(
                $"The attribute defaults of the document make more than {MostDefaults} characters for each of its own, and more than {MostCharacters}", at);
        Insert(text, at);
    }

    private XmlBindingException Error(string message, int at) => Error(_output.Source, message, IsInEntity ? _source : at);
}
