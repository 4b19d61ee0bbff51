using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>
/// Which member of an interleave takes which element. No name belongs to two members, and text to one at most (RELAX NG 7.4), so each member can go on by
/// itself: what is left of an interleave needs no pattern for each subset of what was met. Immutable.
/// </summary>
internal sealed class InterleaveShape
{
    private readonly NumberTable _names;

    private InterleaveShape(Pattern[] members, NumberTable names, int text)
    {
        _names = names;
        Members = members;
        TextMember = text;
        foreach (var member in members)
            if (!member.IsNullable)
                Unmet++;
    }

    /// <summary>The members as they are in the beginning.</summary>
    public Pattern[] Members { get; }

    /// <summary>How many members there are that cannot be left out.</summary>
    public int Unmet { get; }

    /// <summary>The member that takes text, -1 if none does.</summary>
    public int TextMember { get; }

    /// <summary>What the shape weighs, in pieces of some hundred bytes.</summary>
    public int Weight => 1 + (Members.Length + _names.Count) / 8;

    /// <summary>The member that takes an element, -1 if none does.</summary>
    public int MemberOf(int name) => _names.Find(name);

    /// <summary>Makes the shape of an interleave; null where two members could take the same, or where data is among them.</summary>
    public static InterleaveShape? Of(IReadOnlyList<Pattern> members, NameIndex names, bool isOutput)
    {
        var table = new NumberTable();
        var text = -1;
        var elements = new NodeWalk(PatternParts.Elements);
        for (var i = 0; i < members.Count; i++)
        {
            if ((members[i].Parts & PatternParts.Data) != 0)
                return null;
            if ((members[i].Parts & PatternParts.Text) != 0)
            {
                if (text >= 0)
                    return null;
                text = i;
            }
            foreach (var node in elements.Nodes(members[i]))
            {
                if (!isOutput && ((ElementPattern)node).IsOutputOnly)
                    continue;
                foreach (var name in names.NamesOf(node))
                    if (!table.TryAdd(name, i))
                        return null;
            }
        }
        return new InterleaveShape([.. members], table, text);
    }
}
