using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Follows objects of generated classes through one body (of a method, an accessor, an initializer, a lambda): what is set where, what is certain at the points
/// where a document is written, handed out or let go. Errs towards not knowing: what it has no rule for makes everything that is handed to it unknown.
/// </summary>
internal sealed partial class BodyWalker
{
    // Each level runs its body twice.
    private const int MostNestedLoops = 4;

    // More alternatives than these melt into fewer, in which less is known.
    private const int MostStates = 16;
    private const int MostWays = 24;

    // What is beyond is not followed, and what is given to it is out of sight.
    private const int MostPoints = 400;
    private const int MostCompared = 16;
    private const int MostWork = 20000;

    // Beyond it the body is not judged.
    private const int MostWorkOfBody = 4 * MostWork;

    private readonly ModelTypes _types;
    private readonly CancellationToken _cancellationToken;
    private readonly SyntaxNode _root;
    private readonly List<DocumentPoint> _points = [];
    private readonly Dictionary<SyntaxNode, (string Member, bool IsNull)> _nullMembers = [];
    private readonly Dictionary<(SyntaxNode, object?, int), int> _ids = [];
    private readonly Stack<Journal> _journals = new();

    // The objects that this code changes after others got them.
    private readonly HashSet<int> _changedLater = [];

    // The names in calls that were followed, and the methods of which some call was not.
    private readonly HashSet<SyntaxNode> _followed = [];
    private readonly HashSet<ISymbol> _declined = new(SymbolEqualityComparer.Default);

    // The names in calls whose text nobody gets.
    private readonly HashSet<SyntaxNode> _unused = [];

    // The bodies of lambdas that others got.
    private readonly HashSet<SyntaxNode> _escaped = [];

    private readonly Dictionary<ISymbol, List<FlowState>> _exits = new(SymbolEqualityComparer.Default);
    private readonly Stack<Value> _receivers = new();
    private readonly Stack<SyntaxNode> _initialized = new();
    private readonly Stack<Value> _conditionalReceivers = new();

    // Between statements: the alternatives that got here. Within one, the alternative at hand, and the choices on the way through it.
    private List<FlowState> _states = [FlowState.Start];
    private FlowState? _state = FlowState.Start;
    private Choices _choices = new(isForking: false);
    private Frame _frame;
    private int _work;
    private int _loopDepth;
    private int _finallyDepth;
    private int _catchDepth;

    private BodyWalker(ModelTypes types, SemanticModel semantics, IOperation body, CancellationToken cancellationToken)
    {
        _types = types;
        _root = body.Syntax;
        _frame = new Frame(null, null, BodyFacts.Of(body), semantics);
        _cancellationToken = cancellationToken;
    }

    /// <summary>Follows a body.</summary>
    /// <param name="body">The operation of the body.</param>
    /// <param name="types">The generated types.</param>
    /// <param name="semantics">The semantic model of the file.</param>
    /// <param name="cancellationToken">Asked at each statement.</param>
    public static BodyFlow Follow(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var walker = new BodyWalker(types, semantics, body, cancellationToken);
        walker.Run(body);
        var nullMembers = walker._nullMembers.Where(pair => pair.Value.IsNull
            && body.Syntax.SyntaxTree == pair.Key.SyntaxTree
            && body.Syntax.Span.Contains(pair.Key.Span));
        return new BodyFlow(
            walker.IsCutOff ? [] : walker.Judgeable().ToList(),
            nullMembers.Select(pair => (pair.Key, pair.Value.Member)).ToList(),
            walker._unused,
            walker._followed,
            walker._declined,
            walker._escaped,
            walker.IsCutOff);
    }

    private bool IsCutOff => _points.Count > MostPoints || _work > MostWorkOfBody;

    /// <summary>
    /// The points that say something. What is changed here after it was handed over may have been put right. What ends on one way and is given to others on
    /// another is only thrown away where it ends.
    /// </summary>
    private IEnumerable<DocumentPoint> Judgeable() =>
        _points.Select(point => point.Kind switch
        {
            // What is changed after others got it may be right by then.
            PointKind.HandedOver when point.Ids.SelectMany(id => point.State.Reachable(new HeapValue(id))).Any(_changedLater.Contains) =>
                point with { Kind = PointKind.Unjudged },
            _ => point,
        });

    private void Run(IOperation body)
    {
        switch (body)
        {
            case IMethodBodyOperation method:
                Statement(method.BlockBody);
                Statement(method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                Each(() => Lose(Evaluate(constructor.Initializer)));
                Statement(constructor.BlockBody);
                Statement(constructor.ExpressionBody);
                break;
            case IBlockOperation:
                Statement(body);
                break;
            case IAnonymousFunctionOperation function:
                Statement(function.Body);
                break;
            case ILocalFunctionOperation function:
                Statement(function.Body);
                break;
            // The initializer of a field, of a property, of a parameter: the value is stored.
            case ISymbolInitializerOperation initializer:
                Each(() => HandOver(Evaluate(initializer.Value)));
                break;
            default:
                Each(() => Lose(Evaluate(body)));
                break;
        }
        Each(EndOfLife);
    }

    /// <summary>Where control leaves: what nobody got is as it will stay.</summary>
    private void EndOfLife()
    {
        if (_state is not { } state || _finallyDepth > 0)
            return;
        foreach (var id in state.Tops().OrderBy(id => id).ToList())
            if (state.Heap[id] is ModelObject && !state.Written.Contains(id))
                AddPoint(new HeapValue(id), PointKind.End);
            else if (state.Heap[id] is ListObject list)
                foreach (var item in list.Items)
                    AddPoint(item.Value, PointKind.End);
            else if (state.Heap[id] is UserObject own)
                foreach (var value in own.Fields.Values)
                    AddPoint(value, PointKind.End);
    }

    /// <summary>Here one of some objects is written, handed over, or left as it is.</summary>
    private void AddPoint(Value value, PointKind kind, SyntaxNode? writing = null)
    {
        var ids = ImmutableArray.CreateBuilder<int>();
        foreach (var alternative in value.Alternatives)
            if (_state!.Find<ModelObject>(alternative) is not null)
                ids.Add(((HeapValue)alternative).Id);
            else
                return;
        if (ids.Count > 0)
            AddPoint(new DocumentPoint(_state!, ids.ToImmutable(), kind, writing));
    }

    private void AddPoint(DocumentPoint point)
    {
        // Each way through an expression comes by what stands before its forks.
        for (var i = _points.Count - 1; i >= 0 && i >= _points.Count - MostCompared; i--)
            if (_points[i].Kind == point.Kind
                && _points[i].Writing == point.Writing
                && _points[i].Ids.SequenceEqual(point.Ids)
                && _points[i].State.IsSame(point.State))
                return;
        if (_points.Count <= MostPoints)
            _points.Add(point);
    }

    // By the place in the code, so that alternatives have the same number for what each of them made there.
    private int Allocate(HeapObject made, SyntaxNode creation, object? part = null)
    {
        for (var round = 0; ; round++)
        {
            if (!_ids.TryGetValue((creation, part, round), out var id))
                _ids.Add((creation, part, round), id = _ids.Count);
            if (_state!.Heap.ContainsKey(id))
                continue;
            _state = _state.With(id, made);
            return id;
        }
    }

    /// <summary>A new object of a generated class.</summary>
    private HeapValue Allocate(BoundType type, INamedTypeSymbol symbol, SyntaxNode creation, bool isNew)
    {
        var members = ImmutableDictionary<MappedMember, Cell>.Empty;
        if (isNew)
            foreach (var member in type.Class.Members)
                if (member.IsList && !member.IsUserDeclared)
                    members = members.Add(member, new Cell(new HeapValue(Allocate(ListObject.Empty, creation, member)), creation, creation));
        var made = new HeapValue(Allocate(new ModelObject(type.Class, type.Schema, symbol, creation, isNew, members), creation));
        Trace(creation, made.Id);
        return made;
    }

    private bool IsOwn(ISymbol local)
    {
        if (local is IParameterSymbol { RefKind: not RefKind.None } reference && !IsGivenBack(reference))
            return false;
        for (var frame = _frame; frame is not null; frame = frame.Parent)
            if (frame.Facts.IsOwn(local))
                return true;
        return false;
    }

    private void Note(Action<Journal> note)
    {
        foreach (var journal in _journals)
            note(journal);
    }

    private void SetLocal(ISymbol local, Value value)
    {
        if (_state is null)
            return;
        Note(journal =>
        {
            journal.Locals.Add(local);
            journal.Held.UnionWith(value.Ids.Select(id => ((ISymbol?)local, -1, id)));
        });
        if (local is IParameterSymbol { RefKind: not RefKind.None } reference && !IsGivenBack(reference))
            HandOver(value);
        value = Copied(value);
        TraceConstants(value);
        if (_frame.Facts.Jumps || !IsOwn(local))
        {
            Lose(value);
            value = Value.Unknown;
        }
        _state = _state with { Locals = _state.Locals.SetItem(local, value) };
    }

    private void SetMember(HeapValue owner, MappedMember member, Cell cell)
    {
        if (_state!.Find<ModelObject>(owner) is not { } model)
        {
            _changedLater.Add(owner.Id);
            HandOver(cell.Value);
            Clear(cell, owner.Id);
            return;
        }
        Note(journal =>
        {
            journal.Cells.Add((owner.Id, member));
            journal.Held.UnionWith(cell.Value.Ids.Select(id => ((ISymbol?)null, owner.Id, id)));
        });
        _state = _state.With(owner.Id, model with { Members = model.Members.SetItem(member, cell) });
        Trace(cell.Target, owner.Id);
        Trace(cell.Source, owner.Id);
        if (!(cell.Value.Constants.Length == 1 && cell.Value.Constants[0].Node == cell.Source))
            TraceConstants(cell.Value);
    }

    private void SetList(HeapValue list, ListObject changed)
    {
        Note(journal => journal.Cells.Add((list.Id, null)));
        _state = _state!.With(list.Id, changed);
    }

    /// <summary>Items are added at the end of a list.</summary>
    private void AddItems(HeapValue list, ListObject changed, IEnumerable<Item> added)
    {
        Note(journal => journal.Added.Add(list.Id));
        _state = _state!.With(list.Id, changed);
        foreach (var item in added)
            Trace(list, item);
    }

    /// <summary>Forgets what some code changes, wherever in it one is.</summary>
    /// <param name="journal">What it changes.</param>
    /// <param name="entry">
    /// Where the code has run: the state that it began with. What it made itself it leaves as it is, and what locals have now they got from it.
    /// </param>
    private void Forget(Journal journal, FlowState? entry = null)
    {
        foreach (var id in journal.Added)
            if (IsOld(id) && _state!.Find<ListObject>(new HeapValue(id)) is { } list)
                _state = _state.With(id, list with { IsOpen = true });
        foreach (var local in journal.Locals)
            if (_state!.Locals.TryGetValue(local, out var value) && !(entry is not null && (value.Ids.Any() || !entry.Locals.ContainsKey(local))))
            {
                Lose(value);
                _state = _state with { Locals = _state.Locals.SetItem(local, Value.Unknown) };
            }
        foreach (var (id, member) in journal.Cells)
        {
            if (!IsOld(id) || !_state!.Heap.TryGetValue(id, out var found) || found.IsLost)
                continue;
            if (found is ModelObject model && member is not null)
            {
                if (model.Members.TryGetValue(member, out var cell))
                    Lose(cell.Value);
                if (_state.Find<ModelObject>(new HeapValue(id)) is { } rest)
                    _state = _state.With(id, rest with { Members = rest.Members.SetItem(member, new Cell(Value.Unknown, rest.Creation, rest.Creation)) });
            }
            else
            {
                Lose(new HeapValue(id));
            }
        }
        foreach (var id in journal.Lost)
            if (IsOld(id))
                Lose(new HeapValue(id));
        // By what is not known any more, they can be changed.
        if (entry is null)
            foreach (var (local, owner, id) in journal.Held)
                if (_state!.Heap.ContainsKey(id) && (local is null ? _state.Heap.ContainsKey(owner) : _state.Locals.ContainsKey(local)))
                    Lose(new HeapValue(id));

        bool IsOld(int id) => entry is null || entry.Heap.ContainsKey(id);
    }

    private void ForgetAll()
    {
        foreach (var id in _state!.Tops().OrderBy(id => id).ToList())
            Lose(new HeapValue(id));
        _state = _state with { Locals = FlowState.Start.Locals };
    }
}
