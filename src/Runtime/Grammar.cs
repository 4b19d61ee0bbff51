using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Patterns;
using Bindery.Patterns.Text;
using Bindery.Serialization;
using Bindery.Uniqueness;
using Bindery.Validation;

namespace Bindery;

/// <summary>A compiled schema: decides documents. Immutable and safe for all threads.</summary>
public sealed class Grammar
{
    private readonly SessionPool _input;
    private readonly SessionPool _output;

    /// <summary>Makes a grammar from its start pattern, whose element patterns all have their content. The builder must not be used afterwards, but may be extended.</summary>
    /// <exception cref="PatternDepthException">The content of an element nests operators too deep.</exception>
    internal Grammar(PatternBuilder builder, Pattern start)
    {
        Builder = builder;
        Start = start;
        Graph = new PatternGraph(start);
        Names = new NameIndex(Graph);
        Ids = IdTypes.Of(Graph, Names);
        _input = new SessionPool(this, isOutput: false);
        _output = new SessionPool(this, isOutput: true);
    }

    /// <summary>The builder that holds the patterns. Not to be used, but to be extended.</summary>
    internal PatternBuilder Builder { get; }

    /// <summary>The pattern of the document.</summary>
    internal Pattern Start { get; }

    /// <summary>The elements and attributes that can be reached.</summary>
    internal PatternGraph Graph { get; }

    /// <summary>The names that the grammar tells apart.</summary>
    internal NameIndex Names { get; }

    /// <summary>The attributes that are IDs or refer to them; null where there are none.</summary>
    internal IdTypes? Ids { get; }

    /// <summary>The grammars of newer versions of the target, oldest first; none where this is the newest.</summary>
    internal IReadOnlyList<NewerGrammar> Newer { get; init; } = [];

    /// <summary>The same grammar with those of newer versions.</summary>
    internal Grammar With(IReadOnlyList<NewerGrammar> newer) => new(Builder, Start) { Newer = newer };

    /// <summary>The compiled form: what the assembly attribute carries. Canonical: equal grammars give equal texts.</summary>
    public string ToText() => GrammarTextWriter.Write(this);

    /// <summary>Reads the compiled form.</summary>
    /// <exception cref="FormatException">The text is no compiled grammar, or of a version that this library does not know.</exception>
    public static Grammar FromText(string text) => GrammarTextReader.Read(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Validates a document as input: output-only content is refused.</summary>
    /// <returns>
    /// The violations in document order, at most the first hundred; empty where the document is valid. Where the document is not well-formed, the last one is a BND3006.
    /// </returns>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> utf8, XmlReadOptions? options = null) => _input.Validate(utf8, options);

    /// <summary>
    /// Validates a document as input. It is read to its end, or past the limit; what is more than 8 MiB goes to a temporary file, so that memory stays small whatever the limit.
    /// </summary>
    /// <returns>The violations in document order, at most the first hundred; empty where the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> Validate(Stream stream, XmlReadOptions? options = null)
    {
        if (stream is null)
            throw new ArgumentNullException(nameof(stream));
        try
        {
            using var document = StreamedDocument.Read(stream, (options ?? XmlReadOptions.Default).MaxBytes, StreamedDocument.Threshold);
            return Validate(document.Bytes, options);
        }
        catch (XmlBindingException problem)
        {
            return [DocumentDiagnosis.NotWellFormed(problem)];
        }
    }

    /// <summary>Validates a document as the counterpart sends it: output-only content is admitted.</summary>
    /// <returns>The violations in document order, at most the first hundred; empty where the document is valid.</returns>
    public IReadOnlyList<SchemaViolation> ValidateOutput(ReadOnlySpan<byte> utf8, XmlReadOptions? options = null) => _output.Validate(utf8, options);
}
