using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>A child of a grammar.</summary>
internal abstract class ComponentSyntax(SourceSpan span)
{
    /// <summary>The start tag.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>How several definitions of one name are combined (4.17).</summary>
internal enum Combine : byte
{
    None,
    Choice,
    Interleave,
}

/// <summary>A start (then without a name) or a define.</summary>
/// <param name="span">The start tag.</param>
/// <param name="name">The name, or null for a start.</param>
/// <param name="nameSpan">The name, or the start tag for a start.</param>
/// <param name="combine">The combine attribute.</param>
/// <param name="combineSpan">Its value, or the start tag.</param>
/// <param name="items">The patterns.</param>
/// <param name="documentation">The text of a:documentation.</param>
internal sealed class DefinitionSyntax(
    SourceSpan span, string? name, SourceSpan nameSpan, Combine combine, SourceSpan combineSpan, IReadOnlyList<PatternSyntax> items, string? documentation)
    : ComponentSyntax(span)
{
    public string? Name { get; } = name;

    public SourceSpan NameSpan { get; } = nameSpan;

    public Combine Combine { get; } = combine;

    public SourceSpan CombineSpan { get; } = combineSpan;

    public IReadOnlyList<PatternSyntax> Items { get; } = items;

    public string? Documentation { get; } = documentation;
}

internal sealed class DivSyntax(SourceSpan span, IReadOnlyList<ComponentSyntax> components) : ComponentSyntax(span)
{
    public IReadOnlyList<ComponentSyntax> Components { get; } = components;
}

/// <summary>An include with its overrides.</summary>
internal sealed class IncludeSyntax(SourceSpan span, SchemaReference reference, string? ns, IReadOnlyList<ComponentSyntax> overrides) : ComponentSyntax(span)
{
    public SchemaReference Reference { get; } = reference;

    /// <summary>The ns attribute that applies; null if it is inherited from the referring file.</summary>
    public string? Ns { get; } = ns;

    public IReadOnlyList<ComponentSyntax> Overrides { get; } = overrides;
}
