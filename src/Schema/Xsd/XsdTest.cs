using System;
using System.Collections.Generic;
using System.Xml;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The test of a type alternative (XML Schema 1.1 Part 1, 3.12): a condition on the presence of attributes and on their texts, combined by "and", "or" and
/// "not()". Other XPath is not read.
/// </summary>
internal sealed class XsdTest
{
    private const int MostDepth = 32;
    private const int MostLength = 4096;

    private readonly string _text;
    private readonly NamespaceScope _prefixes;
    private int _position;
    private int _depth;

    private XsdTest(string text, NamespaceScope prefixes) => (_text, _prefixes) = (text, prefixes);

    /// <summary>The attributes that the test refers to, each with the texts that it is compared with.</summary>
    public Dictionary<(string Ns, string LocalName), SortedSet<string>> Attributes { get; } = [];

    /// <summary>The condition.</summary>
    public AttributeTest Condition { get; private set; } = new AttributeTest.Always(true);

    /// <summary>Reads a test; null if it contains anything else.</summary>
    public static XsdTest? Read(string text, NamespaceScope prefixes)
    {
        if (text.Length > MostLength)
            return null;
        var test = new XsdTest(text, prefixes);
        if (test.Or() is not { } condition || test.SkipBlanks() < text.Length)
            return null;
        test.Condition = condition;
        return test;
    }

    private AttributeTest? Or()
    {
        if (++_depth > MostDepth)
            return null;
        var left = And();
        while (left is not null && TakeWord("or"))
        {
            var second = And();
            left = second is null ? null : new AttributeTest.Or(left, second);
        }
        _depth--;
        return left;
    }

    private AttributeTest? And()
    {
        var left = One();
        while (left is not null && TakeWord("and"))
        {
            var second = One();
            left = second is null ? null : new AttributeTest.And(left, second);
        }
        return left;
    }

    private AttributeTest? One()
    {
        var start = SkipBlanks();
        if (TakeWord("not") && Take("("))
            return Or() is { } inner && Take(")") ? new AttributeTest.Not(inner) : null;
        _position = start;
        if ((TakeWord("true") || TakeWord("false")) && Take("(") && Take(")"))
            return new AttributeTest.Always(_text[start] == 't');
        _position = start;
        if (Literal() is { } text)
            return Comparison() is { } compared && Attribute() is { } right ? Compare(right, compared, [text]) : null;
        if (Take("("))
            return Or() is { } inner && Take(")") ? inner : null;
        if (Attribute() is not { } name)
            return null;
        if (Comparison() is { } isEqual)
            return Literals(isEqual) is { } texts ? Compare(name, isEqual, texts) : null;
        return new AttributeTest.IsPresent(name.Ns, name.LocalName);
    }

    private AttributeTest Compare((string Ns, string LocalName) name, bool isEqual, List<string> texts)
    {
        Attributes[name].UnionWith(texts);
        AttributeTest hasOne = new AttributeTest.HasText(name.Ns, name.LocalName, texts[0]);
        for (var i = 1; i < texts.Count; i++)
            hasOne = new AttributeTest.Or(hasOne, new AttributeTest.HasText(name.Ns, name.LocalName, texts[i]));
        return isEqual ? hasOne : new AttributeTest.And(new AttributeTest.IsPresent(name.Ns, name.LocalName), new AttributeTest.Not(hasOne));
    }

    private (string Ns, string LocalName)? Attribute()
    {
        if (!Take("@") && !(TakeWord("attribute") && Take("::")))
            return null;
        if (Name() is not { } name)
            return null;
        var ns = "";
        if (_position < _text.Length && _text[_position] == ':')
        {
            _position++;
            var found = _prefixes.Find(name);
            if (found is null || Name() is not { } local)
                return null;
            (ns, name) = (found, local);
        }
        if (!Attributes.ContainsKey((ns, name)))
            Attributes.Add((ns, name), new SortedSet<string>(StringComparer.Ordinal));
        return (ns, name);
    }

    /// <summary>Takes an operator: true for equality, false for inequality, null if there is none.</summary>
    private bool? Comparison() => Take("!=") || TakeWord("ne") ? false : Take("=") || TakeWord("eq") ? true : null;

    /// <summary>Takes a text, or several in parentheses, of which one must be equal.</summary>
    private List<string>? Literals(bool isEqual)
    {
        if (Literal() is { } single)
            return [single];
        if (!isEqual || !Take("("))
            return null;
        var texts = new List<string>();
        do
        {
            if (Literal() is not { } text)
                return null;
            texts.Add(text);
        }
        while (Take(","));
        return Take(")") ? texts : null;
    }

    private string? Literal()
    {
        if (SkipBlanks() == _text.Length || _text[_position] is not ('"' or '\'') || _text.IndexOf(_text[_position], _position + 1) is not (> 0 and var end))
            return null;
        var text = _text.Substring(_position + 1, end - _position - 1);
        // A doubled quotation mark stands for one.
        if (end + 1 < _text.Length && _text[end + 1] == _text[_position])
            return null;
        _position = end + 1;
        return text;
    }

    private string? Name()
    {
        var start = _position;
        while (_position < _text.Length && (_position == start ? XmlConvert.IsStartNCNameChar(_text[_position]) : XmlConvert.IsNCNameChar(_text[_position])))
            _position++;
        return _position == start ? null : _text.Substring(start, _position - start);
    }

    private bool TakeWord(string word)
    {
        var start = SkipBlanks();
        if (Name() == word)
            return true;
        _position = start;
        return false;
    }

    private bool Take(string sign)
    {
        if (string.CompareOrdinal(_text, SkipBlanks(), sign, 0, sign.Length) != 0)
            return false;
        _position += sign.Length;
        return true;
    }

    private int SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is (' ' or '\t' or '\r' or '\n'))
            _position++;
        return _position;
    }
}
