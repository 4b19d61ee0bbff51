using System.Collections.Generic;
using System.Text;

namespace Bindery.Schema.Writing;

/// <summary>Writes layouts, without recursion.</summary>
internal sealed class LayoutPrinter
{
    /// <summary>The maximum width of lines, where possible.</summary>
    private const int Width = 100;

    private readonly StringBuilder _output = new();
    private readonly Stack<(Layout Layout, int Indent, bool IsFlat)> _open = new();
    private int _lineStart;

    /// <summary>Writes a layout; lines have no trailing whitespace.</summary>
    public static string Print(Layout layout)
    {
        var printer = new LayoutPrinter();
        printer.Run(layout);
        return printer._output.ToString();
    }

    private void Run(Layout layout)
    {
        _open.Push((layout, 0, false));
        while (_open.Count > 0)
        {
            var (next, indent, isFlat) = _open.Pop();
            switch (next)
            {
                case LayoutText text:
                    _output.Append(text.Value);
                    if (text.Value.LastIndexOf('\n') is var end and >= 0)
                        _lineStart = _output.Length - (text.Value.Length - end - 1);
                    break;
                case LayoutBreak { IsForced: false } line when isFlat:
                    _output.Append(line.Flat);
                    break;
                case LayoutBreak:
                    Break(indent);
                    break;
                case LayoutFill fill when isFlat || Column + 1 + fill.Next <= Width:
                    _output.Append(' ');
                    break;
                case LayoutFill:
                    Break(indent);
                    break;
                case LayoutSequence sequence:
                    for (var i = sequence.Items.Count - 1; i >= 0; i--)
                        _open.Push((sequence.Items[i], indent, isFlat));
                    break;
                case LayoutGroup group:
                    _open.Push((group.Content, indent, isFlat || Column + group.Width <= Width));
                    break;
                case LayoutNest nest:
                    _open.Push((nest.Content, indent + nest.Columns, isFlat));
                    break;
            }
        }
    }

    private int Column => _output.Length - _lineStart;

    private void Break(int indent)
    {
        while (_output.Length > _lineStart && _output[_output.Length - 1] == ' ')
            _output.Length--;
        _output.Append('\n');
        _lineStart = _output.Length;
        _output.Append(' ', indent);
    }
}
