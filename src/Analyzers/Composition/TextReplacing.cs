using System;
using System.Linq;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Composition;

/// <summary>Replaces placeholders in templates of the program: <c>template.Replace("@DISKS@", disks)</c>.</summary>
internal static class TextReplacing
{
    /// <summary>Returns a text with some characters replaced; null if the result is unknown.</summary>
    /// <param name="text">The text, including the output of its objects.</param>
    /// <param name="old">The characters to replace, at least one.</param>
    /// <param name="put">The replacement.</param>
    public static ComposedText? Replace(ComposedText text, string old, ComposedText put)
    {
        if (text.Parts.Any(part => part is BreakPart or ObjectPart or HolePart { Hidden.Length: > 0 }))
            return null;
        // The characters may be spread over several parts.
        var template = text.ToTemplate();
        var replaced = ComposedText.Empty;
        var start = 0;
        for (var at = template.Text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = template.Text.IndexOf(old, start, StringComparison.Ordinal))
        {
            replaced = Add(replaced, template, start, at).Append(put);
            start = at + old.Length;
        }
        return start == 0 ? text : Add(replaced, template, start, template.Text.Length);
    }

    private static ComposedText Add(ComposedText text, Template template, int start, int end)
    {
        if (start == end)
            return text;
        var builder = new TemplateBuilder();
        builder.Append(template, start, end - start);
        return text.Append(new KnownPart(builder.Build()));
    }
}
