using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Limits bounded repetitions inside bounded repetitions if an iteration of the inner one may be followed directly by another iteration of the outer one.
/// Then all pairs of counts are possible at the same time, and the cost of validation is proportional to their number. Small products are allowed, larger ones
/// are refused. RELAX NG has no bounds, so its schemas are never refused.
/// </summary>
internal sealed class NestedRepetitions(DiagnosticBag diagnostics, int patternCount)
{
    /// <summary>The maximum product of two such bounds.</summary>
    public const int Most = 1024;

    private readonly bool[] _visited = new bool[patternCount];

    public void Check(SimplePattern content) => Visit(content);

    private void Visit(SimplePattern pattern)
    {
        if (_visited[pattern.Index])
            return;
        _visited[pattern.Index] = true;
        switch (pattern)
        {
            case SimpleOneOrMore many:
                Visit(many.Content);
                if (many.Maximum is > 1)
                    Check(many);
                break;
            case SimpleChoice choice:
                VisitAll(choice.Alternatives);
                break;
            case SimpleGroup group:
                VisitAll(group.Items);
                break;
            case SimpleInterleave interleave:
                VisitAll(interleave.Items);
                break;
        }
    }

    private void VisitAll(IReadOnlyList<SimplePattern> patterns)
    {
        foreach (var pattern in patterns)
            Visit(pattern);
    }

    private void Check(SimpleOneOrMore outer)
    {
        var inner = new List<SimpleOneOrMore>();
        Endings(outer.Content, inner);
        if (inner.Count == 0)
            return;
        var first = new List<NameClass>();
        Firsts(outer.Content, first);
        foreach (var many in inner)
        {
            var again = new List<NameClass>();
            Firsts(many.Content, again);
            if ((long)outer.Maximum!.Value * Math.Max(many.Minimum, many.Maximum ?? 0) > Most && Overlap(first, again))
                diagnostics.Add(
                    SchemaRules.LimitExceeded,
                    $"This is repeated up to {outer.Maximum} times, and ends with content that is repeated up to {many.Maximum ?? many.Minimum} times ({SourcePlaces.Describe(many.Span, outer.Span)}), "
                    + "without an element that marks the end of an iteration: there are too many ways to count; make the outer bound 'unbounded', or begin each iteration with a required element",
                    outer.Span);
        }
    }

    private static bool Overlap(List<NameClass> left, List<NameClass> right)
    {
        foreach (var first in left)
            foreach (var second in right)
                if (OverlapSet.Overlap(OverlapSet.From(first), OverlapSet.From(second)))
                    return true;
        return false;
    }

    /// <summary>Finds the bounded repetitions that a pattern may end with.</summary>
    private static void Endings(SimplePattern pattern, List<SimpleOneOrMore> found)
    {
        switch (pattern)
        {
            case SimpleOneOrMore many:
                if (many.Maximum is > 1 || many.Minimum > 1)
                    found.Add(many);
                Endings(many.Content, found);
                break;
            case SimpleChoice choice:
                foreach (var alternative in choice.Alternatives)
                    Endings(alternative, found);
                break;
            case SimpleInterleave interleave:
                foreach (var item in interleave.Items)
                    Endings(item, found);
                break;
            case SimpleGroup group:
                for (var i = group.Items.Count - 1; i >= 0; i--)
                {
                    Endings(group.Items[i], found);
                    if (!IsNullable(group.Items[i]))
                        break;
                }

                break;
        }
    }

    /// <summary>Finds the names that a pattern may begin with.</summary>
    private static void Firsts(SimplePattern pattern, List<NameClass> found)
    {
        switch (pattern)
        {
            case SimpleElementReference reference:
                found.Add(reference.Element.Name);
                break;
            case SimpleOneOrMore many:
                Firsts(many.Content, found);
                break;
            case SimpleChoice choice:
                foreach (var alternative in choice.Alternatives)
                    Firsts(alternative, found);
                break;
            case SimpleInterleave interleave:
                foreach (var item in interleave.Items)
                    Firsts(item, found);
                break;
            case SimpleGroup group:
                foreach (var item in group.Items)
                {
                    Firsts(item, found);
                    if (!IsNullable(item))
                        break;
                }

                break;
        }
    }

    private static bool IsNullable(SimplePattern pattern)
    {
        switch (pattern)
        {
            case SimpleEmpty or SimpleText or SimpleAttribute:
                return true;
            case SimpleOneOrMore many:
                return IsNullable(many.Content);
            case SimpleChoice choice:
                foreach (var alternative in choice.Alternatives)
                    if (IsNullable(alternative))
                        return true;
                return false;
            case SimpleGroup group:
                return AreNullable(group.Items);
            case SimpleInterleave interleave:
                return AreNullable(interleave.Items);
            default:
                return false;
        }
    }

    private static bool AreNullable(IReadOnlyList<SimplePattern> items)
    {
        foreach (var item in items)
            if (!IsNullable(item))
                return false;
        return true;
    }
}
