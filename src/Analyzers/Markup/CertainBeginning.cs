using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Markup;

/// <summary>
/// The beginning of a template, before its first hole, as several texts: a mistake that is the same in all of them does not depend on what follows.
/// </summary>
internal static class CertainBeginning
{
    // Each ends something that may be open, or leaves it open.
    private static readonly string[] Continuations = ["", "\"/>", "'/>", ">", "-->", "?>", "]]>", "<1"];

    /// <summary>Returns the texts; empty if the template has placeholders of other engines, or begins with a hole.</summary>
    public static IReadOnlyList<string> TextsOf(Template template)
    {
        var end = template.Text.IndexOf(Template.Hole);
        var known = end < 0 ? template.Text : template.Text.Substring(0, end);
        return known.Length == 0 || ForeignTemplates.MayBeIn(known) ? [] : Continuations.Select(text => known + text).ToList();
    }

    /// <summary>Returns a document with only the XML declaration of a template; null if the template has none, or one that is not completely known.</summary>
    public static string? WithDeclaration(Template template)
    {
        var text = template.Text;
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        if (end < 0 || char.IsLetterOrDigit(text[5]))
            return null;
        var declaration = text.Substring(0, end + 2);
        return declaration.IndexOf(Template.Hole) >= 0 || ForeignTemplates.MayBeIn(declaration) ? null : declaration + "<root/>";
    }
}
