using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes documentation comments.</summary>
internal static class DocumentationEmitter
{
    private const int Width = 120;

    /// <summary>Writes a summary of plain text; without a text, a sentence that names the kind of the member.</summary>
    public static void Summary(this SourceWriter writer, string? documentation, string fallback) => Write(writer, [Escape(documentation ?? fallback)]);

    /// <summary>
    /// Writes the summary of a property: the documentation in the schema, the condition under which it is allowed, and the meaning of its absence.
    /// </summary>
    public static void Summary(this SourceWriter writer, MemberModel member, string fallback)
    {
        var parts = new List<string> { Escape(member.Documentation ?? fallback) };
        if (member.IsOutputOnly)
            parts.Add("It is read but not written.");
        if (member.Constraint is not null)
            parts.Add(member.Constraint);
        if (member.Default is not null)
            parts.Add($"Null means <c>{Escape(member.Default)}</c>.");
        if (member.WhereEmpty is { Length: > 0 })
            parts.Add($"The value of an empty element is <c>{Escape(member.WhereEmpty)}</c>.");
        // Schemas often say what an attribute is without a full stop.
        if (parts.Count > 1 && parts[0] is { Length: > 0 } said && (char.IsLetterOrDigit(said[said.Length - 1]) || said[said.Length - 1] is ')' or '\''))
            parts[0] += ".";
        Write(writer, parts);
    }

    private static void Write(SourceWriter writer, IReadOnlyList<string> parts)
    {
        var lines = parts.SelectMany(Wrap).ToList();
        if (lines.Count == 1 && lines[0].Length + 30 < Width)
        {
            writer.Line($"/// <summary>{lines[0]}</summary>");
            return;
        }
        writer.Line("/// <summary>");
        foreach (var line in lines)
            writer.Line("/// " + line);
        writer.Line("/// </summary>");
    }

    internal static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : line + " " + word;
        }
        if (line.Length > 0)
            yield return line;
    }

    // "<see cref" and the rest of it are one unit, but may be split over two lines.
    // In C#, the characters NEL, LS and PS also end a line, and so a comment.
    private static string[] Words(string text) =>
        text.Split([' ', '\t', '\r', '\n', '\u0085', '\u2028', '\u2029'], System.StringSplitOptions.RemoveEmptyEntries);
}
