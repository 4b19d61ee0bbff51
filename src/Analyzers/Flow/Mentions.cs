using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Flow;

/// <summary>Tells from syntax alone whether some code can have anything to do with generated classes, so that other code need not be bound.</summary>
internal static class Mentions
{
    /// <summary>Whether code names a generated type, or makes an object of an unnamed type with a member of one. What another name stands for in the file counts as well.</summary>
    public static bool Any(SyntaxNode code, GrammarCatalog catalog)
    {
        foreach (var node in code.DescendantNodes())
            switch (node)
            {
                case SimpleNameSyntax name when catalog.TypeNames.Contains(name.Identifier.ValueText):
                    return true;
                case ImplicitObjectCreationExpressionSyntax { Initializer: { } initializer } when initializer.Expressions.Any(part => SetsMember(part, catalog)):
                    return true;
            }
        return code.SyntaxTree.GetRoot() is CompilationUnitSyntax file && file.Usings.Any(use => Renames(use, catalog));
    }

    private static bool SetsMember(ExpressionSyntax part, GrammarCatalog catalog) =>
        part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } && catalog.MemberNames.Contains(member.Identifier.ValueText);

    private static bool Renames(UsingDirectiveSyntax use, GrammarCatalog catalog) =>
        (use.Alias is not null || use.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        && use.NamespaceOrType.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => catalog.TypeNames.Contains(name.Identifier.ValueText));
}
