using System;
using System.Collections.Generic;
using Bindery.Automata;
using Bindery.Diagnosis;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Validation;

/// <summary>
/// The state of one validation, reused for the next one. An automaton confirms most valid documents quickly; for the others, the content stack decides, and a
/// diagnosis creates the messages.
/// </summary>
/// <param name="grammar">The grammar.</param>
/// <param name="isOutput">Whether output-only elements and attributes are allowed.</param>
/// <param name="others">The keys of other documents that rules refer to; null if documents are validated alone.</param>
internal sealed class ValidationSession(CompiledGrammar grammar, bool isOutput, OtherDocuments? others = null)
{
    private ContentStack? _stack;
    private WriteCheck? _writeCheck;

    /// <summary>Confirms valid documents quickly; null if an automaton cannot decide the grammar.</summary>
    public AutomatonRun? Run { get; } = others is null ? AutomatonRun.Of(grammar, isOutput) : null;

    /// <summary>Begins to follow a new document that is written; null if an automaton cannot decide the grammar.</summary>
    /// <param name="xml">The writer.</param>
    public WriteCheck? BeginWriting(Utf8XmlWriter xml)
    {
        if (Run is null)
            return null;
        _writeCheck ??= new WriteCheck(Run);
        _writeCheck.Begin(xml);
        return _writeCheck;
    }

    /// <summary>Validates a document.</summary>
    public IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> utf8, XmlLimits limits)
    {
        if (IsCertainlyValid(utf8, limits))
            return [];
        _stack ??= NewStack();
        var refusal = new RefusedPlace();
        try
        {
            return DocumentDecision.IsValid(_stack, grammar.Names, utf8, limits, refusal)
                ? []
                : DocumentDiagnosis.Find(grammar, _stack, utf8, limits, refusal, others);
        }
        catch (XmlBindingException problem)
        {
            // Everything before this place is valid.
            return [DocumentDiagnosis.NotWellFormed(problem)];
        }
    }

    private bool IsCertainlyValid(ReadOnlySpan<byte> utf8, XmlLimits limits)
    {
        try
        {
            return Run is not null && AutomatonDecision.IsCertainlyValid(Run, utf8, limits);
        }
        catch (XmlBindingException)
        {
            // The content stack finds the violation before this place, and its place.
            return false;
        }
    }

    /// <summary>Releases memory that only an unusually deep document needs.</summary>
    public void Trim() => _stack?.Trim();

    /// <summary>Creates the objects that decide a document.</summary>
    internal ContentStack NewStack() => new(grammar.Builder, grammar.Names, grammar.Start, isOutput)
    {
        Rules = grammar.Graph.HasRefusingRules || others is not null ? new IdentityTracker(isDiagnosis: false, others) : null,
        Ids = grammar.Ids is { } ids ? new IdTracker(ids, grammar.Names) : null,
    };
}
