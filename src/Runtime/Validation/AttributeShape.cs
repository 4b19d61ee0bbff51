using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Validation;

/// <summary>
/// The attributes of a content that stand beside its children whatever these are, each with its place: whether all that are required are there is a count, whatever order they stand in.
/// What is left beside them has those attributes that decide about children; only these are derived one after the other.
/// </summary>
internal sealed class AttributeShape
{
    /// <summary>The attribute belongs to <see cref="Content"/>.</summary>
    public const int InContent = -1;

    /// <summary>There is no such attribute.</summary>
    public const int Nowhere = -2;

    private readonly NumberTable _places;

    private AttributeShape(Pattern[] initial, AttributePattern?[] simple, int[] composed, int required, NumberTable places, Pattern content, Pattern closed) =>
        (Initial, Simple, Composed, Required, _places, Content, Closed) = (initial, simple, composed, required, places, content, closed);

    /// <summary>What is at each place in the beginning.</summary>
    public Pattern[] Initial { get; }

    /// <summary>The attribute of each place that has just one, which may be left out or not; null for the others.</summary>
    public AttributePattern?[] Simple { get; }

    /// <summary>The other places.</summary>
    public int[] Composed { get; }

    /// <summary>How many simple attributes must not be left out.</summary>
    public int Required { get; }

    /// <summary>What is left beside all places.</summary>
    public Pattern Content { get; }

    /// <summary>What <see cref="Content"/> is at the end of the start tag if none of its attributes came.</summary>
    public Pattern Closed { get; }

    /// <summary>What the shape weighs, in pieces of some hundred bytes.</summary>
    public int Weight => 1 + (Initial.Length + _places.Count) / 8;

    /// <summary>The place of an attribute, <see cref="InContent"/> or <see cref="Nowhere"/>.</summary>
    public int PlaceOf(int name) => _places.Find(name) is var place and >= 0 ? place - 1 : Nowhere;

    /// <summary>Makes the shape of a content; null where an attribute could have several places (RELAX NG 7.3 forbids that).</summary>
    public static AttributeShape? Of(Pattern pattern, NameIndex names, Derivatives derivatives)
    {
        var initial = new List<Pattern>();
        var content = Take(pattern, initial, derivatives.Builder);
        var simple = new AttributePattern?[initial.Count];
        var composed = new List<int>();
        var required = 0;
        var places = new NumberTable();
        var walk = new NodeWalk(PatternParts.Attributes);
        for (var i = 0; i < simple.Length; i++)
        {
            simple[i] = initial[i] as AttributePattern ?? (initial[i] is ChoicePattern { Left: EmptyPattern, Right: AttributePattern optional } ? optional : null);
            if (simple[i] is null)
                composed.Add(i);
            else if (!initial[i].IsNullable)
                required++;
            if (!AddNames(initial[i], i + 1))
                return null;
        }
        return AddNames(content, 0)
            ? new AttributeShape(initial.ToArray(), simple, composed.ToArray(), required, places, content, derivatives.CloseAttributes(content))
            : null;

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
