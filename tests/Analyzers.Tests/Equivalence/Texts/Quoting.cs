using System;
using System.Linq;
using System.Text;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>The ways in which C# quotes a text.</summary>
public enum Quoting
{
    Regular,
    Verbatim,
    Raw,
    Concatenated,
    Interpolated,
    Utf8,
}

/// <summary>Writes texts as C# expressions.</summary>
internal static class Quoted
{
    /// <summary>The expression.</summary>
    public static string Write(string text, Quoting quoting) => quoting switch
    {
        Quoting.Regular => Regular(text),
        Quoting.Verbatim => Verbatim(text),
        Quoting.Raw => Raw(text),
        Quoting.Concatenated => Concatenated(text),
        Quoting.Interpolated => "$" + Regular(text).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
        _ => Regular(text) + "u8",
    };

    private static string Regular(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private static string Verbatim(string text) => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    // Several lines, indented as an editor does it.
    private static string Raw(string text)
    {
        var quotes = "\"\"\"";
        while (text.Contains(quotes, StringComparison.Ordinal))
            quotes += "\"";
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return $"{quotes}\n{string.Join('\n', lines.Select(line => "    " + line))}\n    {quotes}";
    }

    private static string Concatenated(string text) =>
        string.Join(
            "\n    + ", Enumerable.Range(0, (text.Length + 39) / 40).Select(i => Verbatim(text.Substring(i * 40, Math.Min(40, text.Length - (i * 40))))));
}
