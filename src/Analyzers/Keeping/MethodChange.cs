using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Keeping;

/// <summary>
/// The difference between two versions of a file in which only consecutive methods were added or removed. Such a change affects only code that contains the
/// name of one of these methods.
/// </summary>
/// <param name="Before">The number of pieces before the methods.</param>
/// <param name="After">The number of pieces after them.</param>
/// <param name="Names">The names of the removed and the added methods.</param>
internal sealed record MethodChange(int Before, int After, IReadOnlyCollection<string> Names)
{
    // Methods that the compiler calls implicitly: for foreach, using, await, patterns, queries, interpolated strings.
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal)
    {
        "Add", "AppendFormatted", "AppendLiteral", "Cast", "Create", "Deconstruct", "Dispose", "DisposeAsync", "EnterScope", "Equals", "GetAsyncEnumerator",
        "GetAwaiter", "GetEnumerator", "GetHashCode", "GetPinnableReference", "GetResult", "GroupBy", "GroupJoin", "Join", "MoveNext", "MoveNextAsync",
        "OrderBy", "OrderByDescending", "PrintMembers", "Select", "SelectMany", "Slice", "ThenBy", "ThenByDescending", "ToString", "ToStringAndClear", "Where",
    };

    /// <summary>Returns the change from one version of a file to the next; null if anything else differs.</summary>
    public static MethodChange? Between(SyntaxTree before, SyntaxTree after)
    {
        if (before.FilePath != after.FilePath || !before.Options.Equals(after.Options))
            return null;
        var (old, now) = (FilePieces.Of(before), FilePieces.Of(after));
        if (!old.AreApart || !now.AreApart)
            return null;
        var (oldText, text) = (before.GetText(), after.GetText());
        var shorter = Math.Min(old.Spans.Count, now.Spans.Count);
        var first = 0;
        while (first < shorter && AreSame(first, first))
            first++;
        var last = 0;
        while (last < shorter - first && AreSame(old.Spans.Count - 1 - last, now.Spans.Count - 1 - last))
            last++;
        if (Methods(before.GetRoot(), old.Spans, first, last) is not { } gone || Methods(after.GetRoot(), now.Spans, first, last) is not { } added)
            return null;
        var names = new HashSet<string>(gone.Concat(added).SelectMany(NamesOf));
        return !names.Overlaps(Unnamed) && SyntaxFactory.AreEquivalent(Without(before.GetRoot(), gone), Without(after.GetRoot(), added), topLevel: true)
            ? new MethodChange(first, last, names)
            : null;

        bool AreSame(int one, int other) =>
            old.Spans[one].Length == now.Spans[other].Length && oldText.ToString(old.Spans[one]) == text.ToString(now.Spans[other]);
    }

    // Returns the pieces between the unchanged ones; null if they are not all methods. Incomplete members count as methods.
    private static List<SyntaxNode>? Methods(SyntaxNode root, IReadOnlyList<TextSpan> spans, int before, int after)
    {
        var methods = new List<SyntaxNode>();
        for (var i = before; i < spans.Count - after; i++)
            methods.Add(root.FindNode(spans[i]));
        return methods.TrueForAll(method => IsMethod(method) && !method.ContainsDirectives) ? methods : null;
    }

    // A method without its parameter list is parsed as a field.
    private static bool IsMethod(SyntaxNode member) =>
        member is MethodDeclarationSyntax or IncompleteMemberSyntax or FieldDeclarationSyntax { SemicolonToken.IsMissing: true };

    private static IEnumerable<string> NamesOf(SyntaxNode member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    private static SyntaxNode Without(SyntaxNode root, List<SyntaxNode> methods) =>
        methods.Count == 0 ? root : root.RemoveNodes(methods, SyntaxRemoveOptions.KeepNoTrivia)!;
}
