using System;
using System.Collections.Generic;
using Bindery.ModelMaps;
using Bindery.Patterns;
using Bindery.Patterns.Text;

namespace Bindery.Analyzers.Models;

/// <summary>The contents of a <c>GrammarAttribute</c>: a compiled grammar and its models. Each is read on first use. Thread-safe.</summary>
internal sealed class BoundSchema
{
    private static readonly RecentTexts<CompiledGrammar> Grammars = new(GrammarTextReader.Read);
    private static readonly RecentTexts<ModelMap> Maps = new(ModelMapReader.Read);
    private static readonly Decoded<ModelMap> NoMap = new(null, "it does not say how the models are bound to it, which an older version of Bindery left out");

    private readonly Lazy<Decoded<CompiledGrammar>> _grammar;
    private readonly Lazy<Decoded<ModelMap>> _map;
    private readonly Lazy<Dictionary<int, ElementPattern>> _elements;

    /// <summary>Creates a schema from the arguments of the attribute.</summary>
    /// <param name="name">The schema's file name.</param>
    /// <param name="space">The namespace of the models.</param>
    /// <param name="grammar">The compiled grammar.</param>
    /// <param name="models">The model map; null if the attribute has none.</param>
    /// <param name="isEdited">Whether the assembly is compiled again after each edit, so that the same texts will be read repeatedly.</param>
    public BoundSchema(string name, string space, string grammar, string? models, bool isEdited)
    {
        Name = name;
        Namespace = space;
        _grammar = new(() => isEdited ? Grammars.Read(grammar) : Decoded<CompiledGrammar>.Read(grammar, GrammarTextReader.Read));
        _map = new(() => models is null ? NoMap : isEdited ? Maps.Read(models) : Decoded<ModelMap>.Read(models, ModelMapReader.Read));
        _elements = new(() =>
        {
            var elements = new Dictionary<int, ElementPattern>();
            if (Grammar is { } known)
                foreach (var element in known.Graph.Elements)
                    elements[element.Number] = element;
            return elements;
        });
    }

    /// <summary>The schema's file name.</summary>
    public string Name { get; }

    /// <summary>The namespace of the models.</summary>
    public string Namespace { get; }

    /// <summary>The grammar; null if it cannot be read. Reading is slow, so it should only be accessed if there is something to check.</summary>
    public CompiledGrammar? Grammar => _grammar.Value.Value;

    /// <summary>The models; null if the map cannot be read.</summary>
    public ModelMap? Map => _map.Value.Value;

    /// <summary>The reason why code that uses the models cannot be checked; null if it can.</summary>
    public string? Problem => _grammar.Value.Problem ?? _map.Value.Problem;

    /// <summary>
    /// Returns the element pattern with a number (<see cref="MappedClass.Elements"/>) in <see cref="Grammar"/>, which this reads; null if there is none.
    /// </summary>
    public ElementPattern? FindElement(int number) => _elements.Value.TryGetValue(number, out var element) ? element : null;
}

/// <summary>A generated class, as used in code.</summary>
/// <param name="Class">The class.</param>
/// <param name="Schema">The schema that it belongs to, with the grammar.</param>
internal sealed record BoundType(MappedClass Class, BoundSchema Schema);
