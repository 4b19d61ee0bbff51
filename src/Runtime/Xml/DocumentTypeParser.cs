using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>Reads a document type declaration: XML 1.0, 2.8, 3.3 and 4.2. Declarations of elements and notations are checked, but not kept.</summary>
internal sealed class DocumentTypeParser
{
    private const int MostNested = 32;

    private readonly Dictionary<string, string?> _parameters = new(StringComparer.Ordinal);
    private readonly DeclarationScanner _scanner;
    private readonly DocumentType _type;

    private DocumentTypeParser(string text, DocumentType type) => (_scanner, _type) = (new DeclarationScanner(text), type);

    /// <summary>Reads the declaration of a document; null if it has none.</summary>
    /// <exception cref="XmlBindingException">The declaration is not well-formed.</exception>
    public static DocumentType? Read(string document)
    {
        var at = 0;
        while (true)
        {
            while (at < document.Length && (DeclarationScanner.IsBlank(document[at]) || document[at] == '\uFEFF'))
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
        var type = new DocumentType { Start = at, IsStandalone = IsStandalone(document) };
        new DocumentTypeParser(document, type).Declaration();
        return type;
    }

    // The reader checks the XML declaration.
    private static bool IsStandalone(string document)
    {
        var end = document.IndexOf("?>", StringComparison.Ordinal);
        var at = document.IndexOf("standalone", StringComparison.Ordinal);
        return document.StartsWith("<?xml", StringComparison.Ordinal)
            && at > 0
            && at < end
            && document.IndexOf("yes", at, end - at, StringComparison.Ordinal) > 0;
    }

    private void Declaration()
    {
        _scanner.At = _type.Start + "<!DOCTYPE".Length;
        _scanner.ExpectBlanks();
        _scanner.Name("The document type");
        if (_scanner.Blanks() && (_scanner.Starts("SYSTEM") || _scanner.Starts("PUBLIC")))
        {
            External();
            _type.HasUnread = true;
            _scanner.Blanks();
        }
        if (_scanner.Take('['))
        {
            Subset(0);
            _scanner.Expect(']');
            _scanner.Blanks();
        }
        _scanner.Expect('>');
        _type.End = _scanner.At;
    }

    private void Subset(int depth)
    {
        while (true)
        {
            _scanner.Blanks();
            if (_scanner.IsAtEnd || _scanner.Next == ']')
                return;
            var start = _scanner.At;
            if (_scanner.Take("<!--"))
                Comment(start);
            else if (_scanner.Take("<?"))
                Instruction(start);
            else if (_scanner.Take('%'))
                Parameter(depth, start);
            else if (_scanner.TakeWord("<!ENTITY"))
                Entity();
            else if (_scanner.TakeWord("<!ATTLIST"))
                AttributeList();
            else if (_scanner.TakeWord("<!ELEMENT"))
                Element();
            else if (_scanner.TakeWord("<!NOTATION"))
                Notation();
            else
                throw _scanner.Error("A declaration is expected in the document type", start);
        }
    }

    private void Comment(int start)
    {
        if (_scanner.TakeTo("--", start) is var _ && !_scanner.Take('>'))
            throw _scanner.Error("'--' is not allowed inside a comment", _scanner.At - 2);
    }

    private void Instruction(int start)
    {
        var target = _scanner.NameWithoutColon("A processing instruction");
        if (target.Equals("xml", StringComparison.OrdinalIgnoreCase))
            throw _scanner.Error("A processing instruction cannot have the name 'xml'; the XML declaration stands at the beginning of the document", start);
        if (!_scanner.Take("?>"))
        {
            _scanner.ExpectBlanks();
            _scanner.TakeTo("?>", start);
        }
    }

    private void Parameter(int depth, int start)
    {
        var name = _scanner.NameWithoutColon("A parameter entity");
        _scanner.Expect(';');
        if (!_parameters.TryGetValue(name, out var value) || value is null)
        {
            _type.HasUnread = true;
            _type.IsClosed |= !_type.IsStandalone;
            return;
        }
        if (depth == MostNested)
            throw _scanner.Error($"Parameter entities are nested deeper than {MostNested}, or '{name}' refers to itself", start);
        var inner = new DocumentTypeParser(value, _type);
        foreach (var known in _parameters)
            inner._parameters.Add(known.Key, known.Value);
        try
        {
            inner.Subset(depth + 1);
            if (!inner._scanner.IsAtEnd)
                throw inner._scanner.Error("A declaration is expected in the document type", inner._scanner.At);
        }
        catch (XmlBindingException exception)
        {
            throw _scanner.Error(exception.Problem, start);
        }
        foreach (var known in inner._parameters)
            if (!_parameters.ContainsKey(known.Key))
                _parameters.Add(known.Key, known.Value);
    }

    private void Element()
    {
        _scanner.ExpectBlanks();
        _scanner.Name("An element");
        _scanner.ExpectBlanks();
        ContentModelSyntax.Pass(_scanner);
        Close();
    }

    private void Notation()
    {
        _scanner.ExpectBlanks();
        _scanner.NameWithoutColon("A notation");
        _scanner.ExpectBlanks();
        External(needsSystem: false);
        Close();
    }

    private void Entity()
    {
        _scanner.ExpectBlanks();
        var isParameter = _scanner.Take('%');
        if (isParameter)
            _scanner.ExpectBlanks();
        var name = _scanner.NameWithoutColon("An entity");
        _scanner.ExpectBlanks();
        string? value = null;
        if (_scanner.Next is '"' or '\'')
        {
            value = EntityValue();
        }
        else
        {
            External();
            if (_scanner.Blanks() && !isParameter && _scanner.TakeWord("NDATA"))
            {
                _scanner.ExpectBlanks();
                _scanner.NameWithoutColon("A notation");
            }
        }
        Close();
        var entities = isParameter ? _parameters : _type.Entities;
        if (!entities.ContainsKey(name) && !_type.IsClosed)
            entities[name] = value;
    }

    /// <summary>Reads the text of an entity: references to characters are replaced, others are kept (4.4.5 and 4.4.7).</summary>
    private string EntityValue()
    {
        var start = _scanner.At + 1;
        var literal = _scanner.Literal();
        var value = new StringBuilder();
        for (var i = 0; i < literal.Length; i++)
        {
            if (literal[i] == '%')
                throw _scanner.Error("A parameter entity is not allowed inside a declaration of the document itself", start + i);
            if (literal[i] != '&')
            {
                // A line end of the document becomes one line feed: 2.11.
                if (literal[i] != '\r')
                    value.Append(literal[i]);
                else if (i + 1 == literal.Length || literal[i + 1] != '\n')
                    value.Append('\n');
                continue;
            }
            var (character, _, end) = _scanner.Reference(literal, i, start);
            value.Append(character ?? literal.Substring(i, end - i + 1));
            i = end;
        }
        return value.ToString();
    }

    private void AttributeList()
    {
        _scanner.ExpectBlanks();
        var element = _scanner.Name("An element");
        if (!_type.Attributes.TryGetValue(element, out var attributes))
            _type.Attributes.Add(element, attributes = []);
        while (true)
        {
            var hasBlanks = _scanner.Blanks();
            if (_scanner.Take('>'))
                return;
            if (!hasBlanks)
                throw _scanner.Error("White space is expected here", _scanner.At);
            var name = _scanner.Name("An attribute");
            _scanner.ExpectBlanks();
            var isText = AttributeTypeSyntax.Pass(_scanner);
            _scanner.ExpectBlanks();
            var value = Default();
            if (!attributes.Exists(known => known.Name == name) && !_type.IsClosed)
                attributes.Add(new DeclaredAttribute(name, isText, value));
        }
    }

    // Production [60], DefaultDecl.
    private string? Default()
    {
        if (_scanner.TakeWord("#REQUIRED") || _scanner.TakeWord("#IMPLIED"))
            return null;
        if (_scanner.TakeWord("#FIXED"))
            _scanner.ExpectBlanks();
        var start = _scanner.At + 1;
        var value = _scanner.Literal();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '<')
                throw _scanner.Error("'<' is not allowed in the value of an attribute; write '&lt;'", start + i);
            if (value[i] != '&')
                continue;
            var (character, name, end) = _scanner.Reference(value, i, start);
            if (character is null && !DocumentTypeExpander.IsPredefined(name) && !_type.HasUnread && !_type.Entities.ContainsKey(name))
                throw _scanner.Error($"The entity '{name}' is not declared before the default value that uses it", start + i);
            if (_type.Entities.TryGetValue(name, out var replacement) && replacement is null)
                throw _scanner.Error($"The entity '{name}' stands in another file, which the value of an attribute cannot use", start + i);
            i = end;
        }
        return value;
    }

    /// <summary>Production [75], ExternalID, and, if the system identifier is optional, [83], PublicID.</summary>
    private void External(bool needsSystem = true)
    {
        if (_scanner.TakeWord("SYSTEM"))
        {
            _scanner.ExpectBlanks();
            _scanner.Literal();
            return;
        }
        if (!_scanner.TakeWord("PUBLIC"))
            throw _scanner.Error("A quoted value, 'SYSTEM' or 'PUBLIC' is expected here", _scanner.At);
        _scanner.ExpectBlanks();
        var start = _scanner.At + 1;
        var id = _scanner.Literal();
        for (var i = 0; i < id.Length; i++)
            if (!IsPublicIdCharacter(id[i]))
                throw _scanner.Error($"{Quotation.Of(id.Substring(i, 1))} is not allowed in a public identifier", start + i);
        var hasBlanks = _scanner.Blanks();
        if (_scanner.Next is '"' or '\'' ? !hasBlanks : needsSystem)
            throw _scanner.Error(hasBlanks ? "A quoted value is expected here" : "White space is expected here", _scanner.At);
        if (_scanner.Next is '"' or '\'')
            _scanner.Literal();
    }

    // Production [13], PubidChar.
    private static bool IsPublicIdCharacter(char c) => c is ' ' or '\r' or '\n' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        or '-' or '\'' or '(' or ')' or '+' or ',' or '.' or '/' or ':' or '=' or '?' or ';' or '!' or '*' or '#' or '@' or '$' or '_' or '%';

    private void Close()
    {
        _scanner.Blanks();
        _scanner.Expect('>');
    }
}
