using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Arrays, lists and queries of texts and nodes.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextSequences(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Creates an array of texts or nodes.</summary>
    public TextValue Sequence(IEnumerable<ExpressionSyntax> expressions, SyntaxNode creation)
    {
        var items = ComposedText.Empty;
        ItemKind? kind = null;
        var isKnown = true;
        var evaluated = expressions.Select(expression => (Expression: expression, Value: walker.Expressions.Evaluate(expression))).ToList();
        if (Rows(evaluated.ConvertAll(item => item.Value)) is { } rows)
            return rows;
        var kinds = evaluated.Where(one => one.Value is not NullText).Select(one => Item(one.Value, one.Expression)).ToList();
        if ((kinds.Exists(one => one.Text is null) || kinds.Select(one => one.Kind).Distinct().Count() > 1) && Content(evaluated) is { } content)
            return content;
        foreach (var (expression, value) in evaluated)
        {
            // Null is no text, and no node.
            if (value is NullText)
                continue;
            var (item, itemKind) = Item(value, expression);
            isKnown &= item is not null && (kind ?? itemKind) == itemKind;
            if (item is null || !isKnown)
                walker.Given.Lose(value);
            else
                items = items.Append(item).Append(BreakPart.Instance);
            kind ??= itemKind;
        }
        if (isKnown)
            return new SequenceValue(items, kind ?? ItemKind.Text);
        walker.Given.Clear(items);
        return TextValue.Unknown;
    }

    // The content of a tree: items of several kinds, each of which is added by its own kind; null for other items.
    private RowsValue? Content(IReadOnlyList<(ExpressionSyntax Expression, TextValue Value)> items) =>
        items.Any(item => item.Value is MarkupValue || _ways.State?.Find<NodeObject>(item.Value) is not null)
            ? new RowsValue([.. items.Select(item => item.Value is ConstantValue
                ? new ComposedValue(walker.Expressions.TextOrHole(item.Expression))
                : item.Value)])
            : null;

    /// <summary>Creates a list of texts or nodes with initial items.</summary>
    public TextValue List(IEnumerable<ExpressionSyntax> expressions, SequenceValue? before, SyntaxNode creation)
    {
        var made = Sequence(expressions, creation);
        if (made is RowsValue { Items: var rows } && before is null or { Items.Count: 0 } && _ways.State is not null)
            return new HeldValue(_ways.Allocate(new RowsObject(ImmutableList.CreateRange(rows)), creation));
        if (made is not SequenceValue items || _ways.State is null)
            return TextValue.Unknown;
        if (before is not null && items.Items.Count > 0 && before.Items.Count > 0 && before.Kind != items.Kind)
        {
            walker.Given.Clear(items.Items);
            return TextValue.Unknown;
        }
        return new HeldValue(_ways.Allocate(
            new BuilderObject((before?.Items ?? ComposedText.Empty).Append(items.Items), before is { Items.Count: > 0 } ? before.Kind : items.Kind), creation));
    }

    /// <summary>Evaluates a collection expression: an array or a list.</summary>
    public TextValue Collection(CollectionExpressionSyntax collection)
    {
        var type = _ways.Frame.Semantics.GetTypeInfo(collection, walker.CancellationToken).ConvertedType;
        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object })
            return Mixed(collection);
        if (RowsIn(type) && collection.Elements.All(element => element is ExpressionElementSyntax))
        {
            var made = collection.Elements.Select(element => walker.Expressions.Evaluate(((ExpressionElementSyntax)element).Expression)).ToList();
            if (Rows(made) is { } rows && _ways.State is not null)
                return type?.Name == "List" ? new HeldValue(_ways.Allocate(new RowsObject(ImmutableList.CreateRange(rows.Items)), collection)) : rows;
            made.ForEach(item => walker.Given.Lose(item));
            return TextValue.Unknown;
        }
        var items = ComposedText.Empty;
        ItemKind? kind = null;
        foreach (var element in collection.Elements)
        {
            var expression = (element as ExpressionElementSyntax)?.Expression ?? (element as SpreadElementSyntax)?.Expression;
            if (expression is null)
                return TextValue.Unknown;
            var value = walker.Expressions.Evaluate(expression);
            var made = element is SpreadElementSyntax ? Items(value) : Item(value, expression) is var (item, itemKind) && item is not null
                ? new SequenceValue(item.Append(BreakPart.Instance), itemKind)
                : null;
            if (made is null || (made.Items.Count > 0 && kind is not null && kind != made.Kind))
            {
                walker.Given.Lose(value);
                walker.Given.Clear(items);
                return TextValue.Unknown;
            }
            if (made.Items.Count > 0)
                kind = made.Kind;
            items = items.Append(made.Items);
        }
        if (type?.Name == "List" && _ways.State is not null)
            return new HeldValue(_ways.Allocate(new BuilderObject(items, kind ?? ItemKind.Text), collection));
        return new SequenceValue(items, kind ?? ItemKind.Text);
    }

    // The items of an array that is added to a tree, each by its own type.
    private TextValue Mixed(CollectionExpressionSyntax collection)
    {
        var items = collection.Elements
            .Select(element => (element as ExpressionElementSyntax)?.Expression ?? ((SpreadElementSyntax)element).Expression)
            .Select(expression => (Expression: expression, Value: walker.Expressions.Evaluate(expression)))
            .ToList();
        if (collection.Elements.All(element => element is ExpressionElementSyntax) && _ways.State is not null && Content(items) is { } content)
            return content;
        items.ForEach(item => walker.Given.Lose(item.Value));
        return TextValue.Unknown;
    }

    // A sequence of tuples or objects of the program; null for others.
    private RowsValue? Rows(IReadOnlyList<TextValue> items) =>
        items.Count > 0 && items.All(item => item is TupleValue || _ways.State?.Find<UserObject>(item) is not null) ? new RowsValue(items) : null;

    /// <summary>A sequence of values that were made one by one; unknown where they are of several kinds.</summary>
    public TextValue Together(IReadOnlyList<TextValue> values)
    {
        if (Rows(values) is { } rows)
            return rows;
        var items = ComposedText.Empty;
        ItemKind? kind = null;
        var areNodes = values.Any(value => value is MarkupValue || _ways.State?.Find<NodeObject>(value) is not null);
        foreach (var value in values)
        {
            if (areNodes && value is NullText)
                continue;
            var (item, itemKind) = Items(value) is { } several ? (several.Items, several.Kind)
                : value is UnknownText ? (null, ItemKind.Text)
                : Item(value, null);
            if (item is null || (kind ?? itemKind) != itemKind)
            {
                foreach (var lost in values)
                    walker.Given.Lose(lost);
                return TextValue.Unknown;
            }
            (kind, items) = (itemKind, items.Append(item));
            if (item.Count == 0 || item.Parts[item.Count - 1] is not BreakPart)
                items = items.Append(BreakPart.Instance);
        }
        return new SequenceValue(items, kind ?? ItemKind.Text);
    }

    /// <summary>A dictionary that is made with its first pairs.</summary>
    public TextValue Pairs(InitializerExpressionSyntax pairs, SyntaxNode creation)
    {
        var made = new List<TextValue>();
        var isKnown = true;
        foreach (var pair in pairs.Expressions)
        {
            var (key, value) = pair switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys }, Right: var right } =>
                    (keys[0].Expression, right),
                InitializerExpressionSyntax { Expressions: { Count: 2 } both } => (both[0], both[1]),
                _ => (null, pair),
            };
            isKnown &= key is not null;
            made.Add(new TupleValue([key is null ? TextValue.Unknown : walker.Calls.Argument(key), walker.Calls.Argument(value)]));
        }
        if (isKnown && _ways.State is not null)
            return new HeldValue(_ways.Allocate(new RowsObject(ImmutableList.CreateRange(made)), creation));
        made.ForEach(pair => walker.Given.Lose(pair));
        return TextValue.Unknown;
    }

    /// <summary>Whether the items of a type of sequences are tuples or objects of the program.</summary>
    public static bool RowsIn(ITypeSymbol? type) =>
        ((type as IArrayTypeSymbol)?.ElementType ?? (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault())
            is INamedTypeSymbol { SpecialType: SpecialType.None, ContainingNamespace: var space } item
        && (item.IsTupleType || space?.ToString().StartsWith("System", System.StringComparison.Ordinal) != true);

    /// <summary>The items of a value, one by one; null where they are not known.</summary>
    public IReadOnlyList<TextValue>? ValuesOf(TextValue value) => value switch
    {
        RowsValue rows => rows.Items,
        HeldValue held when _ways.State?.Find<RowsObject>(held) is { } list => list.Items,
        _ => Items(value) is { Kind: ItemKind.Text, Items: var known } && !known.Parts.Any(part => part is HolePart or ObjectPart)
            ? [.. ItemsOf(known).Select(item => new ComposedValue(item))]
            : null,
    };

    /// <summary>What an item of a sequence is; null where that is not known.</summary>
    public (ComposedText? Text, ItemKind Kind) Item(TextValue value, ExpressionSyntax? expression) => value switch
    {
        ComposedValue text => (text.Text, ItemKind.Text),
        NullText => (ComposedText.Empty, ItemKind.Text),
        MarkupValue markup => (markup.Text, markup.Kind),
        HeldValue held when _ways.State?.Find<NodeObject>(held) is { Name: not null } => (ComposedText.Of(new ObjectPart(held.Id)), ItemKind.Content),
        UnknownText
            when expression is not null && _ways.Frame.Semantics.GetTypeInfo(
                expression, walker.CancellationToken).Type is { SpecialType: SpecialType.System_String or SpecialType.System_Int32 } type =>
            (ComposedText.Of(new HolePart(_ways.Located(expression), Literals.TemplateReader.KindOf(type))), ItemKind.Text),
        _ => (null, ItemKind.Text),
    };

    /// <summary>Adds an item to a list.</summary>
    public void AddItem(int list, BuilderObject items, TextValue value, ExpressionSyntax expression)
    {
        var (item, kind) = Item(value, expression);
        if (item is null || (items.Text.Count > 0 && kind != items.Items))
        {
            walker.Given.Lose(value);
            walker.Given.Lose(new HeldValue(list));
        }
        else
        {
            _ways.State = _ways.State!.With(list, items with { Text = items.Text.Append(item).Append(BreakPart.Instance), Items = kind });
        }
    }

    /// <summary>Returns the texts of the items.</summary>
    public static IEnumerable<ComposedText> ItemsOf(ComposedText items)
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

    /// <summary>Returns the items of a value; null if they are unknown.</summary>
    public SequenceValue? Items(TextValue value) => value switch
    {
        SequenceValue sequence => sequence,
        HeldValue held when _ways.State?.Find<BuilderObject>(held) is { Items: { } kind } list => new SequenceValue(list.Text, kind),
        _ => null,
    };

    /// <summary>Joins texts.</summary>
    public TextValue? Join(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count < 2)
            return null;
        var separator = walker.Expressions.TextOrHole(arguments[0].Expression);
        if (arguments.Count > 2)
            return Sequence(arguments.Skip(1).Select(argument => argument.Expression), call) is SequenceValue given
                ? new ComposedValue(Joined(given.Items, separator))
                : TextValue.Unknown;
        var value = walker.Expressions.Evaluate(arguments[1].Expression);
        if (value is ComposedValue { Text: var single })
            return new ComposedValue(single);
        if (Items(value) is { } items && _ways.State is not null)
            return new ComposedValue(Joined(items.Items, separator));
        walker.Given.Escape(value, arguments[1].Expression);
        return TextValue.Unknown;
    }

    /// <summary>Concatenates texts.</summary>
    public TextValue? Concat(InvocationExpressionSyntax call)
    {
        var value = walker.Expressions.Evaluate(call.ArgumentList.Arguments[0].Expression);
        if (Items(value) is { } items)
            return new ComposedValue(Joined(items.Items, ComposedText.Empty));
        walker.Given.Escape(value, call);
        return TextValue.Unknown;
    }

    // A hole for several items also contains the separators between them.
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
