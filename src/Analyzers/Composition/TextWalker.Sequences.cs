using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Arrays, lists and queries of texts and nodes.</summary>
internal sealed partial class TextWalker
{
    private TextValue Sequence(IEnumerable<ExpressionSyntax> expressions, SyntaxNode creation)
    {
        var items = ComposedText.Empty;
        ItemKind? kind = null;
        var isKnown = true;
        foreach (var expression in expressions)
        {
            var value = Evaluate(expression);
            var (item, itemKind) = Item(value, expression);
            isKnown &= item is not null && (kind ?? itemKind) == itemKind;
            if (item is null || !isKnown)
                Lose(value);
            else
                items = items.Append(item).Append(BreakPart.Instance);
            kind ??= itemKind;
        }
        if (isKnown)
            return new SequenceValue(items, kind ?? ItemKind.Text);
        Clear(items);
        return TextValue.Unknown;
    }

    // What an item of a sequence is; null where that is not known.
    private (ComposedText? Text, ItemKind Kind) Item(TextValue value, ExpressionSyntax expression) => value switch
    {
        ComposedValue text => (text.Text, ItemKind.Text),
        MarkupValue markup => (markup.Text, markup.Kind),
        HeldValue held when _state?.Find<NodeObject>(held) is { Name: not null } => (ComposedText.Of(new ObjectPart(held.Id)), ItemKind.Content),
        UnknownText
            when _frame.Semantics.GetTypeInfo(
                expression, _cancellationToken).Type is { SpecialType: SpecialType.System_String or SpecialType.System_Int32 } type =>
            (ComposedText.Of(new HolePart(Located(expression), Literals.TemplateReader.KindOf(type))), ItemKind.Text),
        _ => (null, ItemKind.Text),
    };

    private void AddItem(int list, BuilderObject items, TextValue value, ExpressionSyntax expression)
    {
        var (item, kind) = Item(value, expression);
        if (item is null || (items.Text.Count > 0 && kind != items.Items))
        {
            Lose(value);
            Lose(new HeldValue(list));
        }
        else
        {
            _state = _state!.With(list, items with { Text = items.Text.Append(item).Append(BreakPart.Instance), Items = kind });
        }
    }

    private static IEnumerable<ComposedText> ItemsOf(ComposedText items)
    {
        var item = ComposedText.Empty;
        foreach (var part in items.Parts)
            if (part is BreakPart)
            {
                yield return item;
                item = ComposedText.Empty;
            }
            else if (part is not HolePart || item.Count > 0)
            {
                item = item.Append(part);
            }
    }

    private TextValue? InvokeList(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, BuilderObject list)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Add" when arguments.Count == 1:
                var value = Evaluate(arguments[0].Expression);
                if (_state?.Find<BuilderObject>(held) is { } now)
                    AddItem(held.Id, now, value, arguments[0].Expression);
                return TextValue.Unknown;
            case "AddRange" when arguments.Count == 1:
                if (Items(Evaluate(arguments[0].Expression)) is { } added
                    && _state?.Find<BuilderObject>(held) is { } before
                    && (before.Text.Count == 0 || before.Items == added.Kind))
                    _state = _state.With(held.Id, before with { Text = before.Text.Append(added.Items), Items = added.Kind });
                else
                    Lose(held);
                return TextValue.Unknown;
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" when arguments.Count == 0:
                return new SequenceValue(list.Text, list.Items ?? ItemKind.Text);
            default:
                return null;
        }
    }

    // The items of a value; null where they are not known.
    private SequenceValue? Items(TextValue value) => value switch
    {
        SequenceValue sequence => sequence,
        HeldValue held when _state?.Find<BuilderObject>(held) is { Items: { } kind } list => new SequenceValue(list.Text, kind),
        _ => null,
    };

    private static SequenceValue? InvokeSequence(InvocationExpressionSyntax call, IMethodSymbol method, SequenceValue sequence) =>
        method.Name is "ToArray" or "ToList" or "AsEnumerable" && call.ArgumentList.Arguments.Count == 0 ? sequence : null;

    // Queries that make texts of what is not known.
    private TextValue? Query(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax source)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "ForEach" && arguments.Count == 1 && arguments[0].Expression is AnonymousFunctionExpressionSyntax each)
            return ForEach(source, each);
        if (method.Name != "Select" || arguments.Count != 1 || method.ContainingType.Name != "Enumerable")
            return null;
        var argument = arguments[0].Expression;
        var called = argument is IdentifierNameSyntax or MemberAccessExpressionSyntax ? SymbolOf(argument) as IMethodSymbol : null;
        if (argument is not AnonymousFunctionExpressionSyntax
            && (called is null
                || _members.FindMethod(called.OriginalDefinition, _cancellationToken) is null
                || _frame.Depth >= MostDepth
                || IsRunning(called.OriginalDefinition)))
            return null;
        // There may be nothing to go through.
        if (_choices.Take(2) == 0)
            return new SequenceValue(ComposedText.Empty, ItemKind.Text);
        var before = _state!;
        var value = argument is AnonymousFunctionExpressionSyntax lambda
            ? Run(lambda)
            : Run(called!.OriginalDefinition, _members.FindMethod(called.OriginalDefinition, _cancellationToken)!, argument, _ => { });
        if (_state is null)
            return TextValue.Unknown;
        // A lambda that does more than make its result runs whenever that is asked for.
        foreach (var pair in before.Objects)
            if (_state.Objects[pair.Key] != pair.Value)
                Lose(new HeldValue(pair.Key));
        var (item, kind) = Item(value, argument);
        if (item is null)
        {
            Lose(value);
            return TextValue.Unknown;
        }
        var hole = new HolePart(
            Located(argument),
            kind == ItemKind.Text ? TextMerging.KindOf(item.Parts) ?? HoleKind.Text : kind == ItemKind.Content ? HoleKind.Content : HoleKind.Attributes);
        return new SequenceValue(ComposedText.Of(hole).Append(item).Append(BreakPart.Instance).Append(hole), kind);
    }

    private TextValue? Join(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count < 2)
            return null;
        var separator = TextOrHole(arguments[0].Expression);
        if (arguments.Count > 2)
            return Sequence(arguments.Skip(1).Select(argument => argument.Expression), call) is SequenceValue given
                ? new ComposedValue(Joined(given.Items, separator))
                : TextValue.Unknown;
        var value = Evaluate(arguments[1].Expression);
        if (value is ComposedValue { Text: var single })
            return new ComposedValue(single);
        if (Items(value) is { } items && _state is not null)
            return new ComposedValue(Joined(items.Items, separator));
        Escape(value, arguments[1].Expression);
        return TextValue.Unknown;
    }

    private TextValue? Concat(InvocationExpressionSyntax call)
    {
        var value = Evaluate(call.ArgumentList.Arguments[0].Expression);
        if (Items(value) is { } items)
            return new ComposedValue(Joined(items.Items, ComposedText.Empty));
        Escape(value, call);
        return TextValue.Unknown;
    }

    // What stands between the items stands in the holes as well.
    private static ComposedText Joined(ComposedText items, ComposedText separator)
    {
        var parts = items.Parts;
        var text = ComposedText.Empty;
        var between = TextMerging.KindOf(separator.Parts);
        for (var i = 0; i < parts.Count; i++)
            if (parts[i] is BreakPart)
            {
                if (i + 1 < parts.Count)
                    text = text.Append(separator);
            }
            else
            {
                text = text.Append(parts[i] is HolePart hole ? hole with { Kind = MarkupShape.Join(hole.Kind, between) ?? hole.Kind } : parts[i]);
            }
        return text;
    }
}
