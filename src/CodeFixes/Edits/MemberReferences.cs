using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Edits;

/// <summary>The places where code mentions a member, other than the place where it was set.</summary>
internal static class MemberReferences
{
    /// <summary>The names of a member of a class in the body that creates an object of the class.</summary>
    public static IEnumerable<SyntaxNode> Of(SemanticModel semantics, ModelObject owner, string member)
    {
        var body = owner.Creation.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? owner.Creation.SyntaxTree.GetRoot();
        foreach (var name in body.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (name.Identifier.ValueText == member
                && semantics.GetSymbolInfo(name).Symbol is IPropertySymbol property
                && SymbolEqualityComparer.Default.Equals(property.ContainingType, owner.Type))
                yield return name;
    }

    /// <summary>The statements that set the same member in other branches.</summary>
    public static IEnumerable<SyntaxNode> InOtherBranches(SyntaxNode name, SyntaxNode statement)
    {
        var branches = statement.Ancestors()
            .TakeWhile(node => node is StatementSyntax or ElseClauseSyntax or SwitchSectionSyntax)
            .LastOrDefault(node => node is IfStatementSyntax or SwitchStatementSyntax);
        if (branches is null || name.Parent is not MemberAccessExpressionSyntax target)
            yield break;
        foreach (var other in branches.DescendantNodes().OfType<ExpressionStatementSyntax>())
            if (other != statement
                && other.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                && SyntaxFactory.AreEquivalent(assignment.Left, target))
                yield return other;
    }
}
