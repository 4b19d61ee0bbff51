using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Code;

/// <summary>Finds the pieces of a file that can contain executable code: members, base type arguments, and the top-level statements.</summary>
internal static class CodePieces
{
    /// <summary>Returns the pieces that mention models, may mention them under another name, or use such pieces, in source order.</summary>
    /// <param name="file">The file.</param>
    /// <param name="part">The requested part of the file; null for the whole file.</param>
    /// <param name="mentions">Finds mentions of generated types.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static IEnumerable<SyntaxNode> Of(CompilationUnitSyntax file, TextSpan? part, Mentions mentions, CancellationToken cancellationToken)
    {
        // Most files are excluded by their text, without examining the syntax.
        if (!mentions.MayBeIn(file, cancellationToken) && !mentions.AreRenamedForAll)
            return [];
        var isRenamed = mentions.AreRenamedForAll || mentions.AreRenamedIn(file);
        var pieces = In(file).ToList();
        var mentioning = new HashSet<SyntaxNode>(pieces.Where(piece => isRenamed || (mentions.MayBeIn(piece, cancellationToken) && mentions.AreIn(piece))));
        AddUsers(pieces, mentioning, cancellationToken);
        return pieces.Where(piece => mentioning.Contains(piece) && part?.IntersectsWith(piece.Span) != false);
    }

    // Adds code that uses members of the file that mention models, and need not mention one itself.
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

    // The member and its containing type.
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

    /// <summary>Returns all pieces of a file, in source order.</summary>
    public static IEnumerable<SyntaxNode> In(CompilationUnitSyntax file)
    {
        // All top-level statements are one body, whose operation belongs to the file.
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
