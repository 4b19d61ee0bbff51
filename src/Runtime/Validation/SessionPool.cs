using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Diagnosis;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>
/// Validates documents on all threads: each validation borrows a <see cref="ContentStack"/>, whose memory of derivatives grows with the documents that it sees, and gives it back.
/// Stacks share nothing but the grammar. A few are kept, so that what is kept is bounded, and threads beyond them start with an empty memory.
/// </summary>
internal sealed class SessionPool(CompiledGrammar grammar, bool isOutput)
{
    private readonly ContentStack?[] _free = new ContentStack?[8];

    // Of the newer grammars, those that were needed.
    private readonly SessionPool?[] _newer = new SessionPool?[grammar.Newer.Count];

    /// <summary>Validates a document.</summary>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> document, XmlReadOptions? options)
    {
        options ??= XmlReadOptions.Default;
        ReadOnlySpan<byte> utf8;
        try
        {
            // Transcoding could multiply what is too much already; the reader refuses it in its own words. The limit counts UTF-8, of which UTF-32 takes four times as much.
            utf8 = document.Length > options.MaxBytes && (document.Length > (4L * options.MaxBytes) + 4 || XmlEncoding.FromFirstBytes(document, out _) is null)
                ? document
                : XmlInput.ToUtf8(document);
        }
        catch (XmlBindingException problem)
        {
            return [DocumentDiagnosis.NotWellFormed(problem)];
        }
        var stack = Rent();
        var errors = Decide(stack, utf8, options) ? [] : DocumentDiagnosis.Find(grammar, stack, utf8, options);
        Return(stack);
        if (errors.Count == 0 || grammar.Newer.Count == 0)
            return errors;
        var bytes = utf8.ToArray();
        return NewerVersions.Explain(errors, grammar.Newer, index => (_newer[index] ??= new SessionPool(grammar.Newer[index].Grammar, isOutput)).Validate(bytes, options));
    }

    /// <summary>Validates the document of a stream.</summary>
    public IReadOnlyList<SchemaViolation> Validate(Stream stream, XmlReadOptions? options)
    {
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

    private bool Decide(ContentStack stack, ReadOnlySpan<byte> utf8, XmlReadOptions options)
    {
        try
        {
            return DocumentDecision.IsValid(stack, grammar.Names, utf8, options);
        }
        catch (XmlBindingException)
        {
            // What is invalid before this place is found by the diagnosis, and so is the place.
            return false;
        }
    }

    private ContentStack Rent()
    {
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } stack)
                return stack;
        return new ContentStack(grammar.Builder, grammar.Names, grammar.Start, isOutput) 
        {
            Rules = grammar.Graph.HasRefusingRules ? new IdentityTracker(isDiagnosis: false) : null,
            Ids = grammar.Ids is { } ids ? new IdTracker(ids, grammar.Names) : null,
        };
    }

    private void Return(ContentStack stack)
    {
        stack.Trim();
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], stack, null) is null)
                return;
    }
}
