using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Numbers the remaining elements and patterns in the order in which they are reached from the start, depth first. Patterns that were only combined with
/// notAllowed are no longer reached (4.20).
/// </summary>
internal static class Numbering
{
    public static SimpleGrammar Number(SimplePattern start)
    {
        var elements = new List<SimpleElement>();
        var count = 0;
        var pending = new Stack<SimplePattern>();
        var later = new Stack<SimplePattern>();
        pending.Push(start);
        while (pending.Count + later.Count > 0)
        {
            var pattern = (pending.Count > 0 ? pending : later).Pop();
            if (pattern.Index >= 0)
                continue;
            pattern.Index = count++;
            switch (pattern)
            {
                case SimpleElementReference { Element: { Number: < 0 } element }:
                    element.Number = elements.Count;
                    elements.Add(element);
                    // Content that only documents have comes last, so that it changes no other number.
                    if (element.DocumentContent is not null)
                        later.Push(element.DocumentContent);
                    pending.Push(element.Content);
                    break;
                case SimpleChoice choice:
                    PushAll(choice.Alternatives, pending);
                    break;
                case SimpleGroup group:
                    PushAll(group.Items, pending);
                    break;
                case SimpleInterleave interleave:
                    PushAll(interleave.Items, pending);
                    break;
                case SimpleOneOrMore oneOrMore:
                    pending.Push(oneOrMore.Content);
                    break;
                case SimpleAttribute attribute:
                    pending.Push(attribute.Content);
                    break;
                case SimpleList list:
                    pending.Push(list.Content);
                    break;
                case SimpleData { Except: { } except }:
                    pending.Push(except);
                    break;
            }
        }

        return new SimpleGrammar(start, elements, count);
    }

    private static void PushAll(IReadOnlyList<SimplePattern> items, Stack<SimplePattern> pending)
    {
        for (var i = items.Count - 1; i >= 0; i--)
            pending.Push(items[i]);
    }
}
