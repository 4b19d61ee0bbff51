using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Validation;

/// <summary>A schema and documents that are valid by it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Schema">The schema's file.</param>
/// <param name="Files">The documents' files.</param>
internal sealed record ValidationCase(string Name, string Schema, IReadOnlyList<string> Files)
{
    /// <summary>The documents in memory.</summary>
    public IReadOnlyList<byte[]> Documents { get; } = Files.Select(File.ReadAllBytes).ToList();

    /// <summary>The options to read them with.</summary>
    public XmlLimits Options { get; } = new() { MaxDepth = 1_000_000, MaxBytes = 1 << 30 };

    /// <summary>The megabytes of the documents.</summary>
    public double Megabytes => Documents.Sum(document => (double)document.Length) / 1e6;

    /// <summary>Validates all documents.</summary>
    /// <returns>How many are valid.</returns>
    public int Pass(Grammar grammar, int times = 1)
    {
        var valid = 0;
        for (; times > 0; times--)
            foreach (var document in Documents)
                if (grammar.Validate(document, Options).Count == 0)
                    valid++;
        return valid;
    }
}
