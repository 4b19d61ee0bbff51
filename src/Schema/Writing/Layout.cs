using System.Collections.Generic;

namespace Bindery.Schema.Writing;

/// <summary>
/// A text with optional line breaks. A group is written on one line if it fits, otherwise all breaks directly in it are taken (Wadler, A prettier printer).
/// </summary>
internal abstract class Layout
{
    /// <summary>Wider than any line: the text must be broken.</summary>
    public const int Unlimited = 1_000_000;

    /// <summary>The width on one line; <see cref="Unlimited"/> or more if it does not fit on one line.</summary>
    public int Width { get; private protected init; }

    /// <summary>Whether it writes nothing.</summary>
    public bool IsEmpty => this is LayoutSequence { Items.Count: 0 };

    /// <summary>A space, or a line break if the group around it is broken.</summary>
    public static Layout Line { get; } = new LayoutBreak(" ", isForced: false);

    /// <summary>A line break.</summary>
    public static Layout HardLine { get; } = new LayoutBreak("", isForced: true);

    /// <summary>Nothing.</summary>
    public static Layout Empty { get; } = new LayoutSequence([]);

    public static Layout Text(string text) => new LayoutText(text);

    public static Layout Join(params Layout[] items) => new LayoutSequence(items);

    public static Layout Join(IReadOnlyList<Layout> items) => new LayoutSequence(items);

    public static Layout Group(params Layout[] items) => new LayoutGroup(Join(items));

    /// <summary>Indents the lines that begin inside it.</summary>
    public static Layout Nest(int columns, params Layout[] items) => new LayoutNest(columns, Join(items));

    /// <summary>A space, or a line break if the following text does not fit on the current line.</summary>
    public static Layout Fill(Layout next) => new LayoutFill(next.Width);

    /// <summary>Adds widths.</summary>
    private protected static int Sum(IReadOnlyList<Layout> items)
    {
        var width = 0;
        foreach (var item in items)
            width = System.Math.Min(width + item.Width, Unlimited);
        return width;
    }
}

internal sealed class LayoutText : Layout
{
    public LayoutText(string text)
    {
        Value = text;
        Width = text.IndexOf('\n') >= 0 ? Unlimited : text.Length;
    }

    public string Value { get; }
}

internal sealed class LayoutBreak : Layout
{
    public LayoutBreak(string flat, bool isForced)
    {
        Flat = flat;
        IsForced = isForced;
        Width = isForced ? Unlimited : flat.Length;
    }

    public string Flat { get; }

    public bool IsForced { get; }
}

internal sealed class LayoutFill : Layout
{
    public LayoutFill(int next)
    {
        Next = next;
        Width = 1;
    }

    public int Next { get; }
}

internal sealed class LayoutSequence : Layout
{
    public LayoutSequence(IReadOnlyList<Layout> items)
    {
        Items = items;
        Width = Sum(items);
    }

    public IReadOnlyList<Layout> Items { get; }
}

internal sealed class LayoutGroup : Layout
{
    public LayoutGroup(Layout content)
    {
        Content = content;
        Width = content.Width;
    }

    public Layout Content { get; }
}

internal sealed class LayoutNest : Layout
{
    public LayoutNest(int columns, Layout content)
    {
        Columns = columns;
        Content = content;
        Width = content.Width;
    }

    public int Columns { get; }

    public Layout Content { get; }
}
