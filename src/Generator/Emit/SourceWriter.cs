using System.Text;

namespace Bindery.Generator.Emit;

/// <summary>Collects lines of C#, indented by blocks. Line ends are always LF, on every platform.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; a text of several lines is written line by line.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _depth * 4).Append(line.TrimEnd('\r'));
            _text.Append('\n');
        }
        return this;
    }

    /// <summary>Removes from a text the characters that end a line, and thereby a comment, in C#.</summary>
    public static string OneLine(string text) =>
        new(System.Array.ConvertAll(text.ToCharArray(), c => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' ? ' ' : c));

    /// <summary>Opens a block in braces.</summary>
    public SourceWriter Open(string head)
    {
        Line(head).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes the innermost block.</summary>
    public SourceWriter Close(string tail = "")
    {
        _depth--;
        return Line("}" + tail);
    }

    /// <summary>Indents the following lines, without braces.</summary>
    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Ends <see cref="Indent"/>.</summary>
    public SourceWriter Unindent()
    {
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
