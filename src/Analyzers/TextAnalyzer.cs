using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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
            var expected = ExpectedElements.Of(start.Compilation, start.Options, start.CancellationToken);
            start.RegisterSemanticModelAction(file => Check(file, roots, expected, members));
        });
    }

    private static void Check(SemanticModelAnalysisContext context, RootNames roots, ExpectedElements expected, TextMembers members)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var finding in new FileTexts(context.SemanticModel, roots, expected, members, context.CancellationToken).Find(context.FilterSpan))
            if (TextDescriptors.Find(finding.Rule) is { } rule)
                context.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    Location.Create(tree, finding.Place),
                    finding.Others.Where(place => place.End <= tree.Length).Select(place => Location.Create(tree, place)),
                    null,
                    finding.Message));
    }
}
