using System;
using System.Collections.Generic;
using Bindery.ModelMaps;
using Bindery.Patterns;
using Bindery.Patterns.Text;

namespace Bindery.Analyzers.Models;

/// <summary>
/// What one <c>GrammarAttribute</c> says: a compiled grammar and the models that are bound to it. Each is read when it is asked for first. Safe for all
/// threads.
/// </summary>
internal sealed class BoundSchema
{
    private static readonly RecentTexts<CompiledGrammar> Grammars = new(GrammarTextReader.Read);
    private static readonly RecentTexts<ModelMap> Maps = new(ModelMapReader.Read);
    private static readonly Decoded<ModelMap> NoMap = new(null, "it does not say how the models are bound to it, which an older version of Bindery left out");

    private readonly Lazy<Decoded<CompiledGrammar>> _grammar;
    private readonly Lazy<Decoded<ModelMap>> _map;
    private readonly Lazy<Dictionary<int, ElementPattern>> _elements;

    /// <summary>Takes what the attribute has.</summary>
    /// <param name="name">The schema's file name.</param>
    /// <param name="space">The namespace of the models.</param>
    /// <param name="grammar">The compiled grammar.</param>
    /// <param name="models">How the models are bound to it; null where the attribute does not say.</param>
    /// <param name="isEdited">Whether the assembly is made anew with each edit, so that the same texts will be met again and again.</param>
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

    /// <summary>The grammar; null where it cannot be read. Reading takes a while: to be asked for when there is something to check.</summary>
    public CompiledGrammar? Grammar => _grammar.Value.Value;

    /// <summary>The models; null where it cannot be read which there are.</summary>
    public ModelMap? Map => _map.Value.Value;

    /// <summary>Why the models cannot be checked; null where they can.</summary>
    public string? Problem => _grammar.Value.Problem ?? _map.Value.Problem;

    /// <summary>
    /// The element pattern of a number (<see cref="MappedClass.Elements"/>), from <see cref="Grammar"/>, which this reads; null where it has none.
    /// </summary>
    public ElementPattern? FindElement(int number) => _elements.Value.TryGetValue(number, out var element) ? element : null;
}

/// <summary>A generated class, as the code calls it.</summary>
/// <param name="Class">The class.</param>
/// <param name="Schema">The schema that it belongs to, with the grammar.</param>
internal sealed record BoundType(MappedClass Class, BoundSchema Schema);
