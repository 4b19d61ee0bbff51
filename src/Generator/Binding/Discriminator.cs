using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.Simplified;

namespace Bindery.Generator.Binding;

/// <summary>An enumerated attribute whose word decides what else a class may have.</summary>
internal sealed class Discriminator
{
    private readonly Dictionary<string, IReadOnlyDictionary<object, bool>> _projections;

    private Discriminator(string className, AttributeModel attribute, Dictionary<string, IReadOnlyDictionary<object, bool>> projections)
    {
        ClassName = className;
        Attribute = attribute;
        _projections = projections;
        Words = projections.Keys.Where(word => word != Absence).ToList();
        States = projections.Keys.ToList();
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
    public static IEnumerable<Discriminator> Find(string className, IReadOnlyList<SimpleElement> elements, IReadOnlyList<(AttributeModel Model, Particle Particle)> attributes)
    {
        foreach (var (model, particle) in attributes)
        {
            if (model.Value.Kind != ValueKind.Enum || particle.Attributes.Distinct().Count() < 2)
                continue;
            var projections = new Dictionary<string, IReadOnlyDictionary<object, bool>>(StringComparer.Ordinal);
            foreach (var word in WordsOf(particle))
                if (!projections.ContainsKey(word) && Projection.Onto(elements, model.Xml, word) is { } projection)
                    projections.Add(word, projection);
            if (projections.Count < 2)
                continue;
            if (model.Member.Default is null && Projection.OntoAbsence(elements, model.Xml) is { } absence)
                projections.Add(Absence, absence);
            yield return new Discriminator(className, model, projections);
        }
    }

    /// <summary>The states beside which an attribute (by name) or an element is allowed.</summary>
    public IEnumerable<string> StatesThatAllow(object key) => States.Where(state => Allows(state, key));

    /// <summary>Whether an attribute (by name) or an element is allowed beside a state.</summary>
    public bool Allows(string state, object key) => _projections[state].ContainsKey(key);

    /// <summary>Whether an attribute (by name) or one of some elements is required beside a word.</summary>
    public bool Requires(string word, object key) => _projections[word].TryGetValue(key, out var required) && required;

    private static IEnumerable<string> WordsOf(Particle particle)
    {
        var pending = new Stack<SimplePattern>(particle.Attributes.Select(attribute => attribute.Content).Reverse());
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives.Reverse())
                        pending.Push(alternative);
                    break;
                case SimpleValue value:
                    yield return Binding.Words.Of(value);
                    break;
            }
    }
}
