using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Edits;

/// <summary>The lists of elements that are edited, of initializers and collection expressions. Emptying a list may also change its parent.</summary>
internal sealed class ElementLists
{
    private readonly Dictionary<SyntaxNode, ElementList> _lists = [];
    private readonly Dictionary<BaseObjectCreationExpressionSyntax, List<string>> _new = [];

    /// <summary>Removes an element of an initializer or a collection expression.</summary>
    public bool Remove(SyntaxNode element) => element.Parent is { } parent && Of(parent) is { } list && list.Remove(element);

    /// <summary>Adds an item to a list in braces or brackets.</summary>
    public bool Append(SyntaxNode holder, string text)
    {
        if (Of(holder) is not { } list)
            return false;
        list.Add(list.Elements.Count - 1, text);
        return true;
    }

    /// <summary>Adds an element to an object's initializer, after the elements of the members that precede it.</summary>
    /// <param name="creation">The expression that creates the object.</param>
    /// <param name="text">The element.</param>
    /// <param name="comesBefore">Whether the member with a name precedes the new one.</param>
    public void Add(BaseObjectCreationExpressionSyntax creation, string text, System.Predicate<string> comesBefore)
    {
        if (creation.Initializer is not { } initializer)
        {
            if (!_new.TryGetValue(creation, out var added))
                _new.Add(creation, added = []);
            added.Add(text);
            return;
        }
        var list = Of(initializer)!;
        var after = -1;
        for (var i = 0; i < list.Elements.Count; i++)
            if (list.Elements[i] is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && comesBefore(name.Identifier.ValueText))
                after = i;
        list.Add(after, text);
    }

    /// <summary>Writes the changes.</summary>
    public void WriteTo(CodeChanges changes)
    {
        // Emptying a list may empty its parent, which begins before it.
        var written = new HashSet<SyntaxNode>();
        while (_lists.Keys.Where(holder => !written.Contains(holder)).OrderByDescending(holder => holder.SpanStart).FirstOrDefault() is { } next)
        {
            written.Add(next);
            if (_lists[next] is { IsChanged: true } list && !(list.IsEmptied && Empty(next, changes)))
                list.WriteTo(changes);
        }
        foreach (var pair in _new)
            AddInitializer(pair.Key, string.Join(", ", pair.Value), changes);
    }

    private bool Empty(SyntaxNode holder, CodeChanges changes)
    {
        switch (holder.Parent)
        {
            // Member = { … }
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member when holder is InitializerExpressionSyntax:
                return Remove(member);
            case ObjectCreationExpressionSyntax made:
                changes.Replace(
                    Microsoft.CodeAnalysis.Text.TextSpan.FromBounds((made.ArgumentList ?? (SyntaxNode)made.Type).Span.End, holder.Span.End),
                    made.ArgumentList is null ? "()" : "");
                return true;
            case ImplicitObjectCreationExpressionSyntax made:
                changes.Delete(made.ArgumentList.Span.End, holder.Span.End);
                return true;
            default:
                return false;
        }
    }

    private static void AddInitializer(BaseObjectCreationExpressionSyntax creation, string elements, CodeChanges changes)
    {
        var initializer = " { " + elements + " }";
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } arguments } made)
            changes.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(made.Type.Span.End, arguments.Span.End), initializer);
        else
            changes.Insert(creation.Span.End, initializer);
    }

    private ElementList? Of(SyntaxNode holder)
    {
        if (_lists.TryGetValue(holder, out var list))
            return list;
        list = holder switch
        {
            InitializerExpressionSyntax initializer =>
                new ElementList(
                    initializer.OpenBraceToken, initializer.CloseBraceToken, initializer.Expressions, initializer.Expressions.GetSeparators().ToList()),
            CollectionExpressionSyntax collection =>
                new ElementList(collection.OpenBracketToken, collection.CloseBracketToken, collection.Elements, collection.Elements.GetSeparators().ToList()),
            _ => null,
        };
        if (list is not null)
            _lists.Add(holder, list);
        return list;
    }
}
