using System;
using System.Collections.Generic;

namespace Bindery.Schema.SimpleSyntax;

/// <summary>What became of a schema: the simplified grammar, or the problems that stood in the way.</summary>
/// <param name="Grammar">The grammar; null where there are errors.</param>
/// <param name="Diagnostics">The problems.</param>
/// <param name="Files">The paths of all files read, the root's first.</param>
/// <param name="Versions">The versions from which on the schema admits more than before (b:since), oldest first.</param>
internal sealed record SimplificationResult(
    SimpleGrammar? Grammar, IReadOnlyList<SchemaDiagnostic> Diagnostics, IReadOnlyList<string> Files, IReadOnlyList<Version> Versions);
