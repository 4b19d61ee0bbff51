using System.Text;

namespace Bindery.Schema.Writing;

/// <summary>Escapes text for XML (XML 1.0, 2.4, 2.5 and 3.3.3).</summary>
internal static class XmlEscapes
{
    /// <summary>Appends character data.</summary>
    public static void AppendText(StringBuilder output, string text)
    {
        foreach (var character in text)
            Append(output, character, character is '<' or '&' or '>' or '\r');
    }

    /// <summary>Returns an attribute value, for double quotes.</summary>
    public static string Attribute(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var character in text)
            Append(output, character, character is '<' or '&' or '"' or '\t' or '\n' or '\r');
        return output.ToString();
    }

    /// <summary>Returns a line of a comment, without two adjacent hyphens.</summary>
    public static string Comment(string line)
    {
        while (line.Contains("--"))
            line = line.Replace("--", "- -");
        return line;
    }

    private static void Append(StringBuilder output, char character, bool isEscaped)
    {
        if (!isEscaped)
            output.Append(character);
        else
            output.Append(character switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\t' => "&#x9;",
                '\n' => "&#xA;",
                _ => "&#xD;",
            });
    }
}
