using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Validation;

namespace Bindery;

/// <summary>A compiled schema: decides documents. Immutable and safe for all threads.</summary>
public sealed class Grammar
{
    private readonly SessionPool _input;
    private readonly SessionPool _output;

    /// <summary>Makes the facade of a grammar.</summary>
    internal Grammar(CompiledGrammar compiled)
    {
        Compiled = compiled;
        _input = new SessionPool(compiled, isOutput: false);
        _output = new SessionPool(compiled, isOutput: true);
    }

    /// <summary>The patterns.</summary>
    internal CompiledGrammar Compiled { get; }

    /// <summary>The sessions in which documents are validated.</summary>
    internal SessionPool Sessions(bool isOutput) => isOutput ? _output : _input;

    /// <summary>The compiled form: what the assembly attribute carries. Canonical: equal grammars give equal texts.</summary>
    public string ToText() => GrammarTextWriter.Write(Compiled);

    /// <summary>Reads the compiled form.</summary>
    /// <exception cref="FormatException">The text is not a compiled grammar, or of a version that this library does not know.</exception>
    public static Grammar FromText(string text) => new(GrammarTextReader.Read(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>
    /// Validates a document as input: output-only content is refused. Of a document type declaration, what stands in the document is read, within limits:
    /// entities are replaced, and attributes get their defaults. Files that it names are never read.
    /// </summary>
    /// <returns>
    /// The violations in document order, at most the first hundred; empty where the document is valid. Where the document is not well-formed, the last one is a
    /// BND3006.
    /// </returns>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> utf8, XmlLimits? limits = null) => _input.Validate(utf8, limits);

    /// <summary>
    /// Validates a document as input. It is read to its end, or past the limit; what is more than 8 MiB goes to a temporary file, so that memory stays small
    /// whatever the limit.
    /// </summary>
    /// <returns>The violations in document order, at most the first hundred; empty where the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> Validate(Stream stream, XmlLimits? limits = null) =>
        _input.Validate(stream ?? throw new ArgumentNullException(nameof(stream)), limits);

    /// <summary>Validates a document that the receiver sent: output-only content is admitted.</summary>
    /// <returns>The violations in document order, at most the first hundred; empty where the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> ValidateOutput(ReadOnlySpan<byte> utf8, XmlLimits? limits = null) => _output.Validate(utf8, limits);

    /// <summary>
    /// Validates a document that the receiver sent: output-only content is admitted. The stream is read as <see cref="Validate(Stream, XmlLimits?)"/> reads it.
    /// </summary>
    /// <returns>The violations in document order, at most the first hundred; empty where the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> ValidateOutput(Stream stream, XmlLimits? limits = null) =>
        _output.Validate(stream ?? throw new ArgumentNullException(nameof(stream)), limits);
}
