using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Findings;

/// <summary>Finds the places of the facts of a conflict in the code.</summary>
internal static class Places
{
    /// <summary>Returns the place that the user would change for the blamed fact of a conflict.</summary>
    public static Location? OfBlamed(Conflict conflict) =>
        conflict.Kind is ConflictKind.Value or ConflictKind.ValueConflict ? OfValue(conflict.Blamed.Origin) ?? Of(conflict.Blamed) : Of(conflict.Blamed);

    /// <summary>
    /// Returns the place of a fact: the name of the member where it was set, or the name in the creation of a list item; for a missing member, the name in the
    /// creation of the object.
    /// </summary>
    public static Location? Of(Fact fact)
    {
        if (!fact.IsAbsence && fact.Origin is MemberOrigin { Item: { } item } listed)
            return OfItem(item, listed);
        if (fact.Origin is MemberOrigin { Cell: { } cell } set)
            return cell.Target == set.Object.Creation ? OfFirstItem(fact) ?? OfCreation(cell.Target) : Span(cell.Target, cell.Target.Span);
        return fact.Owner.Origin is ObjectOrigin owner ? OfCreation(owner.Object.Creation) : null;
    }

    // A wrapper that is present because of its content: the list of a new object was filled.
    private static Location? OfFirstItem(Fact fact)
    {
        foreach (var child in fact.Child?.Children ?? [])
            if (child.Origin is MemberOrigin { Item: { } item } listed)
                return item.Target is { } list ? Span(list, list.Span) : OfItem(item, listed);
        return null;
    }

    // A text in a list is named only by the list.
    private static Location OfItem(Item item, MemberOrigin listed)
    {
        if (item.Value is HeapValue)
            return OfCreation(item.Source);
        var name = item.Target ?? (listed.Cell is { } list && list.Target != listed.Object.Creation ? list.Target : item.Source);
        return Span(name, name.Span);
    }

    /// <summary>Returns the place of an item of a list; null for other origins.</summary>
    public static Location? OfItem(object? origin) =>
        origin is MemberOrigin { Item: { } item } listed ? item.Value is HeapValue ? Span(item.Source, item.Source.Span) : OfItem(item, listed) : null;

    /// <summary>Returns the place of a value's expression; null if the origin has none.</summary>
    public static Location? OfValue(object? origin) => origin switch
    {
        MemberOrigin { Item: { } item } => Span(item.Source, item.Source.Span),
        // A factory sets the word in its name.
        MemberOrigin { Cell: { } cell } when cell.Source.Span.Contains(cell.Target.Span) => Span(cell.Target, cell.Target.Span),
        MemberOrigin { Cell: { } cell } => Span(cell.Source, cell.Source.Span),
        _ => null,
    };

    /// <summary>Returns the name of an object where it is created: the type, <c>new</c> if the type is omitted, or the factory.</summary>
    public static Location OfCreation(SyntaxNode creation) => Span(creation, SpanOfCreation(creation));

    /// <summary>Returns the span of <see cref="OfCreation"/>.</summary>
    public static TextSpan SpanOfCreation(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax made => made.Type.Span,
        ImplicitObjectCreationExpressionSyntax made => made.NewKeyword.Span,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Span,
        InvocationExpressionSyntax call => call.Expression.Span,
        _ => creation.Span,
    };

    private static Location Span(SyntaxNode node, TextSpan span) => Location.Create(node.SyntaxTree, span);
}
