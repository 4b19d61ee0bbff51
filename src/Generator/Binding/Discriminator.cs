using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>An enumerated attribute whose word decides what else a class may have.</summary>
internal sealed class Discriminator
{
    private readonly Dictionary<string, IReadOnlyDictionary<object, bool>> _projections;
    private readonly Dictionary<string, int> _places;
    private readonly ILookup<object, string> _allowing;

    private Discriminator(string className, AttributeModel attribute, Dictionary<string, IReadOnlyDictionary<object, bool>> projections)
    {
        ClassName = className;
        Attribute = attribute;
        _projections = projections;
        Words = projections.Keys.Where(word => word != Absence).ToList();
        States = projections.Keys.ToList();
        _places = States.Select((state, place) => (state, place)).ToDictionary(pair => pair.state, pair => pair.place, StringComparer.Ordinal);
        _allowing = States.SelectMany(state => projections[state].Keys.Select(key => (key, state))).ToLookup(pair => pair.key, pair => pair.state);
    }

    /// <summary>Stands among the <see cref="States"/> for the attribute's absence, where that is no other way to say one of its words.</summary>
    public const string Absence = "\0absent";

    /// <summary>The class that has the attribute.</summary>
    public string ClassName { get; }

    public AttributeModel Attribute { get; }

    /// <summary>The words that are allowed at all, in schema order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words and, where it means something of its own, <see cref="Absence"/>.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>Finds a class's discriminators: enumerated attributes with different patterns in different branches.</summary>
    public static IEnumerable<Discriminator> Find(
        string className, IReadOnlyList<SimpleElement> elements, IReadOnlyList<(AttributeModel Model, Particle Particle)> attributes)
    {
        foreach (var (model, particle) in attributes)
        {
            if (model.Value.Kind != ValueKind.Enum || particle.Attributes.Distinct().Count() < 2)
                continue;
            var words = new WordClasses(particle.Attributes);
            var projection = new Projection(elements, model.Xml, words);
            var projections = new Dictionary<string, IReadOnlyDictionary<object, bool>>(StringComparer.Ordinal);
            foreach (var word in words.Words)
                if (projection.Onto(word) is { } beside)
                    projections.Add(word, beside);
            if (projections.Count < 2)
                continue;
            if (model.Member.Default is null && projection.OntoAbsence is { } absence)
                projections.Add(Absence, absence);
            yield return new Discriminator(className, model, projections);
        }
    }

    /// <summary>The states beside which an attribute (by name) or an element is allowed, in their order.</summary>
    public IEnumerable<string> StatesThatAllow(object key) => _allowing[key];

    /// <summary>The states beside which one of some attributes or elements is allowed, in their order.</summary>
    public IReadOnlyList<string> StatesThatAllowAny(IReadOnlyCollection<object> keys) => InOrder(keys.SelectMany(StatesThatAllow).Distinct());

    /// <summary>Some states in their order.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> states) => states.OrderBy(state => _places[state]).ToList();

    /// <summary>Whether an attribute (by name) or one of some elements is required beside a word.</summary>
    public bool Requires(string word, object key) => _projections[word].TryGetValue(key, out var required) && required;
}
