using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>
/// The execution paths through a body. Between statements, each path has its state; within a statement, there is one current path. A body that exceeds a limit
/// is not followed, and nothing is reported in it.
/// </summary>
/// <param name="frame">The body.</param>
/// <param name="cancellationToken">Cancels the analysis.</param>
internal sealed class TextWays(TextFrame frame, CancellationToken cancellationToken)
{
    private const int MostStates = 24;
    private const int MostWays = 48;
    private const int MostWork = 20000;
    private const int MostLength = 1 << 23;

    private readonly Dictionary<(SyntaxNode, int), int> _ids = [];

    /// <summary>Between statements: the states of all paths.</summary>
    public List<TextState> States { get; set; } = [TextState.Start];

    /// <summary>Within a statement: the state of the current path; null if it has ended.</summary>
    public TextState? State { get; set; } = TextState.Start;

    /// <summary>The choices on the current path.</summary>
    public Choices Choices { get; set; } = new(isForking: true);

    /// <summary>The current body.</summary>
    public TextFrame Frame { get; set; } = frame;

    /// <summary>The states that leave the enclosing loops and switches, the innermost on top.</summary>
    public Stack<List<TextState>> Breaks { get; } = new();

    /// <summary>The states that continue with the next iteration of the enclosing loops, the innermost on top.</summary>
    public Stack<List<TextState>> Continues { get; } = new();

    /// <summary>The number of statements and paths that were followed.</summary>
    public int Work { get; set; }

    /// <summary>The number of characters that were written.</summary>
    public int Length { get; set; }

    /// <summary>Whether the body is too large to follow.</summary>
    public bool HasGivenUp => Work > MostWork || Length > MostLength;

    /// <summary>Stops the analysis, because the body is too large to follow.</summary>
    public void GiveUp() => Work = MostWork + 1;

    /// <summary>Performs an action on each path.</summary>
    public void Each(Action act)
    {
        var after = new List<TextState>();
        foreach (var state in States)
            foreach (var end in EndsOf(state, act))
                Add(after, end);
        States = after;
    }

    /// <summary>Returns the states after an action, one for each path into which it forks.</summary>
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
            // With more paths than these, the body is too large to follow.
            if (++ways > MostWays)
                GiveUp();
        }
        while (!HasGivenUp && Choices.Advance());
        (Choices, State) = (outer, null);
        return ends;
    }

    /// <summary>Adds a path; beyond the limit it is merged into another one.</summary>
    public static void Add(List<TextState> states, TextState state)
    {
        if (states.Exists(state.IsSame))
            return;
        if (states.Count < MostStates)
            states.Add(state);
        else
            states[MostStates - 1] = TextMerging.Melt(states[MostStates - 1], state);
    }

    /// <summary>Returns the paths of both lists.</summary>
    public static List<TextState> Union(List<TextState> first, List<TextState> second)
    {
        var all = new List<TextState>(first);
        foreach (var state in second)
            Add(all, state);
        return all;
    }

    /// <summary>Creates an object on the current path.</summary>
    /// <returns>Its number, which is the same each time this place is reached.</returns>
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

    /// <summary>Returns the symbol to which an expression of the current body refers.</summary>
    public ISymbol? SymbolOf(ExpressionSyntax expression) => Frame.Semantics.GetSymbolInfo(expression, cancellationToken).Symbol;

    /// <summary>Returns the place of a node in the current body.</summary>
    public TextSpan Located(SyntaxNode node) => Frame.Place ?? node.Span;
}
