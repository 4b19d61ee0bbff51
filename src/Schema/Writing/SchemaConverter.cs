using System;
using System.Collections.Generic;

namespace Bindery.Schema;

/// <summary>Rewrites RELAX NG schemas from one syntax into the other: the XML syntax (.rng) and the compact syntax (.rnc).</summary>
public static class SchemaConverter
{
    /// <summary>
    /// Rewrites a schema, and every file that it includes or refers to, directly or not: those lie as far from the output as they do from the input, under their own names with the
    /// output's extension, and references are changed to match. Comments and annotations are kept. What the schema means is not looked at: one that has mistakes of meaning is rewritten, too.
    /// </summary>
    /// <param name="inputPath">The schema: its extension says the syntax (.rng or .rnc), its content where it has another one.</param>
    /// <param name="outputPath">The file to write: .rng for the XML syntax, .rnc for the compact one. Files that exist are written over.</param>
    /// <returns>The full paths of all files written, <paramref name="outputPath"/> first.</returns>
    /// <exception cref="SchemaException">A file cannot be read or written, is not well-formed or no RELAX NG, or <paramref name="outputPath"/> has neither extension. Nothing was written, unless writing itself failed.</exception>
    public static IReadOnlyList<string> Convert(string inputPath, string outputPath) => throw new NotSupportedException();
}
