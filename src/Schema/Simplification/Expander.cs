using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Combines all files and expands the abbreviations in one walk over the syntax trees: externalRef (4.6), include (4.7), ns (4.9), div (4.11), the number of
/// children (4.12), mixed (4.13), optional (4.14) and zeroOrMore (4.15). Each step is in a separate file.
/// </summary>
internal sealed partial class Expander(ISyntaxSource source, DiagnosticBag diagnostics, Version? target, CancellationToken cancellationToken)
{
    private readonly List<string> _files = [];
    private readonly HashSet<string> _knownFiles = new(StringComparer.Ordinal);
    private readonly List<string> _openFiles = [];
    private readonly SortedSet<Version> _versions = [];
    private int _patterns;
    private bool _isExhausted;

    /// <summary>Whether invalid patterns are left out, and the readable part is used of files that are not well-formed.</summary>
    public bool IsLenient { get; init; }

    /// <summary>The files that were read, the root file first.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The versions in which patterns were added, in ascending order.</summary>
    public IReadOnlyList<Version> Versions => [.. _versions];

    /// <summary>The context of a pattern.</summary>
    /// <param name="Scope">The grammar.</param>
    /// <param name="Ns">The ns attribute for a file that has none.</param>
    /// <param name="File">The file.</param>
    /// <param name="Definition">The name of the definition that contains the pattern; null under start.</param>
    private sealed record Context(GrammarScope Scope, string Ns, string File, string? Definition);

    /// <summary>Expands a schema into its outermost grammar. A root that is not a grammar becomes the start of one (4.18).</summary>
    public GrammarScope Expand(SchemaSyntax root)
    {
        Register(root);
        _openFiles.Add(root.Path);
        var pattern = RootOf(root);
        var span = pattern?.Span ?? default;
        var scope = new GrammarScope(span, null);
        var context = new Context(scope, "", root.Path, null);
        if (pattern is GrammarSyntax grammar)
            FillScope(grammar, context, 0);
        else if (pattern is not null)
            scope.Add(new GrammarComponent(new DefinitionSyntax(span, null, span, Combine.None, span, [pattern], null), Expand(pattern, context, 0)));
        else
            scope.IsIncomplete = true;
        return scope;
    }

    /// <summary>Expands a pattern. The recursion is as deep as the schema, so this method and those that it calls use little of the stack.</summary>
    private ExpandedPattern Expand(PatternSyntax syntax, Context context, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsTooMuch(syntax, depth))
            return Absent(syntax);
        if (IsBeyondTarget(syntax.Since))
            return Absent(syntax);
        return syntax switch
        {
            CompositeSyntax composite => ExpandComposite(composite, context, depth + 1),
            ElementSyntax element => ExpandElement(element, context, depth + 1, element.Annotations),
            AttributeSyntax attribute => ExpandAttribute(attribute, context, depth + 1, attribute.Annotations),
            GrammarSyntax grammar => ExpandGrammar(grammar, context, depth + 1),
            ExternalRefSyntax external => ExpandExternalRef(external, context, depth + 1),
            RepeatSyntax repeat => ExpandRepeat(repeat, context, depth + 1),
            DataSyntax { Except: { } except } data => new ExpandedData(data, Expand(except, context, depth + 1)),
            ErrorPatternSyntax when IsLenient => new ExpandedEmpty(syntax.Span),
            _ => ExpandLeaf(syntax, context),
        };
    }

    private static ExpandedPattern ExpandLeaf(PatternSyntax syntax, Context context) => syntax switch
    {
        EmptySyntax => new ExpandedEmpty(syntax.Span),
        TextSyntax => new ExpandedText(syntax.Span),
        DataSyntax data => new ExpandedData(data, null),
        ValueSyntax value => new ExpandedValue(value, value.Ns ?? context.Ns),
        RefSyntax reference => ExpandedRef.ToName(reference.NameSpan, reference.Name, reference.IsParent ? context.Scope.Parent : context.Scope),
        _ => new ExpandedNotAllowed(syntax.Span),
    };

    private ExpandedElement ExpandElement(ElementSyntax syntax, Context context, int depth, Annotations annotations) =>
        new(
            syntax, Name(syntax.Name, context), ExpandGroup(syntax.Span, syntax.Items, context, depth), annotations, IdentityRules(syntax, context),
            context.Definition)
        {
            DocumentContent = syntax.DocumentContent is null ? null : Expand(syntax.DocumentContent, context, depth),
        };

    private ExpandedAttribute ExpandAttribute(AttributeSyntax syntax, Context context, int depth, Annotations annotations) =>
        new(syntax, Name(syntax.Name, context), Expand(syntax.Content, context, depth), annotations);

    private ExpandedRef ExpandGrammar(GrammarSyntax syntax, Context context, int depth)
    {
        var scope = new GrammarScope(syntax.Span, context.Scope);
        FillScope(syntax, context with { Scope = scope }, depth);
        return ExpandedRef.ToGrammar(syntax.Span, scope);
    }

    private List<ExpandedPattern> ExpandAll(IReadOnlyList<PatternSyntax> items, Context context, int depth)
    {
        var expanded = new List<ExpandedPattern>(items.Count);
        for (var i = 0; i < items.Count; i++)
            expanded.Add(Expand(items[i], context, depth));
        return expanded;
    }

    /// <summary>Whether the target of the schema is older than a version, and therefore lacks what the version added (b:since).</summary>
    private bool IsBeyondTarget(Version? since)
    {
        if (since is null)
            return false;
        _versions.Add(since);
        return target is not null && since.CompareTo(target) > 0;
    }

    /// <summary>Returns the replacement of a pattern that an older target does not have: notAllowed; for an optional part, the pattern without it.</summary>
    private static ExpandedPattern Absent(PatternSyntax syntax) =>
        syntax is CompositeSyntax { Kind: CompositeKind.Optional or CompositeKind.ZeroOrMore }
            ? new ExpandedEmpty(syntax.Span)
            : new ExpandedNotAllowed(syntax.Span);

    private PatternSyntax? RootOf(SchemaSyntax file) => IsLenient ? file.Remains : file.Root;

    private void Register(SchemaSyntax file)
    {
        if (!_knownFiles.Add(file.Path))
            return;
        _files.Add(file.Path);
        foreach (var diagnostic in file.Diagnostics)
            diagnostics.Add(diagnostic);
    }

    /// <summary>Whether a limit is exceeded; it is reported at the first place.</summary>
    private bool IsTooMuch(PatternSyntax syntax, int depth) => IsTooMuch(depth) && Report(depth, syntax.Span);

    private bool IsTooMuch(ComponentSyntax syntax, int depth) => IsTooMuch(depth) && Report(depth, syntax.Span);

    private bool IsTooMuch(int depth) => NestingDepth.IsExceededByPatterns(depth + 1) || ++_patterns > SimplifierLimits.Patterns;

    private bool Report(int depth, SourceSpan span)
    {
        var isTooDeep = NestingDepth.IsExceededByPatterns(depth + 1);
        if (isTooDeep)
            diagnostics.Add(SchemaRules.LimitExceeded, $"More than {NestingDepth.MostPatterns} patterns and files are nested here", span);
        else if (!_isExhausted)
            diagnostics.Add(SchemaRules.LimitExceeded, $"The schema has more than {SimplifierLimits.Patterns} patterns when all files are included", span);
        _isExhausted |= !isTooDeep;
        return true;
    }
}
