using System;
using System.Collections.Generic;
using System.IO;

namespace Bindery.Tool.Reporting;

/// <summary>A page of docs/rules, embedded in the tool.</summary>
/// <param name="Id">The rule, for example "BND3001".</param>
/// <param name="Title">The title of the rule.</param>
/// <param name="Text">The whole page, in Markdown.</param>
internal sealed record RulePage(string Id, string Title, string Text)
{
    /// <summary>The ids of all rules, in order.</summary>
    public static IReadOnlyList<string> Ids
    {
        get
        {
            var ids = typeof(RulePage).Assembly.GetManifestResourceNames();
            Array.Sort(ids, StringComparer.Ordinal);
            return ids;
        }
    }

    /// <summary>Returns the page of a rule; null if there is none.</summary>
    public static RulePage? Find(string id)
    {
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream(id);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        // "# BND3001: Not allowed here".
        var start = text.IndexOf(": ", StringComparison.Ordinal) + 2;
        return new RulePage(id, text[start..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), text);
    }
}
