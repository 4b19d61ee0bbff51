using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The current execution path: its state, its choices and the body that is being followed. It also handles choices between values, and values that escape.
/// </summary>
internal sealed class Walk(SyntaxNode root, Frame frame, FlowRecord record)
{
    /// <summary>The limit beyond which calls are no longer followed, and execution paths are merged.</summary>
    public const int MostWork = 5000;

    /// <summary>The limit beyond which the body is not judged.</summary>
    public const int MostWorkOfBody = 8 * MostWork;

    // The maximum nesting of followed calls.
    private const int MostNestedCalls = 6;

    /// <summary>The recorded results.</summary>
    public FlowRecord Record => record;

    /// <summary>The analyzed body.</summary>
    public SyntaxNode Root => root;

    /// <summary>The changes made by the enclosing loops, lambdas and <c>try</c> blocks.</summary>
    public Stack<Journal> Journals { get; set; } = new();

    /// <summary>The current state; null if this place is unreachable.</summary>
    public FlowState? State { get; set; } = FlowState.Start;

    /// <summary>The choices on the execution path through the current expression.</summary>
    public Choices Choices { get; set; } = new(isForking: false);

    /// <summary>The frame of the body that is being followed.</summary>
    public Frame Frame { get; set; } = frame;

    /// <summary>The number of statements that were followed, counted once for each alternative.</summary>
    public int Work { get; set; }

    /// <summary>Whether the body exceeds the limits, so that nothing is reported for it.</summary>
    public bool IsGivenUp => Work > MostWorkOfBody;

    /// <summary>The number of enclosing loops.</summary>
    public int LoopDepth { get; set; }

    /// <summary>The number of enclosing <c>try</c> blocks with a <c>finally</c> block.</summary>
    public int FinallyDepth { get; set; }

    /// <summary>The number of enclosing <c>try</c> blocks that catch the exception for an invalid document.</summary>
    public int CatchDepth { get; set; }

    /// <summary>Adds a point: one of several objects is written, passed to other code, or in its final state.</summary>
    public void AddPoint(Value value, PointKind kind, SyntaxNode? writing = null)
    {
        var ids = ImmutableArray.CreateBuilder<int>();
        foreach (var alternative in value.Alternatives)
            if (State!.Find<ModelObject>(alternative) is not null)
                ids.Add(((HeapValue)alternative).Id);
            else
                return;
        if (ids.Count > 0)
            Record.Add(new DocumentPoint(State!, ids.ToImmutable(), kind, writing, Frame.Call));
    }

    /// <summary>Returns the value of a local or parameter.</summary>
    public Value Read(ISymbol local) => State!.Locals.TryGetValue(local, out var value) ? value : Value.Unknown;

    /// <summary>Returns one of several values; each is evaluated on an execution path of its own.</summary>
    public Value Choose(IEnumerable<Func<Value>> ways)
    {
        if (Choices.IsForking)
        {
            var all = ways.ToList();
            if (all.Count == 0)
            {
                State = null;
                return Value.Unknown;
            }
            return all[Choices.Take(all.Count)]();
        }
        var before = State;
        FlowState? after = null;
        Value? result = null;
        foreach (var way in ways)
        {
            State = before;
            var value = way();
            if (State is null)
                continue;
            result = result is null ? value : OneOf(result, value);
            Join(after);
            after = State;
        }
        State = after;
        return result ?? Value.Unknown;
    }

    /// <summary>Merges two values; what can no longer be distinguished escapes.</summary>
    public Value OneOf(Value first, Value second)
    {
        var value = OneOfValue.Of(first, second);
        if (value is UnknownValue)
        {
            Lose(first);
            Lose(second);
        }
        return value;
    }

    /// <summary>Performs an action that may or may not happen.</summary>
    public void Perhaps(Action action)
    {
        if (Choices.IsForking)
        {
            if (Choices.Take(2) == 0)
                action();
            return;
        }
        var before = State;
        action();
        Join(before);
    }

    /// <summary>Merges another state into the current one; what can no longer be distinguished escapes.</summary>
    public void Join(FlowState? other)
    {
        State = Confluence.Join(State, other, out var given);
        foreach (var value in given)
            Lose(value);
    }

    /// <summary>Records that an operation in the code affects an object.</summary>
    public void Trace(SyntaxNode? node, int owner)
    {
        if (node is null)
            return;
        var place = new TracedPlace(node, owner, Frame.Call);
        State = State! with { Trace = State.Trace.Add(place) };
        foreach (var journal in Journals)
            journal.Places.Add(place);
    }

    /// <summary>Records the item as well: it exists because it was added to the list.</summary>
    public void Trace(HeapValue list, Item item)
    {
        Trace(item.Target, list.Id);
        Trace(item.Source, list.Id);
        TraceConstants(item.Value);
    }

    /// <summary>Records that a constant passes this place, whatever object receives it in the end.</summary>
    public void TraceConstants(Value value)
    {
        if (State is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var constant in alternative.Constants)
            {
                var place = new TracedPlace(constant.Node, TracedPlace.Any, constant.Call);
                State = State with { Trace = State.Trace.Add(place) };
                foreach (var journal in Journals)
                    journal.Places.Add(place);
            }
    }

    /// <summary>Handles a member of an object that has escaped: nothing is known about it.</summary>
    public void Clear(Cell cell, int owner)
    {
        if (State is null)
            return;
        Trace(cell.Target, owner);
        Trace(cell.Source, owner);
        Record.Add(new DocumentPoint(State, ImmutableArray.Create(owner), PointKind.Unjudged));
    }

    /// <summary>Passes a value to other code: the members that are already set count, whatever that code does.</summary>
    public void HandOver(Value value)
    {
        if (State is null)
            return;
        if (State.Find<DelegateObject>(value) is not null)
        {
            Lose(value);
            return;
        }
        foreach (var part in Parts(value).ToList())
            AddPoint(part, PointKind.HandedOver);
        Drop(value);
    }

    // The documents that a value is or holds.
    private IEnumerable<Value> Parts(Value value)
    {
        if (State!.Find<TaskObject>(value) is { } task)
            return State.Find<DelegateObject>(task.Result) is null ? Parts(task.Result) : [];
        if (State.Find<ListObject>(value) is { } list)
            return list.Items.SelectMany(item => State.Find<ListObject>(item.Value) is { } parts ? parts.Items.Select(part => part.Value) : [item.Value]);
        return State.Find<UserObject>(value) is { } own ? own.Fields.Values.Where(part => State.Find<ModelObject>(part) is not null) : [value];
    }

    /// <summary>A value escapes: it may be changed through unknown references.</summary>
    public void Lose(Value value)
    {
        if (State is null || !value.Ids.Any())
            return;
        var lost = value.Alternatives.SelectMany(State.Reachable).Where(id => State.Heap[id] is ModelObject).ToImmutableArray();
        if (lost.Length > 0)
            Record.Add(new DocumentPoint(State, lost, PointKind.Unjudged));
        Drop(value);
    }

    private void Drop(Value value)
    {
        if (State is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var id in State.Reachable(alternative))
            {
                if (State.Heap[id] is DelegateObject made)
                    Escape(made);
                Note(journal => journal.Lost.Add(id));
                State = State.With(id, State.Heap[id] with { IsLost = true });
            }
    }

    // Other code may run the lambda at any time, with any arguments.
    private void Escape(DelegateObject made)
    {
        Record.Declined.Add(made.Method);
        if (made.Method.MethodKind == MethodKind.AnonymousFunction && made.Body.Syntax is { } body)
            Record.Escaped.Add(body);
    }

    /// <summary>Whether only the bodies that are being followed can change a local or parameter.</summary>
    public bool IsOwn(ISymbol local)
    {
        if (OwnFields.Is(local))
            return true;
        if (local is IParameterSymbol { RefKind: not RefKind.None } reference && !IsGivenBack(reference))
            return false;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Facts.IsOwn(local))
                return true;
        return false;
    }

    /// <summary>Stops the analysis of the body; nothing is reported for it.</summary>
    public void GiveUp() => Work = MostWorkOfBody + 1;

    /// <summary>Writes an entry to all journals.</summary>
    public void Note(Action<Journal> note)
    {
        foreach (var journal in Journals)
            note(journal);
    }

    /// <summary>
    /// Whether a parameter belongs to a method that is being followed at a call. If it is passed by reference, it is treated as a local of that method, and the
    /// caller receives its value at the end.
    /// </summary>
    public bool IsGivenBack(IParameterSymbol parameter)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Parent is not null && SymbolEqualityComparer.Default.Equals(frame.Method, parameter.ContainingSymbol))
                return true;
        return false;
    }

    /// <summary>Whether a call of a method may be followed here: it is not recursive, and within the limits.</summary>
    public bool CanEnter(IMethodSymbol method)
    {
        if (Frame.Depth >= MostNestedCalls || Work >= MostWork)
            return false;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return false;
        return true;
    }

    /// <summary>Whether a node is part of the analyzed body.</summary>
    public bool IsPartOfRoot(SyntaxNode node) => node.SyntaxTree == Root.SyntaxTree && Root.Span.Contains(node.Span);

    /// <summary>Returns the place where an object was created, which names it in messages.</summary>
    public SyntaxNode SourceOf(Value value, SyntaxNode expression) =>
        State!.Find<ModelObject>(value) is { } made ? made.Creation : expression;

    /// <summary>Returns a constant that is written in the code.</summary>
    public ConstantValue Written(object constant, SyntaxNode place) =>
        new(constant) { Constants = ImmutableArray.Create(new WrittenConstant(place, Frame.Call)) };

    /// <summary>Two values escape.</summary>
    public void LoseBoth(Value first, Value second)
    {
        Lose(first);
        Lose(second);
    }
}
