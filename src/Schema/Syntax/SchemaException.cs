using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Schema;

/// <summary>A schema cannot be taken.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>Creates the exception from the problems found.</summary>
    public SchemaException(IReadOnlyList<SchemaDiagnostic> diagnostics)
        : base(string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToString()))) => Diagnostics = diagnostics;

    /// <summary>The problems, each at its place.</summary>
    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; }
}
