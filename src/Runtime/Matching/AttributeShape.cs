using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>
/// The attributes of a content that do not depend on its children, each with its place. Counting decides whether all required ones are present, in any
/// order. The rest of the content has the attributes that affect the children; only these need derivatives.
/// </summary>
internal sealed class AttributeShape
{
    /// <summary>The attribute belongs to <see cref="Content"/>.</summary>
    public const int InContent = -1;

    /// <summary>There is no such attribute.</summary>
    public const int Nowhere = -2;

    // Simple places are counted in the bits of a word.
    private const int MostSimple = 64;

    private readonly NumberTable _places;

    private AttributeShape(AttributePattern[] simple, ulong required, Pattern[] composed, NumberTable places, Pattern content, Pattern closed) =>
        (Simple, Required, Composed, _places, Content, Closed) = (simple, required, composed, places, content, closed);

    /// <summary>The first places: those of one attribute each.</summary>
    public AttributePattern[] Simple { get; }

    /// <summary>The required ones among them, as bits.</summary>
    public ulong Required { get; }

    /// <summary>The initial pattern of each of the other places.</summary>
    public Pattern[] Composed { get; }

    /// <summary>The rest of the content, without all places.</summary>
    public Pattern Content { get; }

    /// <summary>The derivative of <see cref="Content"/> at the end of a start tag that has none of its attributes.</summary>
    public Pattern Closed { get; }

    /// <summary>The size of the shape, in units of some hundred bytes.</summary>
    public int Weight => 1 + (Simple.Length + Composed.Length + _places.Count) / 8;

    /// <summary>Returns the place of an attribute, <see cref="InContent"/> or <see cref="Nowhere"/>.</summary>
    public int PlaceOf(int name) => _places.Find(name) is var place and >= 0 ? place - 1 : Nowhere;

    /// <summary>Creates the shape of a content; null if an attribute could have several places (RELAX NG 7.3 does not allow that).</summary>
    public static AttributeShape? Of(Pattern pattern, NameIndex names, Derivatives derivatives)
    {
        var taken = new List<Pattern>();
        var content = Take(pattern, taken, derivatives.Builder);
        var simple = new List<AttributePattern>();
        var composed = new List<Pattern>();
        var required = 0UL;
        foreach (var part in taken)
        {
            if (simple.Count < MostSimple && (part is ChoicePattern { Left: EmptyPattern, Right: var only } ? only : part) is AttributePattern attribute)
            {
                if (!part.IsNullable)
                    required |= 1UL << simple.Count;
                simple.Add(attribute);
            }
            else
            {
                composed.Add(part);
            }
        }
        var places = new NumberTable();
        var walk = new NodeWalk(PatternParts.Attributes);
        for (var i = 0; i < taken.Count; i++)
            if (!AddNames(i < simple.Count ? simple[i] : composed[i - simple.Count], i + 1))
                return null;
        return AddNames(content, 0) ? new AttributeShape([.. simple], required, [.. composed], places, content, derivatives.CloseAttributes(content)) : null;

        bool AddNames(Pattern part, int place)
        {
            foreach (var node in walk.Nodes(part))
                if (derivatives.IsOutput || !((AttributePattern)node).IsOutputOnly)
                    foreach (var name in names.NamesOf(node))
                        if (!places.TryAdd(name, place))
                            return false;
            return true;
        }
    }

    // Removes from a sequence the members that are attributes only; in a group and in an interleave their position is irrelevant.
    private static Pattern Take(Pattern pattern, List<Pattern> taken, PatternBuilder builder)
    {
        if ((pattern.Parts & PatternParts.Attributes) == 0)
            return pattern;
        if (pattern is not (GroupPattern or InterleavePattern))
        {
            if (pattern.Parts != PatternParts.Attributes)
                return pattern;
            taken.Add(pattern);
            return builder.Empty;
        }
        var members = PatternMembers.OfSequence(pattern);
        for (var i = 0; i < members.Count; i++)
            members[i] = Take(members[i], taken, builder);
        return pattern is GroupPattern ? builder.Group(members) : builder.Interleave(members);
    }
}
