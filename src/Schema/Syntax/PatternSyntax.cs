using System;
using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Patterns;

namespace Bindery.Schema.Syntax;

/// <summary>
/// A pattern as written in the source, in any schema language (RELAX NG 3). The steps that need one file only are done: annotations are removed, datatype
/// libraries and prefixes resolved, references resolved against xml:base (4.1 to 4.5, 4.8, 4.10). Immutable: one tree is used for all uses of its file.
/// </summary>
internal abstract class PatternSyntax(SourceSpan span)
{
    /// <summary>The start tag.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>b:since: the first version of the target that has the pattern; null if all have it.</summary>
    public Version? Since { get; init; }
}

/// <summary>A pattern that could not be read; this was reported.</summary>
internal sealed class ErrorPatternSyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class EmptySyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class NotAllowedSyntax(SourceSpan span) : PatternSyntax(span);

internal sealed class TextSyntax(SourceSpan span) : PatternSyntax(span);

/// <summary>The operators.</summary>
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

/// <summary>A pattern with operands. Several operands of anything other than group, interleave and choice are a group (4.12).</summary>
internal sealed class CompositeSyntax(SourceSpan span, CompositeKind kind, IReadOnlyList<PatternSyntax> items) : PatternSyntax(span)
{
    public CompositeKind Kind { get; } = kind;

    public IReadOnlyList<PatternSyntax> Items { get; } = items;

    /// <summary>Whether it is a wildcard: a choice between the declared elements or attributes that it allows.</summary>
    public bool IsWildcard { get; init; }

    /// <summary>The head of the substitution group, if the choice is between the members of one; otherwise null.</summary>
    public ElementName? Head { get; init; }
}

/// <summary>The name of an element of XML Schema.</summary>
/// <param name="NamespaceUri">Its namespace.</param>
/// <param name="LocalName">The local part.</param>
internal sealed record ElementName(string NamespaceUri, string LocalName);

/// <summary>A pattern with bounds on its number of occurrences. In RELAX NG it can only be written out.</summary>
/// <param name="span">The place of the bounds.</param>
/// <param name="content">The repeated pattern.</param>
/// <param name="minimum">The minimum number of occurrences; 0 or more.</param>
/// <param name="maximum">The maximum number of occurrences, 1 or more; null for no limit.</param>
internal sealed class RepeatSyntax(SourceSpan span, PatternSyntax content, int minimum, int? maximum) : PatternSyntax(span)
{
    /// <summary>The greatest bound. Written out, it has some 10,000 patterns.</summary>
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

    public IReadOnlyList<IdentityRuleSyntax> IdentityRules { get; init; } = [];

    /// <summary>The identity constraints of XML Schema.</summary>
    public IReadOnlyList<IdentityConstraint> Constraints { get; init; } = [];

    /// <summary>The default values that identity constraints use for missing attributes and empty elements.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; init; } = [];

    /// <summary>
    /// The content that documents may have, if models have less (without the xsi: attributes of XML Schema); null if it is the same.
    /// </summary>
    public PatternSyntax? DocumentContent { get; init; }

    /// <summary>The complex type of XML Schema of the element; null for other elements.</summary>
    public ComplexTypeSyntax? Type { get; init; }

    /// <summary>Why other elements are not allowed in its place, for messages (<see cref="Datatypes.NameRemarks"/>); null if nothing is known.</summary>
    public string? Remarks { get; init; }

    /// <summary>The alternatives that select another type than the declared one.</summary>
    public IReadOnlyList<TypeAlternative> Alternatives { get; init; } = [];
}

internal sealed class AttributeSyntax(SourceSpan span, NameClassSyntax name, PatternSyntax content, Annotations annotations) : PatternSyntax(span)
{
    public NameClassSyntax Name { get; } = name;

    /// <summary>The content; text if the source has none (4.12).</summary>
    public PatternSyntax Content { get; } = content;

    public Annotations Annotations { get; } = annotations;

    public ByteLimit? MaxBytes { get; init; }
}

/// <summary>A facet.</summary>
/// <param name="Name">Its name, trimmed.</param>
/// <param name="Value">Its text, not trimmed.</param>
/// <param name="Span">The text; the start tag if there is none.</param>
internal sealed record ParameterSyntax(string Name, string Value, SourceSpan Span);

/// <summary>A datatype's name with its library.</summary>
/// <param name="Library">The library's URI; empty for the built-in one.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Span">The name; the start tag if there is none.</param>
internal readonly record struct TypeSyntax(string Library, string Name, SourceSpan Span);

internal sealed class DataSyntax(SourceSpan span, TypeSyntax type, IReadOnlyList<ParameterSyntax> parameters, CompositeSyntax? except) : PatternSyntax(span)
{
    public TypeSyntax Type { get; } = type;

    public IReadOnlyList<ParameterSyntax> Parameters { get; } = parameters;

    /// <summary>The excluded values, as a choice.</summary>
    public CompositeSyntax? Except { get; } = except;

    public ByteLimit? MaxBytes { get; init; }

    /// <summary>b:says: a description of the value; null if the datatype describes it.</summary>
    public string? Says { get; init; }
}

internal sealed class ValueSyntax(
    SourceSpan span, TypeSyntax type, string text, SourceSpan textSpan, string? ns, NamespaceScope namespaces, Annotations annotations) : PatternSyntax(span)
{
    public TypeSyntax Type { get; } = type;

    /// <summary>The text as written, not trimmed.</summary>
    public string Text { get; } = text;

    /// <summary>The text; the start tag if there is none.</summary>
    public SourceSpan TextSpan { get; } = textSpan;

    /// <summary>The ns attribute that applies; null if it is inherited from the referring file (4.9).</summary>
    public string? Ns { get; } = ns;

    public NamespaceScope Namespaces { get; } = namespaces;

    /// <summary>Remarks about other values, for messages (<see cref="Datatypes.NameRemarks"/>).</summary>
    public string? Says { get; init; }

    public Annotations Annotations { get; } = annotations;
}

/// <summary>A ref or parentRef.</summary>
internal sealed class RefSyntax(SourceSpan span, string name, SourceSpan nameSpan, bool isParent) : PatternSyntax(span)
{
    public string Name { get; } = name;

    public SourceSpan NameSpan { get; } = nameSpan;

    public bool IsParent { get; } = isParent;
}

internal sealed class ExternalRefSyntax(SourceSpan span, SchemaReference reference, string? ns) : PatternSyntax(span)
{
    public SchemaReference Reference { get; } = reference;

    /// <summary>The ns attribute that applies; null if it is inherited from the referring file.</summary>
    public string? Ns { get; } = ns;
}

internal sealed class GrammarSyntax(SourceSpan span, IReadOnlyList<ComponentSyntax> components) : PatternSyntax(span)
{
    public IReadOnlyList<ComponentSyntax> Components { get; } = components;
}
