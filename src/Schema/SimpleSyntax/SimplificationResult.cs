using System;
using System.Collections.Generic;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>The result of simplifying a schema: the grammar, or the diagnostics that prevented it.</summary>
/// <param name="Grammar">The grammar; null if there are errors.</param>
/// <param name="Diagnostics">The diagnostics.</param>
/// <param name="Files">The paths of all files that were read, the root file first.</param>
/// <param name="Versions">The versions in which the schema allows more than before (b:since), in ascending order.</param>
internal sealed record SimplificationResult(
    SimpleGrammar? Grammar, IReadOnlyList<SchemaDiagnostic> Diagnostics, IReadOnlyList<string> Files, IReadOnlyList<Version> Versions)
{
    /// <summary>The constructs of the schema that are not checked, if that was allowed.</summary>
    public IReadOnlyList<SchemaDiagnostic> PassedOver { get; init; } = [];
}
