using System;
using System.Threading;
using Bindery.Schema.Simplified;

namespace Bindery.Schema;

/// <summary>Reads schemas.</summary>
public static class SchemaReader
{
    /// <summary>Reads a schema file and all that it includes from the file system, and compiles it.</summary>
    /// <exception cref="SchemaException">The schema is wrong.</exception>
    public static Grammar Load(string path) => throw new NotImplementedException();

    /// <summary>Reads and simplifies a schema (RELAX NG 4 and 7). Never throws for a bad schema: the result holds the problems.</summary>
    internal static SimplificationResult Simplify(string path, string text, ISchemaSource source, CancellationToken cancellationToken) => throw new NotImplementedException();
}
