using System;
using System.Collections.Generic;
using System.Text;

namespace Bindery.Schema.Markup;

/// <summary>Finds the comments between the tags of a well-formed file; the XML reader skips them.</summary>
internal sealed class MarkupComments(ArraySegment<byte> utf8, Func<int, int, SourceSpan> span)
{
    private int _position;

    /// <summary>Returns the comments between the end of the last search and an offset.</summary>
    public IReadOnlyList<MarkupComment> TakeUntil(int end)
    {
        List<MarkupComment>? found = null;
        while (_position < end)
        {
            var next = utf8.AsSpan(_position, end - _position).IndexOf((byte)'<');
            if (next < 0)
                break;
            next += _position;
            if (StartsWith(next, "<!--"u8))
            {
                var close = Find(next + 4, "-->"u8);
                (found ??= []).Add(new MarkupComment(
                    span(next, close + 3 - next), Normalize(Encoding.UTF8.GetString(utf8.Array!, utf8.Offset + next + 4, close - next - 4))));
                _position = close + 3;
            }
            else
            {
                _position = StartsWith(next, "<![CDATA["u8) ? Find(next, "]]>"u8) + 3 : Find(next, "?>"u8) + 2;
            }
        }

        Skip(end);
        return found ?? (IReadOnlyList<MarkupComment>)[];
    }

    /// <summary>Skips a tag.</summary>
    public void Skip(int end) => _position = Math.Max(_position, end);

    private bool StartsWith(int offset, ReadOnlySpan<byte> text) => utf8.AsSpan(offset).StartsWith(text);

    /// <summary>Returns the offset of the next delimiter; the end of the text if there is none.</summary>
    private int Find(int start, ReadOnlySpan<byte> delimiter) =>
        utf8.AsSpan(start).IndexOf(delimiter) is var index and >= 0 ? start + index : utf8.Count;

    // XML 1.0, 2.11.
    private static string Normalize(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');
}
