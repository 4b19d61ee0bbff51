using System;
using System.Collections.Generic;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Schema.Restrictions;

/// <summary>What a pattern has inside, without that of nested elements.</summary>
[Flags]
internal enum Parts : byte
{
    None = 0,
    Attributes = 1,
    Elements = 2,
    Text = 4,
    Interleave = 8,

    /// <summary>The parts are known.</summary>
    Known = 128,
}

/// <summary>Tells what patterns have inside. A shared pattern is visited once; the simplifier limits the nesting, so recursion is safe.</summary>
internal sealed class PatternParts(int patternCount)
{
    private readonly Parts[] _known = new Parts[patternCount];

    /// <summary>The parts of a pattern.</summary>
    public Parts Of(SimplePattern pattern)
    {
        if (_known[pattern.Index] == Parts.None)
            _known[pattern.Index] = Find(pattern) | Parts.Known;
        return _known[pattern.Index] & ~Parts.Known;
    }

    /// <summary>The text in an attribute is not text of its element, but it may have an interleave.</summary>
    private Parts Find(SimplePattern pattern) => pattern switch
    {
        SimpleElementReference => Parts.Elements,
        SimpleText => Parts.Text,
        SimpleAttribute attribute => Parts.Attributes | (Of(attribute.Content) & Parts.Interleave),
        SimpleOneOrMore oneOrMore => Of(oneOrMore.Content),
        SimpleChoice choice => OfAll(choice.Alternatives),
        SimpleGroup group => OfAll(group.Items),
        SimpleInterleave interleave => Parts.Interleave | OfAll(interleave.Items),
        _ => Parts.None,
    };

    private Parts OfAll(IReadOnlyList<SimplePattern> items)
    {
        var all = Parts.None;
        for (var i = 0; i < items.Count; i++)
            all |= Of(items[i]);
        return all;
    }
}
