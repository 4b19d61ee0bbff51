using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Schema.Syntax;

/// <summary>
/// A pattern as its author wrote it, in whatever schema language (RELAX NG 3). What one file alone decides is decided:
/// annotations are taken off, datatype libraries and prefixes resolved, references resolved against xml:base (4.1 to 4.5, 4.8, 4.10).
/// Immutable: one tree serves all uses of its file.
/// </summary>
internal abstract class PatternSyntax(SourceSpan span)
{
    /// <summary>The start tag.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>b:since: the version of the target that has the pattern first; null where all have it.</summary>
    public Version? Since { get; init; }
}

/// <summary>A pattern that could not be read; the problem is reported.</summary>
internal sealed class ErrorPatternSyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class EmptySyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class NotAllowedSyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class TextSyntax(SourceSpan span) : PatternSyntax(span);

/// <summary>The patterns that only hold others.</summary>
internal enum CompositeKind : byte
{
    Group,
    Interleave,
    Choice,
    Optional,
    ZeroOrMore,
    OneOrMore,
    List,
    Mixed,
}

/// <summary>A pattern made of others. Several items under anything but group, interleave and choice are a group (4.12).</summary>
internal sealed class CompositeSyntax(SourceSpan span, CompositeKind kind, IReadOnlyList<PatternSyntax> items) : PatternSyntax(span)
{
    public CompositeKind Kind { get; } = kind;

    public IReadOnlyList<PatternSyntax> Items { get; } = items;

    /// <summary>Whether it is a wildcard: a choice that says what is declared among all that may stand there.</summary>
    public bool IsWildcard { get; init; }
}

/// <summary>A pattern that occurs a number of times within bounds, which RELAX NG can only write out.</summary>
/// <param name="span">Where the bounds are said.</param>
/// <param name="content">What is repeated.</param>
/// <param name="minimum">How often at least; 0 or more.</param>
/// <param name="maximum">How often at most, 1 or more; null: without bound.</param>
internal sealed class RepeatSyntax(SourceSpan span, PatternSyntax content, int minimum, int? maximum) : PatternSyntax(span)
{
    /// <summary>The greatest bound. What is written out for it has some 10,000 patterns.</summary>
    public const int Most = 10_000_000;

    public PatternSyntax Content { get; } = content;

    public int Minimum { get; } = minimum;

    public int? Maximum { get; } = maximum;
}

internal sealed class ElementSyntax(SourceSpan span, NameClassSyntax name, IReadOnlyList<PatternSyntax> items, Annotations annotations) : PatternSyntax(span)
{
    public NameClassSyntax Name { get; } = name;

    public IReadOnlyList<PatternSyntax> Items { get; } = items;

    public Annotations Annotations { get; } = annotations;

    public ByteLimit? MaxBytes { get; init; }

    public IReadOnlyList<UniqueSyntax> Uniques { get; init; } = [];

    /// <summary>The identity constraints of XML Schema.</summary>
    public IReadOnlyList<IdentityConstraint> Constraints { get; init; } = [];

    /// <summary>The values that constraints take for what the element does not say.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; init; } = [];

    /// <summary>
    /// The content that documents may have, where that is more than models hold (attributes of XML Schema that concern the document); null: the items.
    /// </summary>
    public PatternSyntax? DocumentContent { get; init; }

    /// <summary>The complex type of XML Schema that the element is declared with; null for others.</summary>
    public ComplexTypeSyntax? Type { get; init; }
}

internal sealed class AttributeSyntax(SourceSpan span, NameClassSyntax name, PatternSyntax content, Annotations annotations) : PatternSyntax(span)
{
    public NameClassSyntax Name { get; } = name;

    /// <summary>Text where the author gave none (4.12).</summary>
    public PatternSyntax Content { get; } = content;

    public Annotations Annotations { get; } = annotations;

    public ByteLimit? MaxBytes { get; init; }
}

/// <summary>A facet.</summary>
/// <param name="Name">Its name, trimmed.</param>
/// <param name="Value">Its text, not trimmed.</param>
/// <param name="Span">The text; the start tag where there is none.</param>
internal sealed record ParameterSyntax(string Name, string Value, SourceSpan Span);

/// <summary>A datatype's name with its library.</summary>
/// <param name="Library">The library's URI; empty for the built-in one.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Span">The name; the start tag where there is none.</param>
internal readonly record struct TypeSyntax(string Library, string Name, SourceSpan Span);

internal sealed class DataSyntax(SourceSpan span, TypeSyntax type, IReadOnlyList<ParameterSyntax> parameters, CompositeSyntax? except) : PatternSyntax(span)
{
    public TypeSyntax Type { get; } = type;

    public IReadOnlyList<ParameterSyntax> Parameters { get; } = parameters;

    /// <summary>What is excluded, as a choice.</summary>
    public CompositeSyntax? Except { get; } = except;

    public ByteLimit? MaxBytes { get; init; }

    /// <summary>b:says: what a value is, in words; null where the datatype speaks for itself.</summary>
    public string? Says { get; init; }
}

internal sealed class ValueSyntax(
    SourceSpan span, TypeSyntax type, string text, SourceSpan textSpan, string? ns, NamespaceScope namespaces, Annotations annotations) : PatternSyntax(span)
{
    public TypeSyntax Type { get; } = type;

    /// <summary>The text as it stands, not trimmed.</summary>
    public string Text { get; } = text;

    /// <summary>The text; the start tag where there is none.</summary>
    public SourceSpan TextSpan { get; } = textSpan;

    /// <summary>The ns attribute in force; null: that of whoever refers to this file (4.9).</summary>
    public string? Ns { get; } = ns;

    public NamespaceScope Namespaces { get; } = namespaces;

    public Annotations Annotations { get; } = annotations;
}

/// <summary>A ref, or a parentRef.</summary>
internal sealed class RefSyntax(SourceSpan span, string name, SourceSpan nameSpan, bool isParent) : PatternSyntax(span)
{
    public string Name { get; } = name;

    public SourceSpan NameSpan { get; } = nameSpan;

    public bool IsParent { get; } = isParent;
}

internal sealed class ExternalRefSyntax(SourceSpan span, SchemaReference reference, string? ns) : PatternSyntax(span)
{
    public SchemaReference Reference { get; } = reference;

    /// <summary>The ns attribute in force; null: that of whoever refers to this file.</summary>
    public string? Ns { get; } = ns;
}

internal sealed class GrammarSyntax(SourceSpan span, IReadOnlyList<ComponentSyntax> components) : PatternSyntax(span)
{
    public IReadOnlyList<ComponentSyntax> Components { get; } = components;
}
