using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>
/// Maps elements to the members of an interleave. Each name belongs to one member, and text to at most one (RELAX NG 7.4), so each member can continue
/// separately, and no pattern is needed for each subset of the processed nodes. Immutable.
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

    /// <summary>The members in their initial state.</summary>
    public Pattern[] Members { get; }

    /// <summary>The number of members that are required.</summary>
    public int Unmet { get; }

    /// <summary>The member that accepts text, -1 if there is none.</summary>
    public int TextMember { get; }

    /// <summary>The size of the shape, in units of some hundred bytes.</summary>
    public int Weight => 1 + (Members.Length + _names.Count) / 8;

    /// <summary>Returns the member that accepts an element, -1 if there is none.</summary>
    public int MemberOf(int name) => _names.Find(name);

    /// <summary>Creates the shape of an interleave; null if two members accept the same node, or a member is data.</summary>
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
