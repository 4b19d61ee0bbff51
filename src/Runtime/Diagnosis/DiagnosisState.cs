using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;

namespace Bindery.Diagnosis;

/// <summary>The shared state of a diagnosis: the content stack, the open elements, and the violations.</summary>
internal sealed class DiagnosisState
{
    private readonly OpenElement _document = new(NameIndex.Foreign, NodeName.Document, 0, 0);

    public DiagnosisState(CompiledGrammar grammar, ContentStack stack)
    {
        Grammar = grammar;
        Stack = stack;
        Queries = new PatternQueries(grammar.Names, stack.IsOutput);
        Leniency = new Leniency(() => stack.Derivatives);
        Trial = new AttributeTrial(stack, Leniency);
        Questions = new ContentQuestions(grammar, Queries);
        Probe = new ContextProbe(grammar, Queries, Trial);
    }

    public CompiledGrammar Grammar { get; }

    /// <summary>Decides the content, and is repaired after each error.</summary>
    public ContentStack Stack { get; }

    public PatternQueries Queries { get; }

    public ContentQuestions Questions { get; }

    public Leniency Leniency { get; }

    public AttributeTrial Trial { get; }

    public ContextProbe Probe { get; }

    public ViolationList Violations { get; } = new();

    /// <summary>The open elements, the root first.</summary>
    public List<OpenElement> Open { get; } = [];

    /// <summary>The innermost open element, or the surroundings of the root.</summary>
    public OpenElement Innermost => Open.Count == 0 ? _document : Open[Open.Count - 1];
}
