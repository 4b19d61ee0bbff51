using System;
using System.Collections.Generic;
using System.Xml;
using Bindery.Identity;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Reads the part of XPath that selectors and fields may have (XML Schema Part 1, 3.11.6).</summary>
/// <param name="text">The paths.</param>
/// <param name="prefixes">The prefixes in scope.</param>
/// <param name="elementNamespace">The namespace of the names of elements without a prefix; empty for none, as in XML Schema 1.0.</param>
/// <param name="span">The place of the paths.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
internal sealed class XsdPathReader(string text, NamespaceScope prefixes, string elementNamespace, SourceSpan span, DiagnosticBag diagnostics)
{
    private int _position;
    private bool _isBad;

    /// <summary>Reads the paths; null if there is an error, which is reported.</summary>
    /// <param name="isField">Whether a path may end in an attribute.</param>
    public List<ConstraintPath>? Read(bool isField)
    {
        var paths = new List<ConstraintPath>();
        do
            paths.Add(ReadPath(isField));
        while (!_isBad && Take("|"));
        if (!_isBad && _position < text.Length)
            Fail("'/', '|' or the end");
        return _isBad ? null : paths;
    }

    private ConstraintPath ReadPath(bool isField)
    {
        var steps = new List<NameTest>();
        var isDescendant = false;
        var start = _position;
        if (Take(".") && Take("//"))
            isDescendant = true;
        else
            _position = start;
        do
        {
            if (isField && (Take("@") || TakeAxis("attribute")))
                return new ConstraintPath(isDescendant, steps, ReadTest(""));
            if (Take("."))
                continue;
            TakeAxis("child");
            steps.Add(ReadTest(elementNamespace));
            if (steps.Count > ConstraintPath.MostSteps)
                Fail($"at most {ConstraintPath.MostSteps} steps");
        }
        while (!_isBad && !Sees("//") && Take("/"));
        return new ConstraintPath(isDescendant, steps, null);
    }

    private NameTest ReadTest(string unprefixed)
    {
        if (Take("*"))
            return new NameTest(null, null);
        if (ReadName() is not { } name)
            return new NameTest(null, null);
        // Whitespace around the colon of a name is not allowed (Namespaces in XML, 3).
        if (_position >= text.Length || text[_position] != ':' || string.CompareOrdinal(text, _position, "::", 0, 2) == 0)
            return new NameTest(unprefixed, name);
        _position++;
        var ns = prefixes.Find(name);
        if (ns is null)
        {
            _isBad = true;
            diagnostics.Add(SchemaRules.InvalidValue, $"The prefix '{name}' is not declared; declare it with {prefixes.DescribeDeclaration(name)}", span);
            return new NameTest(null, null);
        }

        if (_position < text.Length && text[_position] == '*')
        {
            _position++;
            return new NameTest(ns, null);
        }

        return new NameTest(ns, ReadName());
    }

    private string? ReadName()
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length
            && (_position == start
                ? XmlConvert.IsStartNCNameChar(text[_position]) || char.IsSurrogate(text[_position])
                : XmlConvert.IsNCNameChar(text[_position]) || char.IsSurrogate(text[_position])))
            _position++;
        if (_position > start)
            return text.Substring(start, _position - start);
        Fail("a name, '*' or '.'");
        return null;
    }

    private bool TakeAxis(string name)
    {
        var start = _position;
        if (Take(name) && Take("::"))
            return true;
        _position = start;
        return false;
    }

    private bool Take(string sign)
    {
        if (!Sees(sign))
            return false;
        _position += sign.Length;
        return true;
    }

    private bool Sees(string sign)
    {
        SkipBlanks();
        return string.CompareOrdinal(text, _position, sign, 0, sign.Length) == 0;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && text[_position] is (' ' or '\t' or '\r' or '\n'))
            _position++;
    }

    private void Fail(string expected)
    {
        if (!_isBad)
            diagnostics.Add(
                SchemaRules.InvalidValue,
                FormattableString.Invariant($"'{text}' is not a valid path of an identity constraint: at character {_position + 1}, {expected} is expected"),
                span);
        _isBad = true;
    }
}
