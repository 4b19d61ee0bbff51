using System;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Tells from text and syntax alone whether some code can have anything to do with generated classes, so that other code need not be bound. What the text lets through the syntax decides.
/// Safe for all threads.
/// </summary>
/// <param name="catalog">The generated types.</param>
internal sealed class Mentions(GrammarCatalog catalog)
{
    private readonly Lazy<TextSieve> _sieve = new(() => new TextSieve(catalog.TypeNames));

    /// <summary>Whether code names a generated type, or makes an object of an unnamed type with a member of one. What another name stands for in the file counts as well.</summary>
    public bool Any(SyntaxNode code, CancellationToken cancellationToken) =>
        (_sieve.Value.LetsThrough(code.SyntaxTree.GetText(cancellationToken), code.Span) && IsIn(code))
        || (code.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax file && file.Usings.Any(Renames));

    private bool IsIn(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
            switch (node)
            {
                case SimpleNameSyntax name when catalog.TypeNames.Contains(name.Identifier.ValueText):
                    return true;
                case ImplicitObjectCreationExpressionSyntax { Initializer: { } initializer } when initializer.Expressions.Any(SetsMember):
                    return true;
            }
        return false;
    }

    private bool SetsMember(ExpressionSyntax part) =>
        part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } && catalog.MemberNames.Contains(member.Identifier.ValueText);

    private bool Renames(UsingDirectiveSyntax use) =>
        (use.Alias is not null || use.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        && use.NamespaceOrType.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => catalog.TypeNames.Contains(name.Identifier.ValueText));
}
