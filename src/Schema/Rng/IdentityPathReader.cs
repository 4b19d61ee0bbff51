using System;
using System.Collections.Generic;
using System.Xml;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>
/// Reads the paths of b:unique and b:keyref, which are a small subset of XPath. All other constructs of XPath are reported at their place, because a path with
/// a meaning that its author does not intend would be harmful.
/// </summary>
internal sealed class IdentityPathReader(MarkupAttribute attribute, MarkupElement owner, string? elementNs, DiagnosticBag diagnostics)
{
    private const int MostParts = 16;

    private readonly string _text = attribute.Value;
    private int _position;
    private bool _isBad;

    /// <summary>Reads select or refer: paths of child elements with predicates; null after an error, which is reported.</summary>
    /// <param name="mayBeElement">Whether "." may stand for the element that has the rule.</param>
    public IReadOnlyList<IReadOnlyList<IdentityStepSyntax>>? ReadItems(bool mayBeElement)
    {
        var paths = ReadAlternatives(() =>
        {
            var steps = new List<IdentityStepSyntax>();
            if (mayBeElement && Take('.'))
                return (IReadOnlyList<IdentityStepSyntax>)steps;
            do
            {
                if (ReadName(mayBeElement ? "the name of a child element or '.'" : "the name of a child element", elementNs) is not { } name)
                    return null;
                var tests = new List<IdentityTestSyntax>();
                while (Take('['))
                    if (ReadTest() is { } test)
                        tests.Add(test);
                    else
                        return null;
                steps.Add(new IdentityStepSyntax(name, tests));
            }
            while (Continues(steps.Count));
            return steps;
        });
        return paths;
    }

    /// <summary>Reads field or refer-field: attributes and texts, of which the first that exists is used; null after an error, which is reported.</summary>
    public IReadOnlyList<IdentityFieldSyntax>? ReadFields() => ReadAlternatives(() =>
    {
        var steps = new List<NameSyntax>();
        if (Take('.'))
            return new IdentityFieldSyntax(steps, null);
        do
        {
            if (Take('@'))
                return ReadName("the name of an attribute", "") is { } attribute ? new IdentityFieldSyntax(steps, attribute) : null;
            if (ReadName("'@' with the name of an attribute, the name of a child element or '.'", elementNs) is not { } name)
                return null;
            steps.Add(name);
        }
        while (Continues(steps.Count));
        return new IdentityFieldSyntax(steps, null);
    });

    /// <summary>Reads document: the name of an element; null after an error, which is reported.</summary>
    public NameSyntax? ReadDocument()
    {
        if (ReadName("the name of the root of another document", elementNs) is not { } name)
            return null;
        SkipBlanks();
        return _isBad ? null : _position == _text.Length ? name : Expected<NameSyntax>("the end");
    }

    private List<T>? ReadAlternatives<T>(Func<T?> read)
        where T : class
    {
        var all = new List<T>();
        do
        {
            if (all.Count == MostParts)
                return Fail<List<T>>($"There are more than {MostParts} alternatives");
            if (read() is not { } one)
                return null;
            all.Add(one);
        }
        while (Take('|'));
        SkipBlanks();
        return _isBad ? null : _position == _text.Length ? all : Expected<List<T>>("'/', '|' or the end");
    }

    private bool Continues(int count)
    {
        if (count < MostParts || !Sees('/'))
            return Take('/');
        Fail<object>($"There are more than {MostParts} steps");
        return false;
    }

    private IdentityTestSyntax? ReadTest()
    {
        var isNegated = false;
        SkipBlanks();
        if (string.CompareOrdinal(_text, _position, "not", 0, 3) == 0)
        {
            _position += 3;
            isNegated = true;
            if (!Take('('))
                return Expected<IdentityTestSyntax>("'('");
        }
        if (!Take('@'))
            return Expected<IdentityTestSyntax>(isNegated ? "'@' with the name of an attribute" : "'@' with the name of an attribute, or 'not(' before it,");
        if (ReadName("the name of an attribute", "") is not { } name)
            return null;
        string? value = null;
        if (Take('='))
        {
            SkipBlanks();
            var quote = _position < _text.Length ? _text[_position] : ' ';
            var end = quote is '\'' or '"' ? _text.IndexOf(quote, _position + 1) : -1;
            if (end < 0)
                return Expected<IdentityTestSyntax>("a text in quotes");
            value = _text.Substring(_position + 1, end - _position - 1);
            _position = end + 1;
        }
        if (isNegated && !Take(')'))
            return Expected<IdentityTestSyntax>("')'");
        return Take(']') ? new IdentityTestSyntax(name, value, isNegated) : Expected<IdentityTestSyntax>(value is null && !isNegated ? "'=' or ']'" : "']'");
    }

    /// <summary>A name; a prefix is resolved with the declarations in scope.</summary>
    private NameSyntax? ReadName(string expected, string? ns)
    {
        SkipBlanks();
        var start = _position;
        var local = ReadNCName();
        if (local is null)
            return Expected<NameSyntax>(expected);
        if (_position < _text.Length && _text[_position] == ':')
        {
            var prefix = local;
            _position++;
            local = ReadNCName();
            if (local is null)
                return Expected<NameSyntax>("a name");
            ns = owner.Namespaces.Find(prefix);
            if (ns is null)
                return Fail<NameSyntax>(
                    $"The prefix '{prefix}' is not bound to a namespace here: declare {owner.Namespaces.DescribeDeclaration(prefix)}", start, prefix.Length);
        }
        return new NameSyntax(SpanOf(start, _position - start), ns, local);
    }

    private string? ReadNCName()
    {
        var start = _position;
        if (start == _text.Length || !XmlConvert.IsStartNCNameChar(_text[start]))
            return null;
        while (_position < _text.Length && XmlConvert.IsNCNameChar(_text[_position]))
            _position++;
        return _text.Substring(start, _position - start);
    }

    private bool Sees(char sign)
    {
        SkipBlanks();
        return _position < _text.Length && _text[_position] == sign;
    }

    private bool Take(char sign)
    {
        var sees = Sees(sign);
        _position += sees ? 1 : 0;
        return sees;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
    }

    private T? Expected<T>(string what)
        where T : class
    {
        SkipBlanks();
        var found = _position < _text.Length ? $"'{_text[_position]}'" : "the end";
        return Fail<T>(
            $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is expected here, not {found}; only XPath paths such as disks/disk[not(@backup='no')] and target/@file are supported");
    }

    private T? Fail<T>(string message)
        where T : class => Fail<T>(message, _position, 1);

    private T? Fail<T>(string message, int start, int length)
        where T : class
    {
        if (!_isBad)
            diagnostics.Add(SchemaRules.InvalidValue, message, SpanOf(start, length));
        _isBad = true;
        return null;
    }

    /// <summary>Returns the span of a range of the value; that of the whole value if references or line ends make the characters uncountable.</summary>
    private SourceSpan SpanOf(int start, int length)
    {
        var all = attribute.ValueSpan;
        if (all.Length != _text.Length || all.EndLine != all.Line || start >= _text.Length)
            return all;
        return all with { Start = all.Start + start, Length = length, Column = all.Column + start, EndColumn = all.Column + start + length };
    }
}
