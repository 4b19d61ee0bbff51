using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Cases;

/// <summary>An expected report.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Span">The place.</param>
internal sealed record Mark(string Id, TextSpan Span);

/// <summary>
/// Code without its marks, and the marks: <c>{|BND1001:ExportName|}</c> is a report, <c>{+Mode = BackupMode.Push+}</c> is an additional location. Marks can be
/// nested.
/// </summary>
internal sealed class MarkedText
{
    private MarkedText(string text, IReadOnlyList<Mark> marks, IReadOnlyList<TextSpan> others)
    {
        Text = text;
        Marks = marks;
        Others = others;
    }

    public string Text { get; }

    /// <summary>The reports, in the order of their ends.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>The additional locations.</summary>
    public IReadOnlyList<TextSpan> Others { get; }

    /// <exception cref="FormatException">A mark is not closed, or a closing mark has no opening one.</exception>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var marks = new List<Mark>();
        var others = new List<TextSpan>();
        var open = new Stack<(string? Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (Has(marked, i, "{|"))
            {
                var colon = marked.IndexOf(':', i);
                if (colon < 0)
                    throw new FormatException("a mark without a rule: " + marked[i..]);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (Has(marked, i, "{+"))
            {
                open.Push((null, text.Length));
                i++;
            }
            else if (Has(marked, i, "|}") || Has(marked, i, "+}"))
            {
                if (!open.TryPop(out var mark) || (mark.Id is null) != (marked[i] == '+'))
                    throw new FormatException("a mark ends that did not begin: " + marked[i..]);
                var span = TextSpan.FromBounds(mark.Start, text.Length);
                if (mark.Id is null)
                    others.Add(span);
                else
                    marks.Add(new Mark(mark.Id, span));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }
        return open.Count == 0 ? new MarkedText(text.ToString(), marks, others) : throw new FormatException("a mark does not end: " + marked);
    }

    private static bool Has(string text, int index, string sign) => string.CompareOrdinal(text, index, sign, 0, sign.Length) == 0;
}
