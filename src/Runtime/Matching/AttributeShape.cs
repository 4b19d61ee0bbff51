using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>
/// The attributes of a content that stand beside its children whatever these are, each with its place: whether all that are required are there is a count,
/// whatever order they stand in. What is left beside them has those attributes that decide about children; only these are derived one after the other.
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

    /// <summary>Which of them must not be left out, as bits.</summary>
    public ulong Required { get; }

    /// <summary>What is at each of the other places in the beginning.</summary>
    public Pattern[] Composed { get; }

    /// <summary>What is left beside all places.</summary>
    public Pattern Content { get; }

    /// <summary>What <see cref="Content"/> is at the end of the start tag if none of its attributes came.</summary>
    public Pattern Closed { get; }

    /// <summary>What the shape weighs, in pieces of some hundred bytes.</summary>
    public int Weight => 1 + (Simple.Length + Composed.Length + _places.Count) / 8;

    /// <summary>The place of an attribute, <see cref="InContent"/> or <see cref="Nowhere"/>.</summary>
    public int PlaceOf(int name) => _places.Find(name) is var place and >= 0 ? place - 1 : Nowhere;

    /// <summary>Makes the shape of a content; null where an attribute could have several places (RELAX NG 7.3 forbids that).</summary>
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

    // Takes out of a sequence the members that are attributes only; in a group and in an interleave their place means nothing.
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
