using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Branches;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Binding;

/// <summary>An enumerated attribute whose word determines the other members of a class.</summary>
internal sealed class Discriminator
{
    private readonly Dictionary<string, IReadOnlyDictionary<Sibling, bool>> _projections;
    private readonly Dictionary<string, int> _places;
    private readonly ILookup<Sibling, string> _allowing;

    /// <summary>Creates a discriminator of a class.</summary>
    /// <param name="className">The class that has the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="projections">The allowed siblings for each word, in the order of the schema, and for absence.</param>
    /// <param name="meaning">The word that absence means; null if there is none.</param>
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

    /// <summary>The attribute's absence as one of the <see cref="States"/>, unless it is equivalent to one of the words.</summary>
    public const string Absence = "\0absent";

    /// <summary>The class that has the attribute.</summary>
    public string ClassName { get; }

    public AttributeModel Attribute { get; }

    /// <summary>The word that absence means; null if there is none.</summary>
    public string? Default { get; }

    /// <summary>The words that are allowed, in schema order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words and, unless it is equivalent to one of them, <see cref="Absence"/>.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>Returns the states with which an attribute or a child is allowed, in order.</summary>
    public IEnumerable<string> StatesThatAllow(Sibling key) => _allowing[key];

    /// <summary>Returns the states with which one of several attributes or children is allowed, in order.</summary>
    public IReadOnlyList<string> StatesThatAllowAny(IEnumerable<Sibling> keys) => InOrder(keys.SelectMany(StatesThatAllow).Distinct());

    /// <summary>Sorts states.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> states) => states.OrderBy(state => _places[state]).ToList();

    /// <summary>Whether an attribute or a child is required with a word.</summary>
    public bool Requires(string word, Sibling key) => _projections[word].TryGetValue(key, out var required) && required;
}
