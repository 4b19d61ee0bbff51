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
/// What one validation needs, used again for the next. An automaton says quickly of most documents that they are valid; where it does not, the content stack
/// decides, and a diagnosis finds words.
/// </summary>
/// <param name="grammar">The grammar.</param>
/// <param name="isOutput">Whether output-only elements and attributes count.</param>
/// <param name="others">What other documents have that rules refer to; null: documents are validated alone.</param>
internal sealed class ValidationSession(CompiledGrammar grammar, bool isOutput, OtherDocuments? others = null)
{
    private ContentStack? _stack;
    private WriteCheck? _writeCheck;

    /// <summary>Says quickly of valid documents that they are; null where the grammar needs more.</summary>
    public AutomatonRun? Run { get; } = others is null ? AutomatonRun.Of(grammar, isOutput) : null;

    /// <summary>Follows what is written of a new document; null where the grammar needs more.</summary>
    /// <param name="xml">What it is written to.</param>
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
            // All that stands before this place is valid.
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
            // What is invalid before this place is found by the content stack, and so is the place.
            return false;
        }
    }

    /// <summary>Lets go what only a document of unusual depth needs.</summary>
    public void Trim() => _stack?.Trim();

    /// <summary>Makes what decides a document.</summary>
    internal ContentStack NewStack() => new(grammar.Builder, grammar.Names, grammar.Start, isOutput)
    {
        Rules = grammar.Graph.HasRefusingRules || others is not null ? new IdentityTracker(isDiagnosis: false, others) : null,
        Ids = grammar.Ids is { } ids ? new IdTracker(ids, grammar.Names) : null,
    };
}
