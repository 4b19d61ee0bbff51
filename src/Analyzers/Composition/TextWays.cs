using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>
/// The ways through a body. Between statements, each way that got here has its state; within one, there is the way at hand. What is beyond a bound is not
/// followed, and nothing is said of the body.
/// </summary>
/// <param name="frame">The body.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class TextWays(TextFrame frame, CancellationToken cancellationToken)
{
    private const int MostStates = 24;
    private const int MostWays = 48;
    private const int MostWork = 20000;
    private const int MostLength = 1 << 23;

    private readonly Dictionary<(SyntaxNode, int), int> _ids = [];

    /// <summary>Between statements: the ways that got here.</summary>
    public List<TextState> States { get; set; } = [TextState.Start];

    /// <summary>Within a statement: the way at hand; null where it has ended.</summary>
    public TextState? State { get; set; } = TextState.Start;

    /// <summary>The choices on the way at hand.</summary>
    public Choices Choices { get; set; } = new(isForking: true);

    /// <summary>The body at hand.</summary>
    public TextFrame Frame { get; set; } = frame;

    /// <summary>What leaves the loops and switches around, the innermost on top.</summary>
    public Stack<List<TextState>> Breaks { get; } = new();

    /// <summary>What goes on to the next round of the loops around, the innermost on top.</summary>
    public Stack<List<TextState>> Continues { get; } = new();

    /// <summary>The statements and ways that were gone through.</summary>
    public int Work { get; set; }

    /// <summary>The characters that were written.</summary>
    public int Length { get; set; }

    /// <summary>Whether there was too much to follow.</summary>
    public bool HasGivenUp => Work > MostWork || Length > MostLength;

    /// <summary>Says that there is too much to follow.</summary>
    public void GiveUp() => Work = MostWork + 1;

    /// <summary>Does something on each way.</summary>
    public void Each(Action act)
    {
        var after = new List<TextState>();
        foreach (var state in States)
            foreach (var end in EndsOf(state, act))
                Add(after, end);
        States = after;
    }

    /// <summary>What is known after something was done, on each way that it forks into.</summary>
    public List<TextState> EndsOf(TextState before, Action act)
    {
        var outer = Choices;
        var ends = new List<TextState>();
        Choices = new Choices(isForking: true);
        var ways = 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            Work++;
            State = before;
            act();
            if (State is not null)
                ends.Add(State);
            // More ways than these say that there is too much to follow.
            if (++ways > MostWays)
                GiveUp();
        }
        while (!HasGivenUp && Choices.Advance());
        (Choices, State) = (outer, null);
        return ends;
    }

    /// <summary>Adds a way; beyond the bound it melts into another one.</summary>
    public static void Add(List<TextState> states, TextState state)
    {
        if (states.Exists(state.IsSame))
            return;
        if (states.Count < MostStates)
            states.Add(state);
        else
            states[MostStates - 1] = TextMerging.Melt(states[MostStates - 1], state);
    }

    /// <summary>The ways of both.</summary>
    public static List<TextState> Union(List<TextState> first, List<TextState> second)
    {
        var all = new List<TextState>(first);
        foreach (var state in second)
            Add(all, state);
        return all;
    }

    /// <summary>Makes an object on the way at hand.</summary>
    /// <returns>Its number: the same each time the way comes by.</returns>
    public int Allocate(TextObject made, SyntaxNode creation)
    {
        for (var round = 0; ; round++)
        {
            if (!_ids.TryGetValue((creation, round), out var id))
                _ids.Add((creation, round), id = _ids.Count);
            if (State!.Objects.ContainsKey(id))
                continue;
            State = State.With(id, made);
            return id;
        }
    }

    /// <summary>What an expression of the body at hand refers to.</summary>
    public ISymbol? SymbolOf(ExpressionSyntax expression) => Frame.Semantics.GetSymbolInfo(expression, cancellationToken).Symbol;

    /// <summary>The place of some code of the body at hand.</summary>
    public TextSpan Located(SyntaxNode node) => Frame.Place ?? node.Span;
}
