using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Schema;

/// <summary>The exception for an invalid schema.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Creates the exception from the diagnostics.</summary>
    public SchemaException(IReadOnlyList<SchemaDiagnostic> diagnostics)
        : base(string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToString()))) => Diagnostics = diagnostics;

    /// <summary>The diagnostics, each with its place.</summary>
    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; }
}
