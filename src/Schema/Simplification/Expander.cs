using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Puts all files into one piece and writes the conveniences out, in one walk over the syntax trees: externalRef (4.6), include (4.7), ns (4.9), div (4.11),
/// the number of children (4.12), mixed (4.13), optional (4.14) and zeroOrMore (4.15). Each has a file of its own.
/// </summary>
internal sealed partial class Expander(ISyntaxSource source, DiagnosticBag diagnostics, Version? target, CancellationToken cancellationToken)
{
    private readonly List<string> _files = [];
    private readonly HashSet<string> _knownFiles = new(StringComparer.Ordinal);
    private readonly List<string> _openFiles = [];
    private int _patterns;

    /// <summary>The files read, the root's first.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Where a pattern stands: what it takes from around it.</summary>
    /// <param name="Scope">Its grammar.</param>
    /// <param name="Ns">The ns attribute where its file has none.</param>
    /// <param name="File">Its file.</param>
    /// <param name="Definition">The name of the definition that it stands in; null under start.</param>
    /// <param name="Depth">How deep it stands.</param>
    private readonly record struct Place(GrammarScope Scope, string Ns, string File, string? Definition, int Depth);

    /// <summary>Expands a schema into its outermost grammar; a root that is no grammar is the start of one (4.18).</summary>
    public GrammarScope Expand(SchemaSyntax root)
    {
        Register(root);
        _openFiles.Add(root.Path);
        var span = root.Root?.Span ?? default;
        var scope = new GrammarScope(span, null);
        var place = new Place(scope, "", root.Path, null, 0);
        if (root.Root is GrammarSyntax grammar)
            FillScope(grammar, place);
        else if (root.Root is { } pattern)
            scope.Add(new GrammarComponent(new DefinitionSyntax(span, null, span, Combine.None, span, [pattern], null), Expand(pattern, place)));
        else
            scope.IsIncomplete = true;
        return scope;
    }

    private ExpandedPattern Expand(PatternSyntax syntax, Place place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsTooMuch(syntax.Span, place.Depth) || IsBeyondTarget(syntax))
            return new ExpandedNotAllowed(syntax.Span);
        place = place with { Depth = place.Depth + 1 };
        switch (syntax)
        {
            case EmptySyntax:
                return new ExpandedEmpty(syntax.Span);
            case TextSyntax:
                return new ExpandedText(syntax.Span);
            case NotAllowedSyntax or ErrorPatternSyntax:
                return new ExpandedNotAllowed(syntax.Span);
            case DataSyntax data:
                return new ExpandedData(data, data.Except is null ? null : Expand(data.Except, place));
            case ValueSyntax value:
                return new ExpandedValue(value, value.Ns ?? place.Ns);
            case RefSyntax reference:
                return ExpandedRef.ToName(reference.NameSpan, reference.Name, reference.IsParent ? place.Scope.Parent : place.Scope);
            case ExternalRefSyntax external:
                return ExpandExternalRef(external, place);
            case GrammarSyntax grammar:
                var scope = new GrammarScope(grammar.Span, place.Scope);
                FillScope(grammar, place with { Scope = scope });
                return ExpandedRef.ToGrammar(grammar.Span, scope);
            case AttributeSyntax attribute:
                return new ExpandedAttribute(attribute, Name(attribute.Name, place), Expand(attribute.Content, place), attribute.Annotations);
            case ElementSyntax element:
                return new ExpandedElement(element, Name(element.Name, place), ExpandGroup(element.Span, element.Items, place), element.Annotations, place.Definition);
            default:
                return ExpandComposite((CompositeSyntax)syntax, place);
        }
    }

    private List<ExpandedPattern> ExpandAll(IReadOnlyList<PatternSyntax> items, Place place)
    {
        var expanded = new List<ExpandedPattern>(items.Count);
        foreach (var item in items)
            expanded.Add(Expand(item, place));
        return expanded;
    }

    /// <summary>Whether the target that the schema is read for lacks the pattern (b:since).</summary>
    private bool IsBeyondTarget(PatternSyntax syntax) => target is not null && syntax.Since is not null && syntax.Since.CompareTo(target) > 0;

    private void Register(SchemaSyntax file)
    {
        if (!_knownFiles.Add(file.Path))
            return;
        _files.Add(file.Path);
        foreach (var diagnostic in file.Diagnostics)
            diagnostics.Add(diagnostic);
    }

    /// <summary>Whether a limit is exceeded; reported at the first place where it is.</summary>
    private bool IsTooMuch(SourceSpan span, int depth)
    {
        if (depth >= SimplifierLimits.Depth)
        {
            diagnostics.Add(SchemaRules.LimitExceeded, $"The schema nests more than {SimplifierLimits.Depth} patterns and files into each other here", span);
            return true;
        }

        if (_patterns >= SimplifierLimits.Patterns)
        {
            if (_patterns++ == SimplifierLimits.Patterns)
                diagnostics.Add(SchemaRules.LimitExceeded, $"The schema has more than {SimplifierLimits.Patterns} patterns when all files are included", span);
            _patterns = SimplifierLimits.Patterns + 1;
            return true;
        }

        _patterns++;
        return false;
    }
}
