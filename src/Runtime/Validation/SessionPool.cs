using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Diagnosis;
using Bindery.Patterns;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>
/// Validates documents on any thread: each validation borrows a <see cref="ValidationSession"/>, whose cache grows with the documents that it validates, and
/// returns it. Sessions share only the grammar. A few are kept, so that the memory is bounded; further threads start with an empty cache.
/// </summary>
/// <param name="grammar">The grammar.</param>
/// <param name="isOutput">Whether output-only elements and attributes are allowed.</param>
/// <param name="surroundings">The documents together with which these are validated; null if they are validated alone.</param>
internal sealed class SessionPool(CompiledGrammar grammar, bool isOutput, SurroundingDocuments? surroundings = null)
{
    private readonly ValidationSession?[] _free = new ValidationSession?[8];

    // The sessions of the newer grammars, if needed.
    private readonly SessionPool?[] _newer = new SessionPool?[grammar.Newer.Count];

    /// <summary>Validates a document.</summary>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> document, XmlLimits? limits)
    {
        limits ??= XmlLimits.Default;
        ReadOnlySpan<byte> utf8;
        try
        {
            // Transcoding could multiply a document that is already too large; the reader refuses it with its own message. The limit is in UTF-8; UTF-32 can be
            // four times as long.
            utf8 = document.Length > limits.MaxBytes && (document.Length > (4L * limits.MaxBytes) + 4 || XmlEncoding.FromFirstBytes(document, out _) is null)
                ? document
                : XmlInput.ToUtf8(document);
            if (utf8.Length <= limits.MaxBytes && DocumentTypeExpander.Expand(utf8) is { } expanded)
            {
                var found = new List<SchemaViolation>();
                foreach (var violation in Validate(expanded.ToUtf8(), limits))
                    found.Add(expanded.AtSource(violation));
                return found;
            }
        }
        catch (XmlBindingException problem)
        {
            return [DocumentDiagnosis.NotWellFormed(problem)];
        }
        var session = Rent();
        var errors = session.Validate(utf8, limits);
        Return(session);
        if (errors.Count == 0 || grammar.Newer.Count == 0)
            return errors;
        var bytes = utf8.ToArray();
        return NewerVersions.Explain(errors, grammar.Newer, index => Newer(index).Validate(bytes, limits));
    }

    /// <summary>Validates the document of a stream.</summary>
    public IReadOnlyList<SchemaViolation> Validate(Stream stream, XmlLimits? limits)
    {
        try
        {
            using var document = StreamedDocument.Read(stream, (limits ?? XmlLimits.Default).MaxBytes, StreamedDocument.Threshold);
            return Validate(document.Bytes, limits);
        }
        catch (XmlBindingException problem)
        {
            return [DocumentDiagnosis.NotWellFormed(problem)];
        }
    }

    /// <summary>Begins to validate a document incrementally.</summary>
    public DocumentCursor Begin() => new(new ValidationSession(grammar, isOutput, surroundings?.Keys).NewStack(), grammar.Names);

    /// <summary>Borrows a session; it must be returned with <see cref="Return"/>.</summary>
    public ValidationSession Rent()
    {
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } session)
                return session;
        return new ValidationSession(grammar, isOutput, surroundings?.Keys);
    }

    /// <summary>Returns a session.</summary>
    public void Return(ValidationSession session)
    {
        session.Trim();
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], session, null) is null)
                return;
    }

    private SessionPool Newer(int index) =>
        _newer[index] ??= new SessionPool(grammar.Newer[index].Grammar, isOutput, surroundings?.For(grammar.Newer[index].Grammar));
}
