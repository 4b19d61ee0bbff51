using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Branches;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Binding;

/// <summary>An enumerated attribute whose word decides what else a class may have.</summary>
internal sealed class Discriminator
{
    private readonly Dictionary<string, IReadOnlyDictionary<Sibling, bool>> _projections;
    private readonly Dictionary<string, int> _places;
    private readonly ILookup<Sibling, string> _allowing;

    /// <summary>A discriminator of a class.</summary>
    /// <param name="className">The class that has the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="projections">For each of its words, in the order of the schema, and for its absence what may stand beside it.</param>
    /// <param name="meaning">The word that its absence stands for; null where there is none.</param>
    public Discriminator(
        string className, AttributeModel attribute, Dictionary<string, IReadOnlyDictionary<Sibling, bool>> projections, string? meaning)
    {
        Default = meaning;
        ClassName = className;
        Attribute = attribute;
        _projections = projections;
        Words = projections.Keys.Where(word => word != Absence).ToList();
        States = projections.Keys.ToList();
        _places = States.Select((state, place) => (state, place)).ToDictionary(pair => pair.state, pair => pair.place, StringComparer.Ordinal);
        _allowing = States.SelectMany(state => projections[state].Keys.Select(key => (key, state))).ToLookup(pair => pair.key, pair => pair.state);
    }

    /// <summary>Stands among the <see cref="States"/> for the attribute's absence, unless that means the same as one of its words.</summary>
    public const string Absence = "\0absent";

    /// <summary>The class that has the attribute.</summary>
    public string ClassName { get; }

    public AttributeModel Attribute { get; }

    /// <summary>The word that its absence stands for; null where there is none.</summary>
    public string? Default { get; }

    /// <summary>The words that are allowed at all, in schema order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words and, where it means something of its own, <see cref="Absence"/>.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The states beside which an attribute or a child is allowed, in their order.</summary>
    public IEnumerable<string> StatesThatAllow(Sibling key) => _allowing[key];

    /// <summary>The states beside which one of some attributes or children is allowed, in their order.</summary>
    public IReadOnlyList<string> StatesThatAllowAny(IEnumerable<Sibling> keys) => InOrder(keys.SelectMany(StatesThatAllow).Distinct());

    /// <summary>Some states in their order.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> states) => states.OrderBy(state => _places[state]).ToList();

    /// <summary>Whether an attribute or a child is required beside a word.</summary>
    public bool Requires(string word, Sibling key) => _projections[word].TryGetValue(key, out var required) && required;
}
