using System;
using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks which patterns may not occur inside others (RELAX NG 7.1.1 to 7.1.5). A pattern is visited once for each set of surrounding patterns, no matter how
/// often it is shared.
/// </summary>
internal sealed class ProhibitedPaths(DiagnosticBag diagnostics, int patternCount)
{
    /// <summary>For each pattern one bit for each set of surrounding patterns; there are no more sets than bits.</summary>
    private readonly ulong[] _visited = new ulong[patternCount];

    /// <summary>The patterns around the current one, the outermost first.</summary>
    private readonly List<SimplePattern> _ancestors = [];

    [Flags]
    private enum Surroundings : byte
    {
        None = 0,
        Attribute = 1,
        OneOrMore = 2,

        /// <summary>A group or interleave inside oneOrMore.</summary>
        RepeatedSequence = 4,
        List = 8,
        Except = 16,
        Start = 32,
    }

    public void CheckStart(SimplePattern start) => Visit(start, Surroundings.Start);

    public void Check(SimplePattern content) => Visit(content, Surroundings.None);

    private void Visit(SimplePattern pattern, Surroundings around)
    {
        var bit = 1UL << (int)around;
        if ((_visited[pattern.Index] & bit) != 0)
            return;
        _visited[pattern.Index] |= bit;
        if (!IsAllowed(pattern, around))
            return;
        _ancestors.Add(pattern);
        switch (pattern)
        {
            case SimpleChoice choice:
                VisitAll(choice.Alternatives, around);
                break;
            case SimpleGroup group:
                VisitAll(group.Items, InSequence(around));
                break;
            case SimpleInterleave interleave:
                VisitAll(interleave.Items, InSequence(around));
                break;
            case SimpleOneOrMore oneOrMore:
                Visit(oneOrMore.Content, around | Surroundings.OneOrMore);
                break;
            case SimpleAttribute attribute:
                Visit(attribute.Content, Surroundings.Attribute);
                break;
            case SimpleList list:
                Visit(list.Content, Surroundings.List);
                break;
            case SimpleData { Except: { } except }:
                Visit(except, Surroundings.Except);
                break;
        }

        _ancestors.RemoveAt(_ancestors.Count - 1);
    }

    private void VisitAll(IReadOnlyList<SimplePattern> patterns, Surroundings around)
    {
        for (var i = 0; i < patterns.Count; i++)
            Visit(patterns[i], around);
    }

    private static Surroundings InSequence(Surroundings around) =>
        (around & Surroundings.OneOrMore) != 0 ? around | Surroundings.RepeatedSequence : around;

    private bool IsAllowed(SimplePattern pattern, Surroundings around)
    {
        if (Has(around, Surroundings.Start) && pattern is not (SimpleElementReference or SimpleChoice or SimpleNotAllowed))
            return Report(pattern, "is not allowed under 'start', outside all elements: a document is one element (7.1.5)");
        if (Has(around, Surroundings.Attribute) && pattern is (SimpleElementReference or SimpleAttribute))
            return Report(pattern, $"is not allowed in {Around<SimpleAttribute>(pattern)}: the value of an attribute is text (7.1.1)");
        if (Has(around, Surroundings.RepeatedSequence) && pattern is SimpleAttribute)
            return Report(
                pattern,
                $"is not allowed in a group or interleave that is repeated by {Around<SimpleOneOrMore>(pattern)}: an attribute occurs once (7.1.2)");
        if (Has(around, Surroundings.List) && pattern is (SimpleElementReference or SimpleAttribute or SimpleText or SimpleList or SimpleInterleave))
            return Report(pattern, $"is not allowed in {Around<SimpleList>(pattern)}: a list can only contain data and values (7.1.3)");
        if (Has(around, Surroundings.Except) && pattern is not (SimpleData or SimpleValue or SimpleChoice or SimpleNotAllowed) && !IsIntersection(pattern))
            return Report(
                pattern, $"is not allowed in the 'except' of {Around<SimpleData>(pattern)}: only data, values and choices of them can be excluded (7.1.4)");
        return true;
    }

    /// <summary>
    /// Whether a list is in the exception of an exception that came of one construct: lists of XML Schema that have a pattern. No text has three patterns at
    /// one place.
    /// </summary>
    private bool IsIntersection(SimplePattern pattern) =>
        pattern is SimpleList && _ancestors.FindAll(around => around is SimpleData && around.Span == pattern.Span).Count >= 2;

    private static bool Has(Surroundings around, Surroundings one) => (around & one) != 0;

    /// <summary>The innermost pattern of a type around the current one.</summary>
    private string Around<T>(SimplePattern pattern)
        where T : SimplePattern
    {
        for (var i = _ancestors.Count - 1; i >= 0; i--)
            if (_ancestors[i] is T)
                return PatternNames.Describe(_ancestors[i], pattern.Span);
        return "it";
    }

    private bool Report(SimplePattern pattern, string reason)
    {
        diagnostics.Add(SchemaRules.Restriction, $"{Capitalise(PatternNames.Describe(pattern))} {reason}", pattern.Span);
        return false;
    }

    private static string Capitalise(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
