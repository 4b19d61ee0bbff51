using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Models;
using Bindery.Wording;

namespace Bindery.Analyzers.Texts;

/// <summary>Says which schemas were tried, where several have the root of a document.</summary>
internal static class TriedSchemas
{
    /// <summary>The end of a message that is about one of several schemas; empty where there is only one.</summary>
    public static string Beside(BoundSchema schema, IReadOnlyList<BoundSchema> all)
    {
        var others = all.Select(other => other.Name).Where(name => name != schema.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
        var verb = others.Count == 1 ? "does" : "do";
        return others.Count == 0 ? ""
            : $" (by {Quotation.Of(schema.Name)}; {Lists.AllOf(others.Select(Quotation.Of))} {verb} not allow the document either)";
    }
}
