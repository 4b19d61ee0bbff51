using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Items that code reads or sets by an index or a key that is known, in arrays, lists and dictionaries whose items are known.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextItems(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the item that an expression reads; null if it is unknown.</summary>
    public TextValue? Read(ElementAccessExpressionSyntax access)
    {
        if (access is not { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax, ArgumentList.Arguments: { Count: 1 } keys })
            return null;
        if (walker.Constants.Find(keys[0].Expression) is not { IsKnown: true, Constant: var key })
            return null;
        var owner = walker.Expressions.Evaluate(access.Expression);
        if (key is string child && _ways.State?.Find<NodeObject>(owner) is { } node)
            return TreePaths.Child(_ways.State, node, child);
        if (IsDictionary(access.Expression))
            return PairOf(owner, key) is { At: >= 0 and var at, Rows: var rows } ? ((TupleValue)Chosen(rows.Items, at)).Items[1] : null;
        return key is int index && IsArray(access.Expression) && walker.Sequences.ValuesOf(owner) is { } items && index >= 0 && index < items.Count
            ? Chosen(items, index)
            : null;
    }

    private TextValue Chosen(IReadOnlyList<TextValue> items, int index)
    {
        for (var i = 0; i < items.Count; i++)
            if (i != index)
                walker.Given.Pass(items[i]);
        return items[index];
    }

    /// <summary>Sets the item of a dictionary; false if the dictionary or the key is unknown.</summary>
    public bool Set(ElementAccessExpressionSyntax target, TextValue value)
    {
        if (target is not { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax, ArgumentList.Arguments: { Count: 1 } keys }
            || !IsDictionary(target.Expression)
            || walker.Constants.Find(keys[0].Expression) is not { IsKnown: true, Constant: { } key }
            || walker.Expressions.Evaluate(target.Expression) is not HeldValue held
            || PairOf(held, key) is not var (rows, at)
            || _ways.State is null)
            return false;
        if (at >= 0)
            walker.Given.Pass(((TupleValue)rows.Items[at]).Items[1]);
        var pair = new TupleValue([walker.Calls.Argument(keys[0].Expression), value]);
        _ways.State = _ways.State.With(held.Id, rows with { Items = at < 0 ? rows.Items.Add(pair) : rows.Items.SetItem(at, pair) });
        return true;
    }

    /// <summary>An item of a sequence changes: what every name of it has is unknown.</summary>
    public void Change(TextValue sequence)
    {
        walker.Given.Lose(sequence);
        if (sequence is not (SequenceValue or RowsValue) || _ways.State is not { } state)
            return;
        foreach (var pair in state.Locals)
            if (pair.Value.Equals(sequence))
                _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(pair.Key, TextValue.Unknown) };
        foreach (var pair in state.Objects)
            if (pair.Value is UserObject user && user.Fields.ContainsValue(sequence))
                walker.Given.Lose(new HeldValue(pair.Key));
    }

    // The place of the pair with a key, -1 if there is none; null if a key is unknown.
    private (RowsObject Rows, int At)? PairOf(TextValue owner, object? key)
    {
        if (_ways.State?.Find<RowsObject>(owner) is not { } rows)
            return null;
        var found = -1;
        for (var i = 0; i < rows.Items.Count; i++)
            if (rows.Items[i] is not TupleValue { Items: { Count: 2 } pair } || TextConstants.Of(pair[0]) is not { IsKnown: true, Constant: var own })
                return null;
            else if (Equals(own, key))
                found = i;
        return (rows, found);
    }

    private bool IsDictionary(ExpressionSyntax owner) =>
        TypeOf(owner) is { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary", ContainingNamespace.Name: "Generic" };

    // A list may have items that are null, which are not distinguished from empty texts.
    private bool IsArray(ExpressionSyntax owner) => TypeOf(owner) is IArrayTypeSymbol;

    private ITypeSymbol? TypeOf(ExpressionSyntax owner) => _ways.Frame.Semantics.GetTypeInfo(owner, walker.CancellationToken).Type;
}
