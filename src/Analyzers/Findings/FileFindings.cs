using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Findings;

/// <summary>
/// Combines the findings of several bodies of a file: those of each body, and those in helpers according to all of their callers. A place in a helper is
/// reported there if the calls that pass it all agree, even if not every execution path through the helper does.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="isWhole">Whether these are all bodies of the file.</param>
internal sealed class FileFindings(SemanticModel semantics, bool isWhole)
{
    private readonly List<BodyVerdict> _bodies = [];

    /// <summary>Adds the results for a body.</summary>
    public void Add(BodyVerdict verdict) => _bodies.Add(verdict);

    /// <summary>Returns all findings without duplicates: a mistake in a lambda or method may be found both in its own body and where it is called.</summary>
    public IEnumerable<Finding> All(CancellationToken cancellationToken)
    {
        var reported = new HashSet<(DiagnosticDescriptor, Location)>();
        var all = _bodies.SelectMany(body => body.Findings.Where(finding => !IsMendedByCaller(finding, body)))
            .Concat(InHelpers(cancellationToken))
            .Where(finding => reported.Add((finding.Rule, finding.Place)))
            .ToList();
        all.RemoveAll(finding => IsInAskedHelper(finding.Place, cancellationToken));
        return all.Where(finding => finding.InCallee is not { } place || !reported.Contains((finding.Rule, place)));
    }

    // Code that calls the method changes the object that it returns, so that it is valid.
    private bool IsMendedByCaller(Finding finding, BodyVerdict body) =>
        finding.InCallee is null
            && finding.Place.SourceTree is { } file
            && body.Root.File == file
            && body.Root.Span.Contains(finding.Place.SourceSpan)
            && _bodies.Exists(other => !(other.Root.File == file && (other.Root.Span.Contains(body.Root.Span) || body.Root.Span.Contains(other.Root.Span)))
                && other.Cleared.Contains(new CodePlace(file, finding.Place.SourceSpan)));

    // A private method that only code calls which expects or catches the exception for an invalid document.
    private bool IsInAskedHelper(Location place, CancellationToken cancellationToken)
    {
        if (place.SourceTree != semantics.SyntaxTree)
            return false;
        var root = semantics.SyntaxTree.GetRoot(cancellationToken);
        if (root.FindNode(place.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax helper || !IsPrivate(helper))
            return false;
        var symbol = semantics.GetDeclaredSymbol(helper, cancellationToken);
        var uses = root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.ValueText == NameOf(helper)
                && SymbolEqualityComparer.Default.Equals(semantics.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, symbol))
            .ToList();
        return uses.Count > 0 && uses.TrueForAll(Assertions.IsAround);
    }

    // The findings in helpers.
    private IEnumerable<Finding> InHelpers(CancellationToken cancellationToken)
    {
        if (!isWhole || _bodies.TrueForAll(body => body.InCallees.Count == 0) || _bodies.Exists(body => body.IsCutOff))
            yield break;
        var helpers = Helpers(cancellationToken);
        var entries = _bodies.Where(body => !IsIn(body.Root, helpers)).ToList();
        var cleared = new HashSet<TextSpan>(entries.SelectMany(body => body.Cleared)
            .Where(place => place.File == semantics.SyntaxTree)
            .Select(place => place.Span));
        foreach (var finding in entries.SelectMany(body => body.InCallees))
            if (finding.Place.SourceTree == semantics.SyntaxTree
                && !cleared.Contains(finding.Place.SourceSpan)
                && helpers.Any(helper => helper.Span.Contains(finding.Place.SourceSpan)))
                yield return finding;
    }

    private static bool IsIn(CodePlace root, IEnumerable<SyntaxNode> helpers) => helpers.Any(helper => helper.Span.Contains(root.Span));

    // Methods that only this file can call, and that are only called where they are followed from another body.
    private List<SyntaxNode> Helpers(CancellationToken cancellationToken)
    {
        var root = semantics.SyntaxTree.GetRoot(cancellationToken);
        var names = root.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
        var helpers = root.DescendantNodes().Where(node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax && IsPrivate(node)).ToList();
        while (true)
        {
            var entries = _bodies.Where(body => !IsIn(body.Root, helpers)).ToList();
            var followed = new HashSet<CodePlace>(entries.SelectMany(body => body.Followed));
            var declined = new HashSet<CodePlace>(entries.SelectMany(body => body.Declined));
            var left = helpers.Where(helper =>
                !declined.Contains(CodePlace.Of(helper))
                && names[NameOf(helper)].All(name => followed.Contains(CodePlace.Of(name))
                    || semantics.GetSymbolInfo(name, cancellationToken).Symbol is { Kind: not SymbolKind.Method }))
                .ToList();
            if (left.Count == helpers.Count)
                return left;
            helpers = left;
        }
    }

    private static bool IsPrivate(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax => true,
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null, Parent: TypeDeclarationSyntax type } method =>
            !type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.IsKind(SyntaxKind.InterfaceDeclaration)
            && !method.Modifiers.Any(modifier =>
                modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PartialKeyword),
        _ => false,
    };

    private static string NameOf(SyntaxNode helper) => helper switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => "",
    };
}
