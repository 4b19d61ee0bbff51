using System;
using System.Text;
using Bindery.Xml;

namespace Bindery.Schema.Xsd;

/// <summary>Examines the prolog of a file: finds the document type declaration and the root element, without parsing them.</summary>
internal static class XsdProlog
{
    /// <summary>Whether a file is of XML Schema: its extension decides; if the extension is unknown, its root element does.</summary>
    public static bool IsSchema(string path, string text) =>
        path.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase)
        || (!path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".rng", StringComparison.OrdinalIgnoreCase) && IsSchema(text));

    /// <summary>
    /// Returns the text with its document type declaration replaced by spaces, so that places do not change, and its entities by their values. Schemas of the
    /// W3C have one; its external subset is never downloaded.
    /// </summary>
    public static string WithoutDocumentType(string text)
    {
        if (text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) < 0)
            return text;
        var (start, end, _) = Find(text);
        if (start < 0 || end < 0)
            return text;
        var blanked = new StringBuilder(text);
        for (var i = start; i < end; i++)
            if (text[i] is not ('\r' or '\n'))
                blanked[i] = ' ';
        return blanked.ToString(0, end) + (Expanded(text, start) ?? text.Substring(end));
    }

    // The text behind the declaration with its entities replaced; null if that is not possible: the reader then reports the first reference to one.
    private static string? Expanded(string text, int start)
    {
        try
        {
            return DocumentTypeExpander.Expand(Encoding.UTF8.GetBytes(text))?.Text.Substring(start);
        }
        catch (XmlBindingException)
        {
            return null;
        }
    }

    /// <summary>Whether a text looks like a schema of this language, or a description with such inside, by the name of its root and the namespaces.</summary>
    private static bool IsSchema(string text)
    {
        var (_, _, root) = Find(text);
        if (root < 0)
            return false;
        var end = root + 1;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\r' or '\n' or '>' or '/'))
            end++;
        var name = text.Substring(root + 1, end - root - 1);
        return text.IndexOf(XsdVocabulary.Namespace, StringComparison.Ordinal) >= 0
            && (name.Substring(name.IndexOf(':') + 1) == "schema"
                || (name.Substring(name.IndexOf(':') + 1) is "definitions" or "description" && WsdlSchemas.IsNamedIn(text)));
    }

    /// <summary>Finds the document type declaration (start, and end or -1 if it is not closed) and the "&lt;" of the root; -1 if there is none.</summary>
    private static (int Start, int End, int Root) Find(string text)
    {
        var (start, end) = (-1, -1);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '<')
            {
                if (text[i] is not (' ' or '\t' or '\r' or '\n' or '\uFEFF'))
                    break;
                i++;
            }
            else if (StartsWith(text, i, "<?"))
                i = After(text, i + 2, "?>");
            else if (StartsWith(text, i, "<!--"))
                i = After(text, i + 4, "-->");
            else if (StartsWith(text, i, "<!DOCTYPE") && start < 0)
            {
                (start, end) = (i, EndOfDocumentType(text, i));
                i = end < 0 ? text.Length : end;
            }
            else
                return (start, end, i);
        }

        return (start, end, -1);
    }

    private static int EndOfDocumentType(string text, int start)
    {
        var isInSubset = false;
        for (var i = start + 1; i < text.Length;)
            switch (text[i])
            {
                case '"' or '\'':
                    i = After(text, i + 1, text[i].ToString());
                    break;
                case '<' when StartsWith(text, i, "<!--"):
                    i = After(text, i + 4, "-->");
                    break;
                case '<' when StartsWith(text, i, "<?"):
                    i = After(text, i + 2, "?>");
                    break;
                case '>' when !isInSubset:
                    return i + 1;
                default:
                    isInSubset = text[i] == '[' || (isInSubset && text[i] != ']');
                    i++;
                    break;
            }

        return -1;
    }

    private static bool StartsWith(string text, int index, string word) => string.CompareOrdinal(text, index, word, 0, word.Length) == 0;

    private static int After(string text, int index, string end) =>
        text.IndexOf(end, index, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;
}
