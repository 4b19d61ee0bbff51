using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Composition;

/// <summary>Merges two states: common parts are kept, differences become holes.</summary>
internal static class TextMerging
{
    /// <summary>Returns a state that contains the common knowledge of two states.</summary>
    public static TextState Melt(TextState first, TextState second)
    {
        var locals = TextState.Start.Locals;
        foreach (var pair in first.Locals)
            if (second.Locals.TryGetValue(pair.Key, out var other))
                locals = locals.Add(pair.Key, Melt(pair.Value, other));
        var objects = first.Objects;
        foreach (var pair in second.Objects)
            objects = objects.SetItem(pair.Key, objects.TryGetValue(pair.Key, out var own) ? Melt(own, pair.Value) : pair.Value with { IsLost = true });
        foreach (var id in first.Objects.Keys.Where(id => !second.Objects.ContainsKey(id)))
            objects = objects.SetItem(id, first.Objects[id] with { IsLost = true });
        return new TextState(
            locals,
            objects,
            first.Conditions.Where(pair => second.Conditions.TryGetValue(pair.Key, out var other) && other == pair.Value).ToImmutableDictionary(),
            first.Passed.Union(second.Passed));
    }

    /// <summary>Returns the kind of content of a sequence of parts.</summary>
    public static HoleKind? KindOf(IEnumerable<TextPart> parts)
    {
        var list = parts.ToList();
        // The output of an object consists of complete elements.
        return MarkupShape.Of(ComposedText.Of(list.Select(part => part is ObjectPart ? new HolePart(default, HoleKind.Content) : part))
            .ToTemplate()) is { } kind
            ? list.Exists(part => part is ObjectPart) && kind is HoleKind.Anything ? HoleKind.Content : kind
            : null;
    }

    private static TextValue Melt(TextValue first, TextValue second) => (first, second) switch
    {
        _ when first == second => first,
        (ComposedValue a, ComposedValue b) => new ComposedValue(Melt(a.Text, b.Text), a.Use.With(b.Use)),
        (SequenceValue a, SequenceValue b) when a.Kind == b.Kind => new SequenceValue(Melt(a.Items, b.Items), a.Kind),
        _ => TextValue.Unknown,
    };

    private static TextObject Melt(TextObject first, TextObject second) => (first, second) switch
    {
        _ when first == second => first,
        (BuilderObject a, BuilderObject b) when a.Items == b.Items => new BuilderObject(Melt(a.Text, b.Text), a.Items, a.IsLost || b.IsLost),
        (NodeObject a, NodeObject b) when a.Name == b.Name =>
            new NodeObject(a.Name, Melt(a.Attributes, b.Attributes), Melt(a.Content, b.Content), a.IsLost || b.IsLost),
        _ => first with { IsLost = true },
    };

    private static ComposedText Melt(ComposedText first, ComposedText second)
    {
        if (ReferenceEquals(first, second))
            return first;
        var common = ComposedText.Common(first, second);
        var (a, b) = (first.After(common)!, second.After(common)!);
        var hidden = ComposedText.Of(a.Concat(b)).Places().Where(place => place.Span.Length > 0).Distinct().ToImmutableArray();
        return common.Append(new HolePart(hidden.Length > 0 ? hidden[0].Span : default, MarkupShape.Join(KindOf(a), KindOf(b)) ?? HoleKind.Text, hidden));
    }
}
