using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The way through the code at hand: what is known on it, the choices on it, the body that is being followed; how values are told apart and get out of sight.
/// </summary>
internal sealed class Walk(SyntaxNode root, Frame frame, FlowRecord record)
{
    /// <summary>Beyond it calls are no longer followed, and ways no longer kept apart.</summary>
    public const int MostWork = 20000;

    /// <summary>Beyond it the body is not judged.</summary>
    public const int MostWorkOfBody = 4 * MostWork;

    // Calls that are nested deeper are not followed.
    private const int MostNestedCalls = 6;

    /// <summary>What is noted on the way.</summary>
    public FlowRecord Record => record;

    /// <summary>The body at hand.</summary>
    public SyntaxNode Root => root;

    /// <summary>What the loops, lambdas and <c>try</c> blocks around this place have changed.</summary>
    public Stack<Journal> Journals { get; } = new();

    /// <summary>What is known here; null where control does not get here.</summary>
    public FlowState? State { get; set; } = FlowState.Start;

    /// <summary>The choices on the way through the expression at hand.</summary>
    public Choices Choices { get; set; } = new(isForking: false);

    /// <summary>The body that is being followed.</summary>
    public Frame Frame { get; set; } = frame;

    /// <summary>How many statements were followed, each once for each alternative.</summary>
    public int Work { get; set; }

    /// <summary>The number of loops around this place.</summary>
    public int LoopDepth { get; set; }

    /// <summary>The number of <c>try</c> blocks with a <c>finally</c> around this place.</summary>
    public int FinallyDepth { get; set; }

    /// <summary>The number of <c>try</c> blocks around this place that catch the refusal of a document.</summary>
    public int CatchDepth { get; set; }

    /// <summary>Here one of some objects is written, handed over, or left as it is.</summary>
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

    /// <summary>The value of a local or parameter.</summary>
    public Value Read(ISymbol local) => State!.Locals.TryGetValue(local, out var value) ? value : Value.Unknown;

    /// <summary>One of the values that several ways give; each way is followed by itself.</summary>
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

    /// <summary>One of two values; what can no longer be told apart is given up.</summary>
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

    /// <summary>Something that may not happen.</summary>
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

    /// <summary>Joins another alternative to the one at hand; what can no longer be told apart is given up.</summary>
    public void Join(FlowState? other)
    {
        State = Confluence.Join(State, other, out var given);
        foreach (var value in given)
            Lose(value);
    }

    /// <summary>Something is done to an object at a place of the code.</summary>
    public void Trace(SyntaxNode? node, int owner)
    {
        if (node is not null)
            State = State! with { Trace = State.Trace.Add(new TracedPlace(node, owner, Frame.Call)) };
    }

    /// <summary>The item itself too: it is there because it is in the list.</summary>
    public void Trace(HeapValue list, Item item)
    {
        Trace(item.Target, list.Id);
        Trace(item.Source, list.Id);
        TraceConstants(item.Value);
    }

    /// <summary>A constant that is kept passes here, whatever gets it in the end.</summary>
    public void TraceConstants(Value value)
    {
        if (State is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var constant in alternative.Constants)
                State = State with { Trace = State.Trace.Add(new TracedPlace(constant.Node, TracedPlace.Any, constant.Call)) };
    }

    /// <summary>Something is set on an object that is out of sight: nothing can be said of it.</summary>
    public void Clear(Cell cell, int owner)
    {
        if (State is null)
            return;
        Trace(cell.Target, owner);
        Trace(cell.Source, owner);
        Record.Add(new DocumentPoint(State, ImmutableArray.Create(owner), PointKind.Unjudged));
    }

    /// <summary>A value is given to others: what is set already counts, whoever gets it.</summary>
    public void HandOver(Value value)
    {
        if (State is null)
            return;
        if (State.Find<DelegateObject>(value) is not null)
        {
            Lose(value);
            return;
        }
        if (State.Find<ListObject>(value) is { } list)
        {
            foreach (var item in list.Items)
                if (State.Find<ListObject>(item.Value) is not { } parts)
                    AddPoint(item.Value, PointKind.HandedOver);
                else
                    foreach (var part in parts.Items)
                        AddPoint(part.Value, PointKind.HandedOver);
        }
        else if (State.Find<UserObject>(value) is { } own)
        {
            foreach (var part in own.Fields.Values)
                if (State.Find<ModelObject>(part) is not null)
                    AddPoint(part, PointKind.HandedOver);
        }
        else
        {
            AddPoint(value, PointKind.HandedOver);
        }
        Drop(value);
    }

    /// <summary>A value gets out of sight: it may be changed without being named.</summary>
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

    // What others got may run with anything, whenever they like.
    private void Escape(DelegateObject made)
    {
        Record.Declined.Add(made.Method);
        if (made.Method.MethodKind == MethodKind.AnonymousFunction && made.Body.Syntax is { } body)
            Record.Escaped.Add(body);
    }

    /// <summary>Whether a local or parameter can be changed by the bodies that are being followed alone.</summary>
    public bool IsOwn(ISymbol local)
    {
        if (local is IParameterSymbol { RefKind: not RefKind.None } reference && !IsGivenBack(reference))
            return false;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Facts.IsOwn(local))
                return true;
        return false;
    }

    /// <summary>Writes into all journals.</summary>
    public void Note(Action<Journal> note)
    {
        foreach (var journal in Journals)
            note(journal);
    }

    /// <summary>While a method is followed, what it does to such a parameter is done to a local of its own; the caller gets it when the method ends.</summary>
    public bool IsGivenBack(IParameterSymbol parameter)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Parent is not null && SymbolEqualityComparer.Default.Equals(frame.Method, parameter.ContainingSymbol))
                return true;
        return false;
    }

    /// <summary>Whether a call of a method may be followed here: it is no recursion, and not beyond the bounds.</summary>
    public bool CanEnter(IMethodSymbol method)
    {
        if (Frame.Depth >= MostNestedCalls || Work >= MostWork)
            return false;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return false;
        return true;
    }

    /// <summary>Whether code stands in the body at hand.</summary>
    public bool IsPartOfRoot(SyntaxNode node) => node.SyntaxTree == Root.SyntaxTree && Root.Span.Contains(node.Span);

    /// <summary>An object is named where it was made.</summary>
    public SyntaxNode SourceOf(Value value, SyntaxNode expression) =>
        State!.Find<ModelObject>(value) is { } made ? made.Creation : expression;

    /// <summary>A constant that the code writes.</summary>
    public ConstantValue Written(object constant, SyntaxNode place) =>
        new(constant) { Constants = ImmutableArray.Create(new WrittenConstant(place, Frame.Call)) };

    /// <summary>Two values get out of sight.</summary>
    public void LoseBoth(Value first, Value second)
    {
        Lose(first);
        Lose(second);
    }
}
