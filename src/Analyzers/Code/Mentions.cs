using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Determines from text and syntax alone whether code can be related to generated classes, so that other code need not be bound. The text is tested first, then
/// the syntax. Thread-safe.
/// </summary>
/// <param name="files">All files.</param>
/// <param name="names">The generated types.</param>
internal sealed class Mentions(FileSurvey files, ModelNames names)
{
    private static readonly ConditionalWeakTable<ModelNames, TextSieve> Sieves = new();

    private readonly TextSieve _sieve = Sieves.GetValue(names, static names => new TextSieve([.. names.Types, .. ModelNames.Writers]));

    /// <summary>Whether any code may use another name for a generated type, because of a <c>global using</c> alias.</summary>
    public bool AreRenamedForAll { get; } = files.Special.Any(file => file.GlobalNames.Any(names.Types.Contains));

    /// <summary>Whether a file has an alias for a generated type, so that any code in it may refer to one.</summary>
    public bool AreRenamedIn(CompilationUnitSyntax file) =>
        file.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Any(use => FileNotes.NamesOf(use).Any(names.Types.Contains));

    /// <summary>Whether a text can name a generated type or contain a target-typed <c>new</c>; if not, its syntax need not be examined.</summary>
    public bool MayBeIn(SyntaxNode code, CancellationToken cancellationToken) => _sieve.LetsThrough(code.SyntaxTree.GetText(cancellationToken), code.Span);

    /// <summary>Whether code names a generated type, writes a document, or contains a target-typed <c>new</c> with a member of a generated type.</summary>
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
