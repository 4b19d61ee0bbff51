using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// What is left of an element's content where one attribute has a certain word: the attributes and elements that are still allowed, and those that are required
/// then. One pass finds it for all words and for the attribute's absence: each branch is only asked about the words that it has.
/// </summary>
internal sealed class Projection
{
    private readonly XmlName _attribute;
    private readonly WordClasses _words;
    private readonly Dictionary<SimplePattern, Pair> _visited = [];
    private readonly Pair _result;

    /// <summary>Projects the content of some element patterns onto the words and the absence of an attribute.</summary>
    public Projection(IEnumerable<SimpleElement> elements, XmlName attribute, WordClasses words)
    {
        _attribute = attribute;
        _words = words;
        _result = Choose(elements.Select(element => Visit(element.Content)).ToList());
    }

    /// <summary>For each attribute name and element that is allowed beside a word whether it is required; null where the word is not allowed at all.</summary>
    public IReadOnlyDictionary<object, bool>? Onto(string word) =>
        _result.With is { } with && with.TryGetValue(_words.Of(word), out var projection) ? projection : null;

    /// <summary>As <see cref="Onto"/>, where the attribute is absent; null where it is always required.</summary>
    public IReadOnlyDictionary<object, bool>? OntoAbsence => _result.Without;

    /// <summary>What a pattern allows where the attribute is not consumed by it, and where it is, by class of words; null for nothing at all.</summary>
    private readonly record struct Pair(Dictionary<object, bool>? Without, Dictionary<int, Dictionary<object, bool>>? With);

    private Pair Visit(SimplePattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_visited.TryGetValue(pattern, out var pair))
            _visited.Add(pattern, pair = Project(pattern));
        return pair;
    }

    private Pair Project(SimplePattern pattern) => pattern switch
    {
        SimpleChoice choice => Choose(choice.Alternatives.Select(Visit).ToList()),
        SimpleGroup group => Sum(group.Items.Select(Visit).ToList()),
        SimpleInterleave interleave => Sum(interleave.Items.Select(Visit).ToList()),
        SimpleOneOrMore many => Visit(many.Content),
        SimpleNotAllowed => default,
        SimpleAttribute attribute => Attribute(attribute),
        SimpleElementReference reference => new Pair(new() { [reference.Element] = true }, null),
        _ => new Pair([], null),
    };

    private Pair Attribute(SimpleAttribute attribute)
    {
        var names = new List<XmlName>();
        var isOpen = NameClasses.Collect(attribute.Name, names);
        if (names.Contains(_attribute))
            return new Pair(null, _words.AcceptedBy(attribute).Distinct().ToDictionary(word => word, _ => new Dictionary<object, bool>()));
        var keys = new Dictionary<object, bool>();
        foreach (var name in names)
            keys[name] = names.Count == 1 && !isOpen;
        return new Pair(keys, null);
    }

    private static Pair Choose(List<Pair> alternatives) => new(
        Either(alternatives.Select(alternative => alternative.Without)),
        WithAny(alternatives.Select(alternative => alternative.With)));

    private static Pair Sum(List<Pair> items)
    {
        // The attribute stands in one item only: RELAX NG, 7.3. Were it otherwise, any of them could have it.
        var with = new List<Dictionary<int, Dictionary<object, bool>>?>();
        for (var i = 0; i < items.Count; i++)
            if (items[i].With is { Count: > 0 } own && Both(items.Where((_, other) => other != i).Select(item => item.Without)) is { } others)
                with.Add(own.ToDictionary(word => word.Key, word => others.Count == 0 ? word.Value : Both([others, word.Value])!));
        return new Pair(Both(items.Select(item => item.Without)), WithAny(with));
    }

    private static Dictionary<int, Dictionary<object, bool>>? WithAny(IEnumerable<Dictionary<int, Dictionary<object, bool>>?> alternatives)
    {
        var byWord = alternatives.OfType<Dictionary<int, Dictionary<object, bool>>>().SelectMany(with => with).ToLookup(word => word.Key, word => word.Value);
        return byWord.Count == 0 ? null : byWord.ToDictionary(word => word.Key, word => Either(word)!);
    }

    /// <summary>What all parts together allow, and what any of them requires; null where one of them is nothing at all.</summary>
    private static Dictionary<object, bool>? Both(IEnumerable<Dictionary<object, bool>?> parts)
    {
        var both = new Dictionary<object, bool>();
        foreach (var part in parts)
        {
            if (part is null)
                return null;
            foreach (var key in part)
                both[key.Key] = key.Value || (both.TryGetValue(key.Key, out var required) && required);
        }
        return both;
    }

    /// <summary>What any alternative allows, and what all of them require; null where there is none.</summary>
    private static Dictionary<object, bool>? Either(IEnumerable<Dictionary<object, bool>?> alternatives)
    {
        var possible = alternatives.OfType<Dictionary<object, bool>>().ToList();
        if (possible.Count < 2)
            return possible.FirstOrDefault();
        var requiring = new Dictionary<object, int>();
        foreach (var key in possible.SelectMany(alternative => alternative))
        {
            requiring.TryGetValue(key.Key, out var times);
            requiring[key.Key] = times + (key.Value ? 1 : 0);
        }
        return requiring.ToDictionary(key => key.Key, key => key.Value == possible.Count);
    }
}
