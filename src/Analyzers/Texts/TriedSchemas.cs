using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Models;
using Bindery.Wording;

namespace Bindery.Analyzers.Texts;

/// <summary>Lists the schemas that were tried, if several have the root of a document.</summary>
internal static class TriedSchemas
{
    /// <summary>Returns the end of a message about one of several schemas; empty if there is only one.</summary>
    public static string Beside(BoundSchema schema, IReadOnlyList<BoundSchema> all)
    {
        var others = all.Select(other => other.Name).Where(name => name != schema.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
        var verb = others.Count == 1 ? "does" : "do";
        return others.Count == 0 ? ""
            : $" (by {Quotation.Of(schema.Name)}; {Lists.AllOf(others.Select(Quotation.Of))} {verb} not allow the document either)";
    }
}
