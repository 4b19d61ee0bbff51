using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Follows objects of generated classes through one body (of a method, an accessor, an initializer, a lambda): what is set where, what is certain at the points where a document is written,
/// handed out or let go. Errs towards not knowing: what it has no rule for makes everything that is handed to it unknown.
/// </summary>
internal sealed partial class BodyWalker
{
    // Each level runs its body twice.
    private const int MostNestedLoops = 4;

    private readonly ModelTypes _types;
    private readonly SemanticModel _semantics;
    private readonly CancellationToken _cancellationToken;
    private readonly BodyFacts _facts;
    private readonly List<DocumentPoint> _points = [];
    private readonly List<(SyntaxNode Name, string Member)> _nullMembers = [];
    private readonly Stack<Journal> _journals = new();

    // The objects that others get, or that are written, on some way; and those that this code changes after others got them.
    private readonly HashSet<int> _elsewhere = [];
    private readonly HashSet<int> _changedLater = [];

    private readonly Dictionary<ISymbol, FlowState?> _exits = new(SymbolEqualityComparer.Default);
    private readonly Stack<Value> _receivers = new();
    private readonly Stack<SyntaxNode> _initialized = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private FlowState? _state = FlowState.Start;
    private int _nextId;
    private int _loopDepth;
    private int _finallyDepth;

    private BodyWalker(ModelTypes types, SemanticModel semantics, BodyFacts facts, CancellationToken cancellationToken)
    {
        _types = types;
        _semantics = semantics;
        _facts = facts;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Follows a body.</summary>
    /// <param name="body">The operation of the body.</param>
    /// <param name="types">The generated types.</param>
    /// <param name="semantics">The semantic model of the file.</param>
    /// <param name="cancellationToken">Asked at each statement.</param>
    public static BodyFlow Follow(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var walker = new BodyWalker(types, semantics, BodyFacts.Of(body), cancellationToken);
        walker.Run(body);
        return new BodyFlow(walker.Judgeable().ToList(), walker._nullMembers);
    }

    /// <summary>
    /// The points that say something. What is changed here after it was handed over may have been put right. What ends on one way and is given to others on another is only thrown away where it ends.
    /// </summary>
    private IEnumerable<DocumentPoint> Judgeable() =>
        _points.Where(point => point.Kind switch
        {
            PointKind.End => !point.Ids.Any(_elsewhere.Contains),
            PointKind.HandedOver => !point.Ids.SelectMany(id => point.State.Reachable(new HeapValue(id))).Any(_changedLater.Contains),
            _ => true,
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
                Lose(Evaluate(constructor.Initializer));
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
                HandOver(Evaluate(initializer.Value));
                break;
            default:
                Lose(Evaluate(body));
                break;
        }
        EndOfLife(null);
    }

    /// <summary>Where locals end: what they alone hold is as it will stay.</summary>
    /// <param name="ending">The locals; null for all, where control leaves.</param>
    private void EndOfLife(ImmutableArray<ILocalSymbol>? ending)
    {
        if (_state is not { } state || _finallyDepth > 0)
            return;
        var tops = new HashSet<int>(state.Tops());
        var kept = new HashSet<int>();
        if (ending is { } some)
            foreach (var pair in state.Locals)
                if (!some.Contains(pair.Key, SymbolEqualityComparer.Default))
                    kept.UnionWith(pair.Value.Ids);
        foreach (var pair in state.Locals.OrderBy(pair => pair.Value.Ids.FirstOrDefault()))
            if ((ending is not { } own || own.Contains(pair.Key, SymbolEqualityComparer.Default))
                && pair.Value.Ids.All(id => tops.Contains(id) && !kept.Contains(id) && !state.Written.Contains(id)))
                AddPoint(pair.Value, PointKind.End);
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
            _points.Add(new DocumentPoint(_state!, ids.ToImmutable(), kind, writing));
    }

    private int Allocate(HeapObject made)
    {
        _state = _state!.With(_nextId, made);
        return _nextId++;
    }

    /// <summary>A new object of a generated class.</summary>
    private HeapValue Allocate(BoundType type, INamedTypeSymbol symbol, SyntaxNode creation, bool isNew)
    {
        var members = ImmutableDictionary<ModelMember, Cell>.Empty;
        if (isNew)
            foreach (var member in type.Class.Members)
                if (member.IsList && !member.IsUserDeclared)
                    members = members.Add(member, new Cell(new HeapValue(Allocate(ListObject.Empty)), creation, creation));
        return new HeapValue(Allocate(new ModelObject(type.Class, type.Schema, symbol, creation, isNew, members)));
    }

    /// <summary>A value is given to others: what is set already counts, whoever gets it.</summary>
    private void HandOver(Value value)
    {
        if (_state is null)
            return;
        if (_state.Find<ListObject>(value) is { } list)
        {
            foreach (var item in list.Items)
                if (_state.Find<ListObject>(item.Value) is null)
                    AddPoint(item.Value, PointKind.HandedOver);
        }
        else
        {
            AddPoint(value, PointKind.HandedOver);
        }
        _elsewhere.UnionWith(value.Ids);
        Lose(value);
    }

    /// <summary>A value gets out of sight: it may be changed without being named.</summary>
    private void Lose(Value value)
    {
        if (_state is null)
            return;
        foreach (var alternative in value.Alternatives)
            foreach (var id in _state.Reachable(alternative))
            {
                _elsewhere.Add(id);
                Note(journal => journal.Lost.Add(id));
                _state = _state.With(id, _state.Heap[id] with { IsLost = true });
            }
    }

    private void Join(FlowState? other)
    {
        _state = Confluence.Join(_state, other, out var given);
        foreach (var value in given)
            Lose(value);
    }

    private void Note(System.Action<Journal> note)
    {
        foreach (var journal in _journals)
            note(journal);
    }

    private void SetLocal(ISymbol local, Value value)
    {
        if (_state is null)
            return;
        Note(journal => journal.Locals.Add(local));
        if (local is IParameterSymbol { RefKind: not RefKind.None })
            HandOver(value);
        if (_facts.Jumps || !_facts.IsOwn(local))
        {
            Lose(value);
            value = Value.Unknown;
        }
        _state = _state with { Locals = _state.Locals.SetItem(local, value) };
    }

    private void SetMember(HeapValue owner, ModelMember member, Cell cell)
    {
        if (_state!.Find<ModelObject>(owner) is not { } model)
        {
            _changedLater.Add(owner.Id);
            HandOver(cell.Value);
            return;
        }
        Note(journal => journal.Cells.Add((owner.Id, member)));
        _state = _state.With(owner.Id, model with { Members = model.Members.SetItem(member, cell) });
    }

    private void SetList(HeapValue list, ListObject changed)
    {
        Note(journal => journal.Cells.Add((list.Id, null)));
        _state = _state!.With(list.Id, changed);
    }

    /// <summary>Forgets what some code changes, wherever in it one is.</summary>
    private void Forget(Journal journal)
    {
        foreach (var local in journal.Locals)
            if (_state!.Locals.TryGetValue(local, out var value))
            {
                Lose(value);
                _state = _state with { Locals = _state.Locals.SetItem(local, Value.Unknown) };
            }
        foreach (var (id, member) in journal.Cells)
        {
            if (!_state!.Heap.TryGetValue(id, out var found) || found.IsLost)
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
            Lose(new HeapValue(id));
    }

    private void ForgetAll()
    {
        foreach (var id in _state!.Tops().OrderBy(id => id).ToList())
            Lose(new HeapValue(id));
        _state = _state with { Locals = FlowState.Start.Locals };
    }
}
