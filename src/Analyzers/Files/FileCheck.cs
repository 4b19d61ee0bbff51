using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Bindery.Wording;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Files;

/// <summary>
/// Validates a document against its grammar: the one that its item or the document specifies, or one that declares its root. A file that specifies another
/// schema, has another root or is no XML is ignored, unless an item declares it as a document of the project.
/// </summary>
internal static class FileCheck
{
    /// <summary>Returns the findings; empty if the document is valid or ignored.</summary>
    /// <param name="text">The document.</param>
    /// <param name="known">The schemas of the project.</param>
    /// <param name="isDocument">Whether an item declares it as a document.</param>
    /// <param name="schema">The schema that the item specifies; null if there is none.</param>
    public static IReadOnlyList<FileFinding> Find(string text, IReadOnlyList<BoundSchema> known, bool isDocument, string? schema)
    {
        var schemas = known.Where(one => one.Map is not null).ToList();
        if (DocumentHead.Of(text) is not { } head)
            return isDocument && text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) < 0 ? NoXml(text, schemas) : [];
        if (schema is not null || head.Schemas.Count > 0)
        {
            var named = schemas.Where(one => schema is not null ? one.Name == schema : head.Schemas.Contains(one.Name)).ToList();
            if (named.Count > 0)
                return Nearest(text, named);
            if (schema is not null)
                return [AtRoot(head, $"The project has no schema '{schema}' with models; {Offered(schemas)}")];
            if (!isDocument)
                return [];
        }
        var fitting = schemas.Where(one => one.Map!.Classes.Any(model => model.IsRoot && model.LocalName == head.LocalName
            && (head.NamespaceUri is null || head.NamespaceUri == model.NamespaceUri))).ToList();
        if (fitting.Count > 0)
            return Nearest(text, fitting);
        return isDocument ? [AtRoot(head, $"'{head.LocalName}' is not the root of a schema with models; {Offered(schemas)}")] : [];
    }

    private static string Offered(IEnumerable<BoundSchema> schemas) =>
        "it has " + string.Join(", ", schemas.Select(schema => Quotation.Of(schema.Name)).Distinct().OrderBy(name => name, StringComparer.Ordinal));

    private static FileFinding AtRoot(DocumentHead head, string message) => new("BND3001", head.Name, message);

    // Whatever the schema, the violation is that it is not well-formed.
    private static List<FileFinding> NoXml(string text, IReadOnlyList<BoundSchema> schemas) =>
        Nearest(text, schemas.Take(1).ToList()).Where(finding => finding.Id == "BND3006").ToList();

    // If several schemas are possible, the findings of the one with the fewest are returned, with the names of all that were tried.
    private static List<FileFinding> Nearest(string text, IReadOnlyList<BoundSchema> schemas)
    {
        var bytes = Encoding.UTF8.GetBytes(SchemaLocations.Blank(WithoutDeclaration(text)));
        BoundSchema? nearest = null;
        IReadOnlyList<SchemaViolation> least = [];
        foreach (var schema in schemas)
        {
            // A document that cannot be validated is not rejected.
            if (schema.Grammar is not { } grammar)
                return [];
            var violations = TextGrammar.Of(grammar).Documents.ValidateOutput(bytes);
            if (violations.Count == 0)
                return [];
            if (nearest is null || violations.Count < least.Count)
                (nearest, least) = (schema, violations);
        }
        var others = TriedSchemas.Beside(nearest!, schemas);
        var places = new LinePlaces(text);
        return least.Select(violation =>
        {
            var (start, length) = places.Of(violation.Line, violation.Column, violation.Length);
            return new FileFinding(violation.Id, new TextSpan(start, length), violation.Message + others);
        }).ToList();
    }

    // The text has been decoded, so its encoding declaration no longer applies. Positions are unchanged.
    private static string WithoutDeclaration(string text)
    {
        var end = text.StartsWith("<?xml ", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        if (end < 0)
            return text;
        var blank = new StringBuilder(text);
        for (var i = 0; i < end + 2; i++)
            if (text[i] is not ('\r' or '\n'))
                blank[i] = ' ';
        return blank.ToString();
    }
}
