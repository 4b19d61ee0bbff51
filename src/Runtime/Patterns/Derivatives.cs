using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>
/// Computes and caches derivatives of patterns: by an attribute, by the end of a start tag, by a child. New patterns are
/// interned in a builder that extends that of the grammar. Not thread-safe, and for one direction (input or output).
/// </summary>
/// <remarks>
/// Unlike in Clark's algorithm, a derivative by an element does not contain the element: it is a pair of the element's pattern and the pattern after it. Open
/// elements are kept on a stack outside the patterns, so states do not depend on ancestors. In the pattern after it, choices are moved out of groups, so that a
/// state is a set of partial derivatives (Antimirov 1996) and its size stays polynomial.
/// </remarks>
internal sealed class Derivatives
{
    // In larger choices, few members accept a name.
    private const int WorthIndexing = 16;

    private readonly NameIndex _names;
    private readonly Dictionary<long, Transitions> _elements = new();
    private readonly Dictionary<long, Transitions> _attributes = new();
    private readonly Dictionary<int, Pattern> _closed = new();
    private readonly Dictionary<int, ChoiceIndex> _choices = new();
    private int _kept;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="builder">Receives the new patterns.</param>
    /// <param name="names">The names of the grammar.</param>
    /// <param name="isOutput">Whether output-only elements and attributes are allowed; otherwise they are treated as notAllowed.</param>
    public Derivatives(PatternBuilder builder, NameIndex names, bool isOutput)
    {
        Builder = builder;
        _names = names;
        IsOutput = isOutput;
    }

    /// <summary>The builder of the new patterns.</summary>
    public PatternBuilder Builder { get; }

    /// <summary>Whether output-only elements and attributes are allowed.</summary>
    public bool IsOutput { get; }

    /// <summary>The number of cached results and patterns, which measures the memory in units of some hundred bytes.</summary>
    public int Weight => Builder.OwnCount + _kept + _closed.Count;

    /// <summary>Returns the derivative by a start tag. The attributes must have been closed: an open one hides the patterns after it.</summary>
    public Transitions Element(Pattern pattern, int name)
    {
        if ((pattern.Parts & PatternParts.Elements) == 0)
            return Transitions.None;
        if ((pattern is ChoicePattern { Left: EmptyPattern, Right: var only } ? only : pattern) is ElementPattern element)
            return Admits(element, element.IsOutputOnly, name) ? element.Alone(Builder) : Transitions.None;
        var key = Key(pattern, name);
        if (_elements.TryGetValue(key, out var known))
            return known;

        var result = new Transitions.Collector(Builder);
        switch (pattern)
        {
            case ChoicePattern choice:
                if (choice.Size <= WorthIndexing)
                    Collect(choice, name, isAttribute: false, ref result);
                else
                    foreach (var member in IndexOf(choice).Members(name))
                        result.Add(Element(member, name));
                break;
            case GroupPattern:
                for (var rest = pattern; ;)
                {
                    if (rest is not GroupPattern group)
                    {
                        result.Add(Element(rest, name));
                        break;
                    }
                    var follows = rest = group.Right;
                    result.Add(Element(group.Left, name).Map(left => Sequence(left, follows)));
                    if (!group.Left.IsNullable)
                        break;
                    rest = PatternMembers.AfterRun(group, Builder.Empty);
                }
                break;
            case InterleavePattern:
                var members = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < members.Count; i++)
                {
                    var place = i;
                    result.Add(Element(members[i], name).Map(left => Replace(pattern, members, place, left)));
                }
                break;
            case OneOrMorePattern oneOrMore:
                result.Add(Element(oneOrMore.Content, name).Map(left => Sequence(left, Builder.Optional(oneOrMore))));
                break;
        }
        return Keep(_elements, key, result.Result);
    }

    /// <summary>
    /// Returns the derivative by an attribute with any value: the attribute patterns with the name, and the rest of the pattern for each. The order of
    /// attributes is irrelevant.
    /// </summary>
    public Transitions Attribute(Pattern pattern, int name)
    {
        if ((pattern.Parts & PatternParts.Attributes) == 0)
            return Transitions.None;
        if (pattern is AttributePattern attribute)
            return Admits(attribute, attribute.IsOutputOnly, name) ? attribute.Alone(Builder) : Transitions.None;
        var key = Key(pattern, name);
        if (_attributes.TryGetValue(key, out var known))
            return known;

        var result = new Transitions.Collector(Builder);
        switch (pattern)
        {
            case ChoicePattern choice:
                Collect(choice, name, isAttribute: true, ref result);
                break;
            case GroupPattern or InterleavePattern:
                var members = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < members.Count; i++)
                {
                    var place = i;
                    result.Add(Attribute(members[i], name).Map(left => Replace(pattern, members, place, left)));
                }
                break;
            case OneOrMorePattern oneOrMore:
                result.Add(Attribute(oneOrMore.Content, name).Map(left => Builder.Group(left, Builder.Optional(oneOrMore))));
                break;
        }
        return Keep(_attributes, key, result.Result);
    }

    /// <summary>Returns the derivative by the end of a start tag, after the last attribute; notAllowed if an attribute is missing.</summary>
    public Pattern CloseAttributes(Pattern pattern)
    {
        if ((pattern.Parts & PatternParts.Attributes) == 0)
            return pattern;
        if (pattern is AttributePattern)
            return Builder.NotAllowed;
        if (_closed.TryGetValue(pattern.Id, out var known))
            return known;
        var result = Rebuild(Builder, pattern, CloseAttributes);
        _closed[pattern.Id] = result;
        return result;
    }

    /// <summary>Applies a change to the operands of a choice, group, interleave or oneOrMore; other patterns do not change.</summary>
    public static Pattern Rebuild(PatternBuilder builder, Pattern pattern, System.Func<Pattern, Pattern> change)
    {
        switch (pattern)
        {
            case ChoicePattern choice:
                return builder.Choice(change(choice.Left), change(choice.Right));
            case OneOrMorePattern oneOrMore:
                return builder.OneOrMore(change(oneOrMore.Content));
            case GroupPattern or InterleavePattern:
                var members = PatternMembers.OfSequence(pattern);
                for (var i = 0; i < members.Count; i++)
                    members[i] = change(members[i]);
                return pattern is GroupPattern ? builder.Group(members) : builder.Interleave(members);
            default:
                return pattern;
        }
    }

    /// <summary>Returns a group of the rest of an operand and the pattern after it; if the former is a choice, a choice of groups.</summary>
    public Pattern Sequence(Pattern left, Pattern right)
    {
        if (left is not ChoicePattern || right is EmptyPattern)
            return Builder.Group(left, right);
        return Builder.Choice(PatternMembers.OfChoice(left).ConvertAll(member => Builder.Group(member, right)));
    }

    private Transitions Keep(Dictionary<long, Transitions> kept, long key, Transitions result)
    {
        kept[key] = result;
        _kept += 1 + result.Count / 4;
        return result;
    }

    private ChoiceIndex IndexOf(ChoicePattern choice)
    {
        if (!_choices.TryGetValue(choice.Id, out var index))
        {
            _choices.Add(choice.Id, index = new ChoiceIndex(choice, _names));
            _kept += index.Weight;
        }
        return index;
    }

    // The nodes of a choice's tree are not cached themselves: for each name there are as many of them as members.
    private void Collect(Pattern pattern, int name, bool isAttribute, ref Transitions.Collector result)
    {
        for (; pattern is ChoicePattern choice; pattern = choice.Right)
            Collect(choice.Left, name, isAttribute, ref result);
        result.Add(isAttribute ? Attribute(pattern, name) : Element(pattern, name));
    }

    // The sequence with one member changed; the part after the member is shared.
    private Pattern Replace(Pattern sequence, List<Pattern> members, int place, Pattern changed)
    {
        var isGroup = sequence is GroupPattern;
        Pattern result = Builder.Empty;
        if (place < members.Count - 1)
        {
            result = sequence;
            for (var i = 0; i <= place; i++)
                result = ((SequencePattern)result).Right;
        }
        result = isGroup ? Builder.Group(changed, result) : Builder.Interleave(changed, result);
        for (var i = place - 1; i >= 0; i--)
            result = isGroup ? Builder.Group(members[i], result) : Builder.Interleave(members[i], result);
        return result;
    }

    private bool Admits(Pattern pattern, bool isOutputOnly, int name) => (IsOutput || !isOutputOnly) && _names.Admits(pattern, name);

    private static long Key(Pattern pattern, int name) => ((long)pattern.Id << 32) | (uint)name;
}
