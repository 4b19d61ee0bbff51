using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers;

/// <summary>Checks XML in strings against the grammar that defines its root element. See docs/architecture.md.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => TextDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (GrammarCatalog.Of(start.Compilation) is not { } catalog)
                return;
            var roots = new RootNames(catalog);
            var members = new TextMembers(start.Compilation);
            start.RegisterSemanticModelAction(file => Check(file, roots, members));
        });
    }

    private static void Check(SemanticModelAnalysisContext context, RootNames roots, TextMembers members)
    {
        var semantics = context.SemanticModel;
        // Most files end here: one look at the text.
        if (!roots.MayBeIn(semantics.SyntaxTree.GetText(context.CancellationToken)))
            return;
        var root = semantics.SyntaxTree.GetRoot(context.CancellationToken);
        var reports = new TextReports(context);
        var covered = new SortedSet<int>();
        foreach (var body in TextBodies.In(root, context.FilterSpan))
            Try(() =>
            {
                foreach (var finding in TextVerdicts.Find(TextWalker.Follow(body, semantics, members, context.CancellationToken), roots, covered, context.CancellationToken))
                    reports.Add(finding);
            });
        // What was judged with all that it stands in is not judged by itself.
        foreach (var text in TextsIn(root, context.FilterSpan))
            if (covered.GetViewBetween(text.SpanStart, Math.Max(text.SpanStart, text.Span.End - 1)).Count == 0)
                Try(() => Check(context, text, roots, reports));
    }

    private static void Try(Action check)
    {
        try
        {
            check();
        }
        catch (InsufficientExecutionStackException)
        {
            // Code that is nested this deep goes unchecked.
        }
    }

    private static void Check(SemanticModelAnalysisContext context, ExpressionSyntax text, RootNames roots, TextReports reports)
    {
        var template = TemplateReader.Read(text, context.SemanticModel, context.CancellationToken);
        if (MarkupParser.RootName(template.Text) is not { } name || roots.Find(name) is not { Count: > 0 } schemas || TextUses.IsAsked(text))
            return;
        var isReadIntoModel = TextUses.IsReadIntoModel(text);
        IReadOnlyList<TextFinding>? findings = null;
        foreach (var schema in schemas)
        {
            if (schema.Grammar is not { } grammar)
                return;
            var found = TextCheck.Find(template, grammar, isReadIntoModel, context.CancellationToken);
            // Where several schemas have the root, one that admits the document is enough.
            if (found.Count == 0)
                return;
            findings = findings is null || found.Count < findings.Count ? found : findings;
        }
        foreach (var finding in findings ?? [])
            reports.Add(finding);
    }

    // The largest expressions that make a text, and those in holes of them.
    private static IEnumerable<ExpressionSyntax> TextsIn(SyntaxNode root, TextSpan? part)
    {
        foreach (var node in root.DescendantNodes(node => part is null || part.Value.IntersectsWith(node.Span)))
            if (node is ExpressionSyntax expression && part?.IntersectsWith(node.Span) != false && TemplateReader.MakesText(node) && !IsPartOfText(node))
                yield return expression;
    }

    private static bool IsPartOfText(SyntaxNode node) =>
        node.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax && TemplateReader.MakesText(node.Parent)
        || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && TemplateReader.MakesText(call)
        || node.Parent is InterpolationSyntax;
}
