using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>A schema as patterns, with what is worked out once for all documents. Immutable and safe for all threads.</summary>
internal sealed class CompiledGrammar
{
    /// <summary>
    /// Makes a grammar from its start pattern, whose element patterns all have their content. The builder must not be used afterwards, but may be extended.
    /// </summary>
    /// <exception cref="PatternDepthException">The content of an element nests operators too deep.</exception>
    public CompiledGrammar(PatternBuilder builder, Pattern start)
    {
        Builder = builder;
        Start = start;
        Graph = new PatternGraph(start);
        Names = new NameIndex(Graph);
        Ids = IdTypes.Of(Graph, Names);
    }

    /// <summary>The builder that holds the patterns. Not to be used, but to be extended.</summary>
    public PatternBuilder Builder { get; }

    /// <summary>The pattern of the document.</summary>
    public Pattern Start { get; }

    /// <summary>The elements and attributes that can be reached.</summary>
    public PatternGraph Graph { get; }

    /// <summary>The names that the grammar tells apart.</summary>
    public NameIndex Names { get; }

    /// <summary>The attributes that are IDs or refer to them; null where there are none.</summary>
    public IdTypes? Ids { get; }

    /// <summary>The grammars of newer versions of the target, oldest first; none where this is the newest.</summary>
    public IReadOnlyList<NewerGrammar> Newer { get; init; } = [];

    /// <summary>The same grammar with those of newer versions.</summary>
    public CompiledGrammar With(IReadOnlyList<NewerGrammar> newer) => new(Builder, Start) { Newer = newer };
}
