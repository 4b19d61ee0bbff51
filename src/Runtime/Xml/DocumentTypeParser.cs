using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Bindery.Xml;

/// <summary>Reads a document type declaration: XML 1.0, 2.8, 3.3 and 4.2. Declarations of elements and notations are passed over.</summary>
/// <param name="text">The text that the declaration stands in.</param>
/// <param name="type">What was declared.</param>
internal sealed class DocumentTypeParser(string text, DocumentType type)
{
    private const int MostNested = 32;

    private readonly Dictionary<string, string?> _parameters = new(StringComparer.Ordinal);
    private int _at;

    /// <summary>Reads the declaration of a document; null where it has none.</summary>
    /// <exception cref="XmlBindingException">The declaration is not well-formed.</exception>
    public static DocumentType? Read(string document)
    {
        var at = 0;
        while (true)
        {
            while (at < document.Length && (IsBlank(document[at]) || document[at] == '\uFEFF'))
                at++;
            var end = string.CompareOrdinal(document, at, "<!--", 0, 4) == 0 ? "-->" : string.CompareOrdinal(document, at, "<?", 0, 2) == 0 ? "?>" : null;
            if (end is null)
                break;
            var close = document.IndexOf(end, at + 2, StringComparison.Ordinal);
            if (close < 0)
                return null;
            at = close + end.Length;
        }
        if (string.CompareOrdinal(document, at, "<!DOCTYPE", 0, 9) != 0)
            return null;
        var type = new DocumentType { Start = at };
        new DocumentTypeParser(document, type).Declaration();
        return type;
    }

    private void Declaration()
    {
        _at = type.Start + "<!DOCTYPE".Length;
        Blanks(isNeeded: true);
        Name("The document type");
        Blanks();
        if (Starts("SYSTEM") || Starts("PUBLIC"))
        {
            External();
            type.HasUnread = true;
            Blanks();
        }
        if (Take('['))
        {
            Subset(0);
            Expect(']');
            Blanks();
        }
        Expect('>');
        type.End = _at;
    }

    private void Subset(int depth)
    {
        while (true)
        {
            Blanks();
            if (_at == text.Length || text[_at] == ']')
                return;
            var start = _at;
            if (Take("<!--"))
                PassTo("-->", start);
            else if (Take("<?"))
                PassTo("?>", start);
            else if (Take('%'))
                Parameter(depth, start);
            else if (Take("<!ENTITY"))
                Entity();
            else if (Take("<!ATTLIST"))
                AttributeList();
            else if (Starts("<!ELEMENT") || Starts("<!NOTATION"))
                PassDeclaration();
            else
                throw Error("A declaration is expected in the document type", _at);
        }
    }

    private void Parameter(int depth, int start)
    {
        var name = Name("A parameter entity");
        Expect(';');
        if (!_parameters.TryGetValue(name, out var value) || value is null)
        {
            type.HasUnread = true;
            return;
        }
        if (depth == MostNested)
            throw Error($"Parameter entities are nested deeper than {MostNested}, or '{name}' refers to itself", start);
        var inner = new DocumentTypeParser(value, type);
        foreach (var known in _parameters)
            inner._parameters.Add(known.Key, known.Value);
        try
        {
            inner.Subset(depth + 1);
        }
        catch (XmlBindingException exception)
        {
            throw Error(exception.Problem, start);
        }
        foreach (var known in inner._parameters)
            if (!_parameters.ContainsKey(known.Key))
                _parameters.Add(known.Key, known.Value);
    }

    private void Entity()
    {
        Blanks(isNeeded: true);
        var isParameter = Take('%');
        if (isParameter)
            Blanks(isNeeded: true);
        var name = Name("An entity");
        Blanks(isNeeded: true);
        string? value = null;
        if (Starts("SYSTEM") || Starts("PUBLIC"))
        {
            External();
            Blanks();
            if (Take("NDATA"))
            {
                Blanks(isNeeded: true);
                Name("A notation");
            }
        }
        else
        {
            value = EntityValue();
        }
        Blanks();
        Expect('>');
        var entities = isParameter ? _parameters : type.Entities;
        if (!entities.ContainsKey(name))
            entities[name] = value;
    }

    private string EntityValue()
    {
        var start = _at + 1;
        var literal = Literal();
        var value = new StringBuilder();
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] == '%')
                throw Error("A parameter entity is not allowed inside a declaration of the document itself", start + i);
            if (literal[i] != '&' || i + 1 == literal.Length || literal[i + 1] != '#')
            {
                value.Append(literal[i]);
                continue;
            }
            var end = literal.IndexOf(';', i);
            if (end < 0 || Character(literal.Substring(i + 2, end - i - 2)) is not { } character)
                throw Error("This is not a valid character reference", start + i);
            value.Append(character);
            i = end;
        }
        return value.ToString();
    }

    private void AttributeList()
    {
        Blanks(isNeeded: true);
        var element = Name("An element");
        if (!type.Attributes.TryGetValue(element, out var attributes))
            type.Attributes.Add(element, attributes = []);
        while (true)
        {
            Blanks();
            if (Take('>'))
                return;
            var name = Name("An attribute");
            Blanks(isNeeded: true);
            var isText = Starts("CDATA");
            if (text[_at] != '(')
                Name("The type of an attribute");
            Blanks();
            if (_at < text.Length && text[_at] == '(')
            {
                PassTo(")", _at);
                Blanks(isNeeded: true);
            }
            string? value = null;
            if (Take("#FIXED"))
                Blanks(isNeeded: true);
            if (!Take("#REQUIRED") && !Take("#IMPLIED"))
                value = Literal();
            if (!attributes.Exists(known => known.Name == name))
                attributes.Add(new DeclaredAttribute(name, isText, value));
        }
    }

    private void External()
    {
        var isPublic = Starts("PUBLIC");
        _at += 6;
        Blanks(isNeeded: true);
        Literal();
        if (!isPublic)
            return;
        Blanks(isNeeded: true);
        Literal();
    }

    private void PassDeclaration()
    {
        var start = _at;
        while (_at < text.Length && text[_at] != '>')
            if (text[_at] is '"' or '\'')
                Literal();
            else
                _at++;
        if (!Take('>'))
            throw Error("The declaration is not closed; '>' is missing", start);
    }

    private string Literal()
    {
        if (_at == text.Length || text[_at] is not ('"' or '\''))
            throw Error("A quoted value is expected here", _at);
        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0)
            throw Error("The value is not closed; a quote is missing", _at);
        var literal = text.Substring(_at + 1, end - _at - 1);
        _at = end + 1;
        return literal;
    }

    private string Name(string what)
    {
        var start = _at;
        while (_at < text.Length
            && !IsBlank(text[_at])
            && text[_at] is not ('>' or '[' or ']' or '<' or '"' or '\'' or '(' or ')' or ';' or '%' or '&' or '#' or '|' or ','))
            _at++;
        return _at > start ? text.Substring(start, _at - start) : throw Error($"{what} needs a name here", start);
    }

    private void PassTo(string end, int start)
    {
        var close = text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = close >= 0 ? close + end.Length : throw Error($"'{end}' is missing", start);
    }

    private void Blanks(bool isNeeded = false)
    {
        var start = _at;
        while (_at < text.Length && IsBlank(text[_at]))
            _at++;
        if (isNeeded && _at == start)
            throw Error("A blank is expected here", _at);
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
            throw Error($"'{expected}' is expected here", _at);
    }

    private bool Take(char expected)
    {
        if (_at == text.Length || text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private bool Take(string expected)
    {
        if (!Starts(expected))
            return false;
        _at += expected.Length;
        return true;
    }

    private bool Starts(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    private XmlBindingException Error(string message, int at) => DocumentTypeExpander.Error(text, message, at);

    internal static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n';

    /// <summary>The character of a reference, without "&amp;#" and ";"; null where there is none.</summary>
    private static string? Character(string digits)
    {
        var isHex = digits.StartsWith("x", StringComparison.Ordinal);
        return int.TryParse(
            isHex ? digits.Substring(1) : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var scalar)
            && scalar is (>= 0x20 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF and not (0xFFFE or 0xFFFF)) or 9 or 10 or 13
            ? char.ConvertFromUtf32(scalar)
            : null;
    }
}
