using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// The content of elements in which one attribute has a certain word: the attributes and children that are still allowed, and those that are required. One pass
/// computes it for all words and for the attribute's absence, because each branch is only evaluated for the words that it accepts.
/// </summary>
internal sealed class Projection
{
    private readonly BranchSession _session;
    private readonly int _attribute;
    private readonly WordClasses _words;
    private readonly Dictionary<Pattern, Pair> _visited = [];
    private readonly Pair _result;

    /// <summary>Projects the content of elements onto the words and the absence of an attribute.</summary>
    /// <param name="session">The session of the grammar; it determines whether output-only members count.</param>
    /// <param name="elements">The elements.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="words">Its words.</param>
    /// <exception cref="System.InsufficientExecutionStackException">The content is nested too deeply.</exception>
    public Projection(BranchSession session, ElementClass elements, ClassAttribute attribute, WordClasses words)
    {
        _session = session;
        _attribute = attribute.Number;
        _words = words;
        _result = Choose(elements.Patterns.Select(element => Visit(element.Content)).ToList());
    }

    /// <summary>Returns the siblings that are allowed next to a word, and whether each is required; null if the word is not allowed at all.</summary>
    public IReadOnlyDictionary<Sibling, bool>? Onto(string word) =>
        _result.With is { } with && with.TryGetValue(_words.Of(word), out var projection) ? projection : null;

    /// <summary>Like <see cref="Onto"/>, if the attribute is absent; null if it is always required.</summary>
    public IReadOnlyDictionary<Sibling, bool>? OntoAbsence => _result.Without;

    /// <summary>
    /// The siblings that a pattern allows if it does not match the attribute, and if it does, by class of words; null if that is not possible.
    /// </summary>
    private readonly record struct Pair(Dictionary<Sibling, bool>? Without, Dictionary<int, Dictionary<Sibling, bool>>? With);

    private Pair Visit(Pattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_visited.TryGetValue(pattern, out var pair))
            _visited.Add(pattern, pair = Project(pattern));
        return pair;
    }

    private Pair Project(Pattern pattern) => pattern switch
    {
        NotAllowedPattern => default,
        AttributePattern or ElementPattern when !_session.Queries.Counts(pattern) => default,
        AttributePattern attribute => Attribute(attribute),
        ElementPattern element => new Pair(new() { [new Sibling(IsChild: true, element.Number)] = true }, null),
        ChoicePattern => Choose(PatternMembers.OfChoice(pattern).ConvertAll(Visit)),
        BinaryPattern => Sum(PatternMembers.OfSequence(pattern).ConvertAll(Visit)),
        OneOrMorePattern many => Visit(many.Content),
        _ => new Pair([], null),
    };

    private Pair Attribute(AttributePattern attribute)
    {
        var numbers = _session.Names.NamesOf(attribute).ToList();
        if (numbers.Contains(_attribute))
            return new Pair(null, _words.AcceptedBy(attribute.Content).ToDictionary(word => word, _ => new Dictionary<Sibling, bool>()));
        return new Pair(numbers.ToDictionary(number => new Sibling(IsChild: false, number), _ => numbers.Count == 1), null);
    }

    private static Pair Choose(List<Pair> alternatives) => new(
        Either(alternatives.Select(alternative => alternative.Without)),
        WithAny(alternatives.Select(alternative => alternative.With)));

    private static Pair Sum(List<Pair> items)
    {
        // Only one item can match the attribute (RELAX NG 7.3). If several could, any of them might.
        var with = new List<Dictionary<int, Dictionary<Sibling, bool>>?>();
        for (var i = 0; i < items.Count; i++)
            if (items[i].With is { Count: > 0 } own && Both(items.Where((_, other) => other != i).Select(item => item.Without)) is { } others)
                with.Add(own.ToDictionary(word => word.Key, word => others.Count == 0 ? word.Value : Both([others, word.Value])!));
        return new Pair(Both(items.Select(item => item.Without)), WithAny(with));
    }

    private static Dictionary<int, Dictionary<Sibling, bool>>? WithAny(IEnumerable<Dictionary<int, Dictionary<Sibling, bool>>?> alternatives)
    {
        var byWord = alternatives.OfType<Dictionary<int, Dictionary<Sibling, bool>>>().SelectMany(with => with).ToLookup(word => word.Key, word => word.Value);
        return byWord.Count == 0 ? null : byWord.ToDictionary(word => word.Key, word => Either(word)!);
    }

    /// <summary>Combines the siblings that all parts allow; one that any part requires is required. Null if one of the parts is not possible.</summary>
    private static Dictionary<Sibling, bool>? Both(IEnumerable<Dictionary<Sibling, bool>?> parts)
    {
        var both = new Dictionary<Sibling, bool>();
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            foreach (var key in part)
                both[key.Key] = key.Value || (both.TryGetValue(key.Key, out var required) && required);
        }
        return both;
    }

    /// <summary>Combines the siblings that any alternative allows; one that all of them require is required. Null if there is no alternative.</summary>
    private static Dictionary<Sibling, bool>? Either(IEnumerable<Dictionary<Sibling, bool>?> alternatives)
    {
        var possible = alternatives.OfType<Dictionary<Sibling, bool>>().ToList();
        if (possible.Count < 2)
            return possible.FirstOrDefault();
        var requiring = new Dictionary<Sibling, int>();
        foreach (var key in possible.SelectMany(alternative => alternative))
        {
            requiring.TryGetValue(key.Key, out var times);
            requiring[key.Key] = times + (key.Value ? 1 : 0);
        }
        return requiring.ToDictionary(key => key.Key, key => key.Value == possible.Count);
    }
}
