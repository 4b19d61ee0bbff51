using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Templates;
using Bindery.Wording;

namespace Bindery.Analyzers.Texts;

/// <summary>The schemas against which a text is checked.</summary>
/// <param name="Schemas">The schemas that declare its element.</param>
/// <param name="IsPart">Whether the element is a part of a document.</param>
/// <param name="Other">The finding if a different element is required; otherwise null.</param>
internal sealed record HeldText(IReadOnlyList<BoundSchema> Schemas, bool IsPart, TextFinding? Other)
{
    /// <summary>Determines the schemas for a text; null if there are none.</summary>
    /// <param name="template">The text.</param>
    /// <param name="expected">The element that its use requires; null if there is none.</param>
    /// <param name="roots">The schemas.</param>
    public static HeldText? Of(Template template, string? expected, RootNames roots)
    {
        if (MarkupParser.RootName(template.Text) is not { } name)
            return null;
        var local = name.Substring(name.IndexOf(':') + 1);
        var isRoot = expected is null || roots.Find(expected).Count > 0;
        var schemas = isRoot ? roots.Find(name) : roots.FindElement(expected!);
        if (expected is null || local == expected || (!isRoot && schemas.Count == 0))
            return schemas.Count > 0 ? new HeldText(schemas, !isRoot, null) : roots.Find(name) is { Count: > 0 } own ? new HeldText(own, false, null) : null;
        var start = template.Text.IndexOf(name, System.StringComparison.Ordinal);
        return new HeldText(
            [],
            false,
            new TextFinding(
                "001",
                template.SpanOf(start, name.Length),
                $"{Quotation.Of(local)} is not allowed here; {Quotation.Of(expected)} is expected",
                [],
                Expected: expected));
    }

    /// <summary>Returns the findings of the schema with the fewest, with the names of all schemas that were tried.</summary>
    /// <param name="read">The findings of each schema.</param>
    public static IReadOnlyList<TextFinding> Nearest(IReadOnlyList<(BoundSchema Schema, IReadOnlyList<TextFinding> Findings)> read)
    {
        if (read.Count == 0)
            return [];
        var (schema, findings) = read.OrderBy(one => one.Findings.Count).First();
        var others = TriedSchemas.Beside(schema, read.Select(one => one.Schema).ToList());
        return others.Length == 0 ? findings : findings.Select(finding => finding with { Message = finding.Message + others }).ToList();
    }
}
