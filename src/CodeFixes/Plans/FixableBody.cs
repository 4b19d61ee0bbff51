using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Findings;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Plans;

/// <summary>A member of a file with its findings and its compiler errors.</summary>
internal sealed class FixableBody
{
    private const string DereferenceOfNull = "CS8602";

    private FixableBody? _file;

    private FixableBody(SyntaxNode member, SemanticModel semantics, SourceText text, IReadOnlyList<Finding> findings) =>
        (Member, Semantics, Text, Findings) = (member, semantics, text, findings);

    public SyntaxNode Member { get; }

    public SemanticModel Semantics { get; }

    /// <summary>The text of the whole file.</summary>
    public SourceText Text { get; }

    /// <summary>The findings of the analyzers.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Analyzes the member at a position.</summary>
    /// <returns>Null where there is none, or the models are unknown.</returns>
    public static FixableBody? At(int position, SyntaxNode root, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        if (GrammarCatalog.Of(semantics.Compilation) is not { } catalog || position >= root.FullSpan.End)
            return null;
        var member = root.FindToken(position).Parent?.AncestorsAndSelf()
            .FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);
        if (member is null or GlobalStatementSyntax)
            member = root;
        var types = new ModelTypes(catalog, semantics.Compilation);
        var findings = BodyFindings.JudgeAll(Bodies.Of(member, semantics, cancellationToken), types, semantics, cancellationToken)
            .SelectMany(verdict => verdict.Findings).GroupBy(finding => (finding.Rule, finding.Place)).Select(same => same.First()).ToList();
        return new FixableBody(member, semantics, text, findings);
    }

    /// <summary>The whole file, if it has other members that use models; otherwise null.</summary>
    public FixableBody? File(CancellationToken cancellationToken)
    {
        if (_file is null && Member is not CompilationUnitSyntax && Semantics.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax file)
            _file = GrammarCatalog.Of(Semantics.Compilation) is { } catalog && PiecesOf(file, catalog, cancellationToken).Skip(1).Any()
                ? OfFile(file, Semantics, Text, cancellationToken)
                : null;
        return _file;
    }

    private static IEnumerable<SyntaxNode> PiecesOf(CompilationUnitSyntax file, GrammarCatalog catalog, CancellationToken cancellationToken) =>
        CodePieces.Of(file, null, new Mentions(catalog.Files, catalog.Names), cancellationToken);

    /// <summary>Analyzes a whole file: findings that concern several of its members are included.</summary>
    /// <returns>Null where the models are unknown.</returns>
    public static FixableBody? OfFile(SyntaxNode root, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        if (GrammarCatalog.Of(semantics.Compilation) is not { } catalog || root is not CompilationUnitSyntax file)
            return null;
        var types = new ModelTypes(catalog, semantics.Compilation);
        var findings = new FileFindings(semantics, isWhole: true);
        foreach (var piece in PiecesOf(file, catalog, cancellationToken))
            foreach (var verdict in BodyFindings.JudgeAll(Bodies.Of(piece, semantics, cancellationToken), types, semantics, cancellationToken))
                findings.Add(verdict);
        return new FixableBody(root, semantics, text, findings.All(cancellationToken).ToList());
    }

    /// <summary>The findings with an id at a place.</summary>
    public Finding? Find(string id, TextSpan place) => Findings.FirstOrDefault(finding => finding.Rule.Id == id && finding.Place.SourceSpan == place);

    /// <summary>The same member after a change of the file.</summary>
    public FixableBody? After(SourceText changed, CancellationToken cancellationToken)
    {
        var tree = Semantics.SyntaxTree.WithChangedText(changed);
        var compilation = Semantics.Compilation.ReplaceSyntaxTree(Semantics.SyntaxTree, tree);
        if (Member is CompilationUnitSyntax)
            return OfFile(tree.GetRoot(cancellationToken), compilation.GetSemanticModel(tree), changed, cancellationToken);
        return At(Member.SpanStart, tree.GetRoot(cancellationToken), compilation.GetSemanticModel(tree), changed, cancellationToken);
    }

    /// <summary>The number of compiler errors in the member, including code that is known to throw.</summary>
    public int CountErrors(CancellationToken cancellationToken) =>
        Semantics.GetDiagnostics(Member.Span, cancellationToken)
            .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == DereferenceOfNull);
}
