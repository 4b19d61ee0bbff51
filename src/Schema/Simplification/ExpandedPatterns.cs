using System.Collections.Generic;
using Bindery.Datatypes;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// A pattern between the syntax and the simple form: all files combined, every pattern in its grammar, the abbreviations expanded (RELAX NG 4.6 to 4.15). It is
/// always a tree: a part that occurs at several places is a <see cref="Definition"/> with several references.
/// </summary>
internal abstract class ExpandedPattern(SourceSpan span)
{
    public SourceSpan Span { get; } = span;
}

internal sealed class ExpandedEmpty(SourceSpan span) : ExpandedPattern(span);

internal sealed class ExpandedNotAllowed(SourceSpan span) : ExpandedPattern(span);

internal sealed class ExpandedText(SourceSpan span) : ExpandedPattern(span);

internal sealed class ExpandedData(DataSyntax syntax, ExpandedPattern? except) : ExpandedPattern(syntax.Span)
{
    public DataSyntax Syntax { get; } = syntax;

    public ExpandedPattern? Except { get; } = except;

    /// <summary>Set by <see cref="Constraints"/> (4.16).</summary>
    public Datatype? Datatype { get; set; }
}

internal sealed class ExpandedValue(ValueSyntax syntax, string ns) : ExpandedPattern(syntax.Span)
{
    public ValueSyntax Syntax { get; } = syntax;

    /// <summary>The ns attribute that applies.</summary>
    public string Ns { get; } = ns;

    /// <summary>The value; set by <see cref="Constraints"/> (4.16).</summary>
    public SimpleValue? Simple { get; set; }
}

/// <summary>Group, interleave, choice, oneOrMore and list; the last two have one operand.</summary>
internal sealed class ExpandedComposite(SourceSpan span, CompositeKind kind, IReadOnlyList<ExpandedPattern> items) : ExpandedPattern(span)
{
    public CompositeKind Kind { get; } = kind;

    public IReadOnlyList<ExpandedPattern> Items { get; } = items;

    /// <summary>Whether it is a wildcard.</summary>
    public bool IsWildcard { get; init; }

    /// <summary>The head of the substitution group, if the choice is between the members of one.</summary>
    public ElementName? Head { get; init; }
}

/// <summary>A pattern that occurs at least once, within bounds.</summary>
internal sealed class ExpandedRepeat(SourceSpan span, ExpandedPattern content, int minimum, int? maximum) : ExpandedPattern(span)
{
    public ExpandedPattern Content { get; } = content;

    public int Minimum { get; } = minimum;

    public int? Maximum { get; } = maximum;
}

/// <summary>The name of an element or attribute pattern.</summary>
/// <param name="Syntax">The syntax, for its places.</param>
/// <param name="Ns">The ns attribute for a file that has none.</param>
/// <param name="Names">The names.</param>
internal sealed record ExpandedName(NameClassSyntax Syntax, string Ns, NameClass Names);

internal sealed class ExpandedAttribute(AttributeSyntax syntax, ExpandedName name, ExpandedPattern content, Annotations annotations)
    : ExpandedPattern(syntax.Span)
{
    public ExpandedName Name { get; } = name;

    public ExpandedPattern Content { get; } = content;

    public Annotations Annotations { get; } = annotations;

    public ByteLimit? MaxBytes { get; } = syntax.MaxBytes;
}

internal sealed class ExpandedElement(
    ElementSyntax syntax, ExpandedName name, ExpandedPattern content, Annotations annotations,
    IReadOnlyList<SimpleIdentityRule> identityRules, string? definition)
        : ExpandedPattern(syntax.Span)
{
    private PatternUnit? _documentUnit;

    /// <summary>The content that documents may have, if models have less.</summary>
    public ExpandedPattern? DocumentContent { get; init; }

    public ExpandedName Name { get; } = name;

    public ExpandedPattern Content { get; } = content;

    public ByteLimit? MaxBytes { get; } = syntax.MaxBytes;

    /// <summary>The targets of the references in its content (4.19).</summary>
    public PatternUnit Unit { get; } = new(content);

    /// <summary>The targets of the references in <see cref="DocumentContent"/>.</summary>
    public PatternUnit? DocumentUnit => _documentUnit ??= DocumentContent is null ? null : new PatternUnit(DocumentContent);

    /// <summary>The element of the simple form.</summary>
    public SimpleElement Simple { get; } = new(syntax.Span, name.Names, annotations, -1, definition)
    {
        IdentityRules = identityRules,
        Constraints = syntax.Constraints,
        Defaults = syntax.Defaults,
        Remarks = syntax.Remarks,
    };

    /// <summary>The complex type of XML Schema of the element.</summary>
    public ComplexTypeSyntax? Type { get; } = syntax.Type;

    /// <summary>The alternatives that select another type.</summary>
    public IReadOnlyList<TypeAlternative> Alternatives { get; } = syntax.Alternatives;
}

/// <summary>A ref or parentRef, a nested grammar (replaced by its start, 4.18), or an externalRef (4.6).</summary>
internal sealed class ExpandedRef : ExpandedPattern
{
    private ExpandedRef(SourceSpan span, string? name, GrammarScope? scope, Definition? target)
        : base(span) => (Name, Scope, Target) = (name, scope, target);

    /// <summary>The name to look up; null if the target is known from the start.</summary>
    public string? Name { get; }

    /// <summary>The grammar in which the name is looked up; null for a parentRef without a parent grammar.</summary>
    public GrammarScope? Scope { get; }

    /// <summary>The target; for names it is set by <see cref="GrammarLinks"/> (4.18).</summary>
    public Definition? Target { get; set; }

    public static ExpandedRef ToName(SourceSpan nameSpan, string name, GrammarScope? scope) => new(nameSpan, name, scope, null);

    public static ExpandedRef To(SourceSpan span, Definition target) => new(span, null, null, target);

    public static ExpandedRef ToGrammar(SourceSpan span, GrammarScope grammar) => new(span, null, grammar, grammar.Start);
}
