using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Analyzers.Templates;

/// <summary>
/// A text that code composes part by part. Immutable: texts with a common beginning share it, so that the cost of adding a part does not depend on the length.
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

    /// <summary>The number of known characters.</summary>
    public int Length { get; }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<TextPart> Parts => PartsFrom(0);

    /// <summary>Creates a text with one part.</summary>
    public static ComposedText Of(TextPart part) => Empty.Append(part);

    /// <summary>Creates a text with several parts.</summary>
    public static ComposedText Of(IEnumerable<TextPart> parts) => parts.Aggregate(Empty, (text, part) => text.Append(part));

    /// <summary>Returns the longest common beginning of two texts.</summary>
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

    /// <summary>Returns the text with a part appended.</summary>
    public ComposedText Append(TextPart part) => new(this, part);

    /// <summary>Returns the text with another one appended.</summary>
    public ComposedText Append(ComposedText other)
    {
        if (Count == 0)
            return other;
        var text = this;
        foreach (var part in other.Parts)
            text = text.Append(part);
        return text;
    }

    /// <summary>Returns the parts after a beginning; null if the text does not begin with it.</summary>
    public IReadOnlyList<TextPart>? After(ComposedText beginning)
    {
        var at = this;
        while (at.Count > beginning.Count)
            at = at._before!;
        return ReferenceEquals(at, beginning) ? PartsFrom(beginning.Count) : null;
    }

    /// <summary>Returns the text with some parts replaced.</summary>
    public ComposedText Replace(Func<TextPart, IEnumerable<TextPart>> replace) => Of(Parts.SelectMany(replace));

    /// <summary>Returns the text as a template, without the ends of items. The output of objects must have been inserted before.</summary>
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

    /// <summary>Returns the places in the code from which the text originates, including those inside holes.</summary>
    public IEnumerable<TextPlace> Places() => Parts.SelectMany(part => part switch
    {
        KnownPart known => known.Template.Places,
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
