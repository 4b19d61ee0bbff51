using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Validation;

namespace Bindery;

/// <summary>A compiled schema, which validates documents. Immutable and thread-safe.</summary>
public sealed class Grammar
{
    private readonly SessionPool _input;
    private readonly SessionPool _output;

    /// <summary>Creates the public object for a grammar.</summary>
    internal Grammar(CompiledGrammar compiled)
        : this(compiled, null)
    {
    }

    private Grammar(CompiledGrammar compiled, SurroundingDocuments? surroundings)
    {
        Compiled = compiled;
        _input = new SessionPool(compiled, isOutput: false, surroundings);
        _output = new SessionPool(compiled, isOutput: true, surroundings);
    }

    /// <summary>The patterns.</summary>
    internal CompiledGrammar Compiled { get; }

    /// <summary>Returns the sessions in which documents are validated.</summary>
    internal SessionPool Sessions(bool isOutput) => isOutput ? _output : _input;

    /// <summary>Returns the compiled form, as in the assembly attribute. Canonical: equal grammars give equal texts.</summary>
    public string ToText() => GrammarTextWriter.Write(Compiled);

    /// <summary>Reads the compiled form.</summary>
    /// <exception cref="FormatException">The text is not a compiled grammar, or it has a version that this library does not know.</exception>
    public static Grammar FromText(string text) => new(GrammarTextReader.Read(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>
    /// Returns the same grammar for documents that are validated together with others: the rules that refer to these (<c>b:keyref</c> with <c>document</c> and
    /// <c>severity="error"</c>) apply too. The other documents are not validated themselves; those with the same root are treated as one document.
    /// </summary>
    /// <param name="documents">The other documents.</param>
    /// <param name="limits">The limits of reading them.</param>
    /// <exception cref="ArgumentException">A document is not referred to by any rule.</exception>
    /// <exception cref="XmlBindingException">One of the documents is not well-formed, or exceeds a limit.</exception>
    public Grammar With(IReadOnlyList<byte[]> documents, XmlLimits? limits = null) =>
        new(Compiled, new SurroundingDocuments(Compiled, documents ?? throw new ArgumentNullException(nameof(documents)), limits ?? XmlLimits.Default));

    /// <summary>
    /// Validates a document as input: output-only content is refused. The part of a document type declaration that is inside the document is read, within
    /// limits: entities are replaced, and attributes get their defaults. External files are never read.
    /// </summary>
    /// <returns>
    /// The violations in document order, at most the first 100; empty if the document is valid. If the document is not well-formed, the last one is a
    /// BND3006.
    /// </returns>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> utf8, XmlLimits? limits = null) => _input.Validate(utf8, limits);

    /// <summary>
    /// Validates a document as input. The stream is read to its end, or until the limit is exceeded; a document larger than 8 MiB is stored in a temporary
    /// file, so that memory use does not depend on the limit.
    /// </summary>
    /// <returns>The violations in document order, at most the first 100; empty if the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> Validate(Stream stream, XmlLimits? limits = null) =>
        _input.Validate(stream ?? throw new ArgumentNullException(nameof(stream)), limits);

    /// <summary>Validates a document that the receiver sent: output-only content is allowed.</summary>
    /// <returns>The violations in document order, at most the first 100; empty if the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> ValidateOutput(ReadOnlySpan<byte> utf8, XmlLimits? limits = null) => _output.Validate(utf8, limits);

    /// <summary>
    /// Validates a document that the receiver sent: output-only content is allowed. The stream is read as in <see cref="Validate(Stream, XmlLimits?)"/>.
    /// </summary>
    /// <returns>The violations in document order, at most the first 100; empty if the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> ValidateOutput(Stream stream, XmlLimits? limits = null) =>
        _output.Validate(stream ?? throw new ArgumentNullException(nameof(stream)), limits);
}
