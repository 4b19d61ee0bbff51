using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Analyzers.Templates;

/// <summary>
/// A text that code puts together part by part. Immutable: texts that begin alike share their beginning, so that adding a part costs the same whatever the
/// length.
/// </summary>
internal sealed class ComposedText
{
    /// <summary>The text without parts.</summary>
    public static readonly ComposedText Empty = new(null, null);

    private readonly ComposedText? _before;
    private readonly TextPart? _last;

    private ComposedText(ComposedText? before, TextPart? last)
    {
        (_before, _last) = (before, last);
        Count = before is null ? 0 : before.Count + 1;
        Length = before is null ? 0 : before.Length + last!.Length;
    }

    /// <summary>The number of parts.</summary>
    public int Count { get; }

    /// <summary>The number of characters, as far as they are known.</summary>
    public int Length { get; }

    /// <summary>The parts, from the beginning.</summary>
    public IReadOnlyList<TextPart> Parts => PartsFrom(0);

    /// <summary>A text of one part.</summary>
    public static ComposedText Of(TextPart part) => Empty.Append(part);

    /// <summary>A text of some parts.</summary>
    public static ComposedText Of(IEnumerable<TextPart> parts) => parts.Aggregate(Empty, (text, part) => text.Append(part));

    /// <summary>The longest beginning that two texts share.</summary>
    public static ComposedText Common(ComposedText first, ComposedText second)
    {
        var (a, b) = (first, second);
        while (!ReferenceEquals(a, b) && a.Count + b.Count > 0)
            if (a.Count >= b.Count)
                a = a._before!;
            else
                b = b._before!;
        return a;
    }

    /// <summary>The text with a part behind it.</summary>
    public ComposedText Append(TextPart part) => new(this, part);

    /// <summary>The text with another behind it.</summary>
    public ComposedText Append(ComposedText other)
    {
        if (Count == 0)
            return other;
        var text = this;
        foreach (var part in other.Parts)
            text = text.Append(part);
        return text;
    }

    /// <summary>The parts behind a beginning; null where the text does not begin like this.</summary>
    public IReadOnlyList<TextPart>? After(ComposedText beginning)
    {
        var at = this;
        while (at.Count > beginning.Count)
            at = at._before!;
        return ReferenceEquals(at, beginning) ? PartsFrom(beginning.Count) : null;
    }

    /// <summary>The text with other parts for some.</summary>
    public ComposedText Replace(Func<TextPart, IEnumerable<TextPart>> replace) => Of(Parts.SelectMany(replace));

    /// <summary>The text as a whole, without the ends of items. What objects write has been put in before.</summary>
    public Template ToTemplate()
    {
        if (Count == 1 && _last is KnownPart { Template: var single })
            return single;
        var builder = new TemplateBuilder();
        foreach (var part in Parts)
            switch (part)
            {
                case KnownPart known:
                    builder.Append(known.Template);
                    break;
                case HolePart hole:
                    builder.Hole(hole.Source, hole.Kind);
                    break;
                case ObjectPart:
                    builder.Hole(default, HoleKind.Markup);
                    break;
            }
        return builder.Build();
    }

    /// <summary>The places in the code that the text comes from, those that are hidden in holes too.</summary>
    public IEnumerable<TextPlace> Places() => Parts.SelectMany(part => part switch
    {
        KnownPart known => known.Template.Runs.Select(run => new TextPlace(run.Source, run.IsVerbatim)),
        HolePart hole => hole.Hidden,
        _ => Enumerable.Empty<TextPlace>(),
    });

    private TextPart[] PartsFrom(int start)
    {
        var parts = new TextPart[Count - start];
        var at = this;
        for (var i = parts.Length - 1; i >= 0; i--)
            (parts[i], at) = (at._last!, at._before!);
        return parts;
    }
}
