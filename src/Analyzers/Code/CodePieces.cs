using System;
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
    /// <summary>The pieces that mention models, may mean them by another name, or use those that do, in the order of the file.</summary>
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
        var pieces = In(file).ToList();
        var mentioning = new HashSet<SyntaxNode>(pieces.Where(piece => isRenamed || (mentions.MayBeIn(piece, cancellationToken) && mentions.AreIn(piece))));
        AddUsers(pieces, mentioning, cancellationToken);
        return pieces.Where(piece => mentioning.Contains(piece) && part?.IntersectsWith(piece.Span) != false);
    }

    // Code that calls others of the file that mention models, and need not mention one itself.
    private static void AddUsers(List<SyntaxNode> pieces, HashSet<SyntaxNode> mentioning, CancellationToken cancellationToken)
    {
        if (mentioning.Count == 0 || mentioning.Count == pieces.Count)
            return;
        var declared = new HashSet<string>(mentioning.SelectMany(DeclaredNames), StringComparer.Ordinal);
        var left = pieces.Where(piece => !mentioning.Contains(piece)).Select(piece => (Piece: piece, Names: NamesIn(piece))).ToList();
        for (var count = -1; count != mentioning.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count = mentioning.Count;
            foreach (var (piece, names) in left.Where(one => !mentioning.Contains(one.Piece) && one.Names.Overlaps(declared)).ToList())
            {
                mentioning.Add(piece);
                declared.UnionWith(DeclaredNames(piece));
            }
        }
    }

    private static HashSet<string> NamesIn(SyntaxNode piece) =>
        new(piece.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText), StringComparer.Ordinal);

    // The member, and the type that has it.
    private static IEnumerable<string> DeclaredNames(SyntaxNode piece)
    {
        if (piece.Parent is TypeDeclarationSyntax type)
            yield return type.Identifier.ValueText;
        switch (piece)
        {
            case MethodDeclarationSyntax method:
                yield return method.Identifier.ValueText;
                break;
            case PropertyDeclarationSyntax property:
                yield return property.Identifier.ValueText;
                break;
            case BaseFieldDeclarationSyntax fields:
                foreach (var field in fields.Declaration.Variables)
                    yield return field.Identifier.ValueText;
                break;
        }
    }

    /// <summary>All pieces of a file, in its order.</summary>
    public static IEnumerable<SyntaxNode> In(CompilationUnitSyntax file)
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
