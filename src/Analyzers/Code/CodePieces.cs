using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Code;

/// <summary>Finds the pieces of a file that can have code of their own: members, what a type hands to its base, and the statements at the top.</summary>
internal static class CodePieces
{
    /// <summary>The pieces that mention models, or may mean them by another name, in the order of the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="part">The part of it that is asked for; null for all.</param>
    /// <param name="mentions">Knows the names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IEnumerable<SyntaxNode> Of(CompilationUnitSyntax file, TextSpan? part, Mentions mentions, CancellationToken cancellationToken)
    {
        // Most files end here: one look at the text, and none at the syntax.
        if (!mentions.MayBeIn(file, cancellationToken) && !mentions.AreRenamedForAll)
            return [];
        var isRenamed = mentions.AreRenamedForAll || mentions.AreRenamedIn(file);
        return In(file)
            .Where(piece => part?.IntersectsWith(piece.Span) != false && (isRenamed || (mentions.MayBeIn(piece, cancellationToken) && mentions.AreIn(piece))));
    }

    private static IEnumerable<SyntaxNode> In(CompilationUnitSyntax file)
    {
        // All top-level statements are one body, whose operation is the file's.
        if (file.Members.Any(member => member is GlobalStatementSyntax))
            yield return file;
        var open = new Stack<MemberDeclarationSyntax>(file.Members.Reverse());
        while (open.Count > 0)
            switch (open.Pop())
            {
                case BaseNamespaceDeclarationSyntax space:
                    Open(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    if (type.BaseList is { } bases)
                        yield return bases;
                    Open(type.Members);
                    break;
                case GlobalStatementSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax:
                    break;
                case { } member:
                    yield return member;
                    break;
            }

        void Open(SyntaxList<MemberDeclarationSyntax> members)
        {
            for (var i = members.Count - 1; i >= 0; i--)
                open.Push(members[i]);
        }
    }
}
