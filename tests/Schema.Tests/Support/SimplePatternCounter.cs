using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests;

/// <summary>Counts the patterns of a simplified schema; shared patterns count once, and so do elements with all references to them.</summary>
internal static class SimplePatternCounter
{
    public static int Count(SimpleGrammar grammar)
    {
        var seen = new HashSet<object>();
        Visit(grammar.Start, seen);
        foreach (var element in grammar.Elements)
            Visit(element.Content, seen);
        return seen.Count;
    }

    private static void Visit(SimplePattern pattern, HashSet<object> seen)
    {
        if (pattern is SimpleElementReference reference)
            seen.Add(reference.Element);
        else if (seen.Add(pattern))
            foreach (var child in Children(pattern))
                Visit(child, seen);
    }

    private static IEnumerable<SimplePattern> Children(SimplePattern pattern) => pattern switch
    {
        SimpleChoice choice => choice.Alternatives,
        SimpleGroup group => group.Items,
        SimpleInterleave interleave => interleave.Items,
        SimpleOneOrMore oneOrMore => [oneOrMore.Content],
        SimpleList list => [list.Content],
        SimpleAttribute attribute => [attribute.Content],
        SimpleData { Except: { } except } => [except],
        _ => [],
    };
}
