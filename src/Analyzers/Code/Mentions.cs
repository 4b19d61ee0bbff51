using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Tells from text and syntax alone whether some code can have anything to do with generated classes, so that other code need not be bound. What the text lets
/// through the syntax decides. Safe for all threads.
/// </summary>
/// <param name="files">All files.</param>
/// <param name="names">The generated types.</param>
internal sealed class Mentions(FileSurvey files, ModelNames names)
{
    private static readonly ConditionalWeakTable<ModelNames, TextSieve> Sieves = new();

    private readonly TextSieve _sieve = Sieves.GetValue(names, static names => new TextSieve([.. names.Types, .. ModelNames.Writers]));

    /// <summary>Whether all code may name a generated type by another name, which a <c>global using</c> gives it.</summary>
    public bool AreRenamedForAll { get; } = files.Special.Any(file => file.GlobalNames.Any(names.Types.Contains));

    /// <summary>Whether a file gives a generated type another name, so that all of its code may mean one.</summary>
    public bool AreRenamedIn(CompilationUnitSyntax file) =>
        file.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Any(use => FileNotes.NamesOf(use).Any(names.Types.Contains));

    /// <summary>Whether a text can name a generated type, or make an object of an unnamed type: where not, its syntax need not be looked at.</summary>
    public bool MayBeIn(SyntaxNode code, CancellationToken cancellationToken) => _sieve.LetsThrough(code.SyntaxTree.GetText(cancellationToken), code.Span);

    /// <summary>Whether code names a generated type, writes a document, or makes an object of an unnamed type with a member of one.</summary>
    public bool AreIn(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
            switch (node)
            {
                case SimpleNameSyntax name when names.Types.Contains(name.Identifier.ValueText) || ModelNames.Writers.Contains(name.Identifier.ValueText):
                    return true;
                case ImplicitObjectCreationExpressionSyntax { Initializer: { } initializer } when initializer.Expressions.Any(SetsMember):
                    return true;
            }
        return false;
    }

    private bool SetsMember(ExpressionSyntax part) =>
        part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } && names.Members.Contains(member.Identifier.ValueText);
}
