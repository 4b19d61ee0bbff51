using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Moving;

/// <summary>Code that has a list in it, so that it can be laid out on one line or on several.</summary>
/// <param name="Head">What stands before the list: all, where there is none.</param>
/// <param name="Open">The bracket that the list begins with; empty for none.</param>
/// <param name="Items">The items.</param>
/// <param name="Tail">What stands behind the list.</param>
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

    /// <summary>The code with something before it.</summary>
    public CodeTree After(string head) => this with { Head = head + Head };

    /// <summary>The code with something behind it.</summary>
    public CodeTree Before(string tail) => this with { Tail = Tail + tail };

    /// <summary>The code with line breaks where it is long.</summary>
    /// <param name="indent">The blanks that its line begins with.</param>
    /// <param name="column">How far the line is when it begins.</param>
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
