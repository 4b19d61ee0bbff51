using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.Simplified;

namespace Bindery.Generator.Binding;

/// <summary>
/// What is left of an element's content where one attribute has a certain word: the attributes and elements that are still allowed, and those that are required then.
/// </summary>
internal sealed class Projection
{
    private readonly XmlName _attribute;
    private readonly string _word;
    private readonly Dictionary<SimplePattern, Pair> _visited = [];

    private Projection(XmlName attribute, string word)
    {
        _attribute = attribute;
        _word = word;
    }

    /// <summary>Projects the content of some element patterns onto a word of an attribute.</summary>
    /// <returns>For each attribute name and element that is allowed whether it is required; null where the word is not allowed at all.</returns>
    public static IReadOnlyDictionary<object, bool>? Onto(IEnumerable<SimpleElement> elements, XmlName attribute, string word)
    {
        var projection = new Projection(attribute, word);
        Dictionary<object, bool>? result = null;
        foreach (var element in elements)
            result = Either(result, projection.Visit(element.Content).With);
        return result;
    }

    /// <summary>Projects the content of some element patterns onto the absence of an attribute.</summary>
    /// <returns>As <see cref="Onto"/>; null where the attribute is always required.</returns>
    public static IReadOnlyDictionary<object, bool>? OntoAbsence(IEnumerable<SimpleElement> elements, XmlName attribute)
    {
        var projection = new Projection(attribute, "");
        Dictionary<object, bool>? result = null;
        foreach (var element in elements)
            result = Either(result, projection.Visit(element.Content).Without);
        return result;
    }

    /// <summary>What a pattern allows where the attribute is not consumed by it, and where it is; null for nothing at all.</summary>
    private readonly record struct Pair(Dictionary<object, bool>? Without, Dictionary<object, bool>? With);

    private Pair Visit(SimplePattern pattern)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_visited.TryGetValue(pattern, out var pair))
            _visited.Add(pattern, pair = Project(pattern));
        return pair;
    }

    private Pair Project(SimplePattern pattern)
    {
        switch (pattern)
        {
            case SimpleChoice choice:
                return choice.Alternatives.Select(Visit).Aggregate(default(Pair), (left, right) => new Pair(Either(left.Without, right.Without), Either(left.With, right.With)));
            case SimpleGroup group:
                return Sum(group.Items);
            case SimpleInterleave interleave:
                return Sum(interleave.Items);
            case SimpleOneOrMore many:
                return Visit(many.Content);
            case SimpleNotAllowed:
                return default;
            case SimpleAttribute attribute:
                return Attribute(attribute);
            case SimpleElementReference reference:
                return new Pair(new() { [reference.Element] = true }, null);
            default:
                return new Pair([], null);
        }
    }

    private Pair Attribute(SimpleAttribute attribute)
    {
        var names = new List<XmlName>();
        var isOpen = NameClasses.Collect(attribute.Name, names);
        if (names.Contains(_attribute))
            return new Pair(null, Accepts(attribute.Content) ? [] : null);
        var keys = new Dictionary<object, bool>();
        foreach (var name in names)
            keys[name] = names.Count == 1 && !isOpen;
        return new Pair(keys, null);
    }

    private Pair Sum(IEnumerable<SimplePattern> items)
    {
        var sum = new Pair([], null);
        foreach (var item in items.Select(Visit))
            sum = new Pair(Both(sum.Without, item.Without), Either(Both(sum.With, item.Without), Both(sum.Without, item.With)));
        return sum;
    }

    private bool Accepts(SimplePattern content) => content switch
    {
        SimpleChoice choice => choice.Alternatives.Any(Accepts),
        SimpleValue value => Words.Of(value) == _word,
        SimpleData data => data.Datatype.Allows(System.Text.Encoding.UTF8.GetBytes(_word), null),
        SimpleText => true,
        _ => false,
    };

    private static Dictionary<object, bool>? Both(Dictionary<object, bool>? left, Dictionary<object, bool>? right)
    {
        if (left is null || right is null)
            return null;
        var both = new Dictionary<object, bool>(left);
        foreach (var key in right)
            both[key.Key] = key.Value || (both.TryGetValue(key.Key, out var required) && required);
        return both;
    }

    private static Dictionary<object, bool>? Either(Dictionary<object, bool>? left, Dictionary<object, bool>? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var either = new Dictionary<object, bool>();
        foreach (var key in left)
            either[key.Key] = key.Value && right.TryGetValue(key.Key, out var required) && required;
        foreach (var key in right)
            if (!left.ContainsKey(key.Key))
                either[key.Key] = false;
        return either;
    }
}
