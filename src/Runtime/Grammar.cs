using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Patterns;

namespace Bindery;

/// <summary>A compiled schema: decides documents. Immutable and safe for all threads.</summary>
public sealed class Grammar
{
    /// <summary>Makes a grammar from its start pattern, whose element patterns all have their content.</summary>
    internal Grammar(PatternBuilder builder, Pattern start) => throw new NotImplementedException();

    /// <summary>The compiled form: what the assembly attribute carries. Canonical: equal grammars give equal texts.</summary>
    public string ToText() => throw new NotImplementedException();

    /// <summary>Reads the compiled form.</summary>
    /// <exception cref="FormatException">The text is no compiled grammar, or of a version that this library does not know.</exception>
    public static Grammar Parse(string text) => throw new NotImplementedException();

    /// <summary>Validates a document as input: output-only content is refused.</summary>
    /// <returns>The violations in document order; empty where the document is valid. A document that is not well-formed gives one BND3006.</returns>
    public IReadOnlyList<SchemaError> Validate(ReadOnlySpan<byte> utf8, XmlReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>Validates a document as input.</summary>
    public IReadOnlyList<SchemaError> Validate(Stream stream, XmlReadOptions? options = null) => throw new NotImplementedException();

    /// <summary>Validates a document as the counterpart sends it: output-only content is admitted.</summary>
    public IReadOnlyList<SchemaError> ValidateOutput(ReadOnlySpan<byte> utf8, XmlReadOptions? options = null) => throw new NotImplementedException();
}
