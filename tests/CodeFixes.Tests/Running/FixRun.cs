using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Analyzers;
using Bindery.Analyzers.Texts;
using Bindery.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Tests.Running;

/// <summary>A document in a workspace, with what is reported in it and offered for it.</summary>
internal sealed class FixRun
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new ModelAnalyzer(), new TextAnalyzer()];

    private static readonly ModelCodeFixProvider Models = new();

    private static readonly TextCodeFixProvider Texts = new();

    private List<Diagnostic>? _reports;

    // Whether the document that was first looked at had suggestions only.
    private bool? _isSuggestion;

    private FixRun(Document document) => Document = document;

    public Document Document { get; }

    /// <summary>A file of a compilation, in a workspace of its own.</summary>
    public static FixRun Of(CSharpCompilation compilation, SyntaxTree file)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            compilation.AssemblyName!,
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: file.Options,
            metadataReferences: compilation.References));
        DocumentId? found = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var document = DocumentId.CreateNewId(id);
            solution = solution.AddDocument(document, System.IO.Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);
            if (tree == file)
                found = document;
        }
        return new FixRun(solution.GetDocument(found)!);
    }

    /// <summary>The reports in the document, in order; found once.</summary>
    public async Task<List<Diagnostic>> Reports()
    {
        if (_reports is not null)
            return _reports;
        var compilation = (await Document.Project.GetCompilationAsync())!;
        var tree = await Document.GetSyntaxTreeAsync();
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        // Suggestions only where there is nothing else.
        _isSuggestion ??= found.All(diagnostic => diagnostic.Id == "BND2009");
        if (_isSuggestion == false)
            found = found.RemoveAll(diagnostic => diagnostic.Id == "BND2009");
        return _reports = [.. found.Where(diagnostic => diagnostic.Location.SourceTree == tree && !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The compiler's errors in the document.</summary>
    public async Task<List<Diagnostic>> Errors() =>
        [.. (await Document.GetSemanticModelAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    public async Task<string> Text() => (await Document.GetTextAsync()).ToString();

    /// <summary>What is offered for a report.</summary>
    public async Task<List<CodeAction>> Offers(Diagnostic report)
    {
        var offers = new List<CodeAction>();
        await ProviderOf(report).RegisterCodeFixesAsync(new CodeFixContext(Document, report, (action, _) => offers.Add(action), CancellationToken.None));
        // The provider is silent where it fails; tests are not.
        if (offers.Count == 0 && IsOfText(report))
            Assert.Empty(TextCodeFixProvider.FindOffers(
                report,
                (await Document.GetSemanticModelAsync())!,
                await Document.GetTextAsync(),
                new ExpectedElements((await Document.Project.GetCompilationAsync())!, []),
                CancellationToken.None));
        else if (offers.Count == 0)
            Assert.Empty(ModelCodeFixProvider.FindOffers(
                report,
                (await Document.GetSyntaxRootAsync())!,
                (await Document.GetSemanticModelAsync())!,
                await Document.GetTextAsync(),
                CancellationToken.None));
        return offers;
    }

    /// <summary>The document after a fix.</summary>
    public async Task<FixRun> After(CodeAction action) => With(await action.GetOperationsAsync(CancellationToken.None));

    /// <summary>The document after a fix of all reports of one rule.</summary>
    public async Task<FixRun> AfterAll(CodeAction action, Diagnostic report)
    {
        var context = new FixAllContext(
            Document, ProviderOf(report), FixAllScope.Document, action.EquivalenceKey, [report.Id], new Reported(this), CancellationToken.None);
        var all = await ProviderOf(report).GetFixAllProvider()!.GetFixAsync(context);
        return all is null ? this : await After(all);
    }

    public override string ToString() => Document.Name;

    private static bool IsOfText(Diagnostic report) => report.Id.StartsWith("BND2", System.StringComparison.Ordinal);

    private static CodeFixProvider ProviderOf(Diagnostic report) => IsOfText(report) ? Texts : Models;

    private FixRun With(ImmutableArray<CodeActionOperation> operations) =>
        new(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(Document.Id)!) { _isSuggestion = _isSuggestion };

    /// <summary>A report in words.</summary>
    public static string Show(Diagnostic report) => $"{report.Id} {report.GetMessage(CultureInfo.InvariantCulture)}";

    private sealed class Reported(FixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await run.Reports();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await run.Reports();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
