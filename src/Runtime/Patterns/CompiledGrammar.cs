using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>A schema as patterns, with data that is computed once for all documents. Immutable and thread-safe.</summary>
internal sealed class CompiledGrammar
{
    /// <summary>
    /// Creates a grammar from its start pattern. All element patterns must have their content. The builder must not be used afterwards, but may be extended.
    /// </summary>
    /// <exception cref="PatternDepthException">The operators in the content of an element are nested too deeply.</exception>
    public CompiledGrammar(PatternBuilder builder, Pattern start)
    {
        Builder = builder;
        Start = start;
        Graph = new PatternGraph(start);
        Names = new NameIndex(Graph);
        Ids = IdTypes.Of(Graph, Names);
    }

    /// <summary>The builder of the patterns. It must not be used, but may be extended.</summary>
    public PatternBuilder Builder { get; }

    /// <summary>The pattern of the document.</summary>
    public Pattern Start { get; }

    /// <summary>The elements and attributes that can be reached.</summary>
    public PatternGraph Graph { get; }

    /// <summary>The names that the grammar distinguishes.</summary>
    public NameIndex Names { get; }

    /// <summary>The attributes that are IDs or refer to IDs; null if there are none.</summary>
    public IdTypes? Ids { get; }

    /// <summary>The grammars of newer versions of the target, in ascending order; empty for the newest version.</summary>
    public IReadOnlyList<NewerGrammar> Newer { get; init; } = [];

    /// <summary>Returns the same grammar with the grammars of newer versions.</summary>
    public CompiledGrammar With(IReadOnlyList<NewerGrammar> newer) => new(Builder, Start) { Newer = newer };
}
