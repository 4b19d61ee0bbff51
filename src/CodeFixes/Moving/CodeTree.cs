using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Moving;

/// <summary>Code that may contain a list, so that it can be formatted on one line or on several.</summary>
/// <param name="Head">The code before the list; all of the code if there is no list.</param>
/// <param name="Open">The opening bracket of the list; empty if there is no list.</param>
/// <param name="Items">The items.</param>
/// <param name="Tail">The code after the list.</param>
internal sealed record CodeTree(string Head, string Open, IReadOnlyList<CodeTree> Items, string Tail)
{
    private const int MostColumns = 120;

    /// <summary>Code without a list.</summary>
    public static CodeTree Of(string code) => new(code, "", [], "");

    /// <summary>The code on one line.</summary>
    public string Flat
    {
        get
        {
            if (Open.Length == 0)
                return Head + Tail;
            var items = string.Join(", ", Items.Select(item => item.Flat));
            return Open == "{" ? $"{Head}{Gap}{{ {items} }}{Tail}" : $"{Head}{Gap}[{items}]{Tail}";
        }
    }

    private string Gap => Head.Length == 0 || Head[Head.Length - 1] == ' ' ? "" : " ";

    /// <summary>Returns the code with a prefix.</summary>
    public CodeTree After(string head) => this with { Head = head + Head };

    /// <summary>Returns the code with a suffix.</summary>
    public CodeTree Before(string tail) => this with { Tail = Tail + tail };

    /// <summary>Returns the code, with line breaks if it is too long for one line.</summary>
    /// <param name="indent">The indentation of its line.</param>
    /// <param name="column">The column at which it begins.</param>
    /// <param name="lineBreak">A line break.</param>
    public string Lay(string indent, int column, string lineBreak)
    {
        var flat = Flat;
        if (Open.Length == 0 || column + flat.Length <= MostColumns)
            return flat;
        var inner = indent + "    ";
        var lines = Items.Select(item => inner + item.Lay(inner, inner.Length, lineBreak) + "," + lineBreak);
        return Head.TrimEnd() + (Head.Length > 0 ? lineBreak + indent : "") + Open + lineBreak + string.Concat(lines)
            + indent + (Open == "{" ? "}" : "]") + Tail;
    }
}
