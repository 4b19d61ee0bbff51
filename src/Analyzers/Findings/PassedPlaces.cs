using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Findings;

/// <summary>A place in the code that control passes.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Span">The span in the file.</param>
/// <param name="Call">For a place in a followed method: the call in the analyzed body that led there.</param>
internal readonly record struct PassedPlace(SyntaxTree? Tree, TextSpan Span, SyntaxNode? Call)
{
    /// <summary>Returns a location that is passed through a call.</summary>
    public static PassedPlace At(Location place, SyntaxNode? call) => new(place.SourceTree, place.SourceSpan, call);

    /// <summary>Returns a followed call as a place of its own, which correct execution paths through it clear.</summary>
    public static PassedPlace Of(SyntaxNode call) => new(call.SyntaxTree, call.Span, call);

    /// <summary>Converts the place to a location.</summary>
    public Location ToLocation() => Location.Create(Tree!, Span);
}

/// <summary>The places that control passed before a judgement, as far as they affect the judged object.</summary>
internal sealed class PassedPlaces
{
    private readonly List<(PassedPlace Place, int Owner)> _all;
    private ILookup<(SyntaxTree? Tree, TextSpan Span), (SyntaxNode? Call, int Owner)>? _byPlace;

    /// <summary>Creates the places from the trace of a point.</summary>
    public PassedPlaces(DocumentPoint point)
    {
        _all = Passed(point).ToList();
        // A call that is still in progress is also a place for the document that is written in it.
        if (point.Call is { } call && GoesOut(point))
            _all.Add((PassedPlace.Of(call), TracedPlace.Unknown));
    }

    /// <summary>Returns all places; some may occur several times.</summary>
    public IEnumerable<PassedPlace> All() => _all.Select(passed => passed.Place);

    private ILookup<(SyntaxTree? Tree, TextSpan Span), (SyntaxNode? Call, int Owner)> ByPlace =>
        _byPlace ??= _all.ToLookup(passed => (passed.Place.Tree, passed.Place.Span), passed => (passed.Place.Call, passed.Owner));

    /// <summary>Returns a place once for each call that led there; if the affected object is known, only for the calls that affected that object.</summary>
    public IEnumerable<PassedPlace> Of(Location place, int? owner)
    {
        var passed = ByPlace[(place.SourceTree, place.SourceSpan)].ToList();
        if (passed.Count == 0)
            return [PassedPlace.At(place, null)];
        var own = passed.Where(one => one.Owner == owner).ToList();
        return (own.Count > 0 ? own : passed).Select(one => one.Call).Distinct().Select(call => PassedPlace.At(place, call));
    }

    /// <summary>The places at which objects were created whose classes decide which methods run.</summary>
    public IEnumerable<PassedPlace> OfClasses() => _all.Where(passed => passed.Owner == TracedPlace.Class).Select(passed => passed.Place);

    /// <summary>Whether the place affected more than one object.</summary>
    public bool IsOfSeveral(Location place) =>
        ByPlace[(place.SourceTree, place.SourceSpan)].Select(one => one.Owner).Where(owner => owner >= 0).Distinct().Skip(1).Any();

    /// <summary>Returns the spans by which a node is identified.</summary>
    public static IEnumerable<TextSpan> Spans(SyntaxNode node)
    {
        yield return node.Span;
        if (node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
            yield return Places.SpanOfCreation(node);
    }

    private static bool GoesOut(DocumentPoint point) =>
        point.Kind == PointKind.Written
        || (point.Kind == PointKind.HandedOver && point.Ids.All(id => point.State.Heap[id] is ModelObject { Class.IsRoot: true }));

    // Returns the changes of the judged objects on the execution path, and of objects that were part of them before.
    private static IEnumerable<(PassedPlace Place, int Owner)> Passed(DocumentPoint point)
    {
        var state = point.State;
        var judged = state.Reachable(point.Ids.Select(id => new HeapValue(id)));
        judged.UnionWith(point.Ids);
        if (!judged.SetEquals([TracedPlace.Unknown]))
            judged.UnionWith([TracedPlace.Any, TracedPlace.Class]);
        judged.Add(TracedPlace.Unknown);
        var elsewhere = state.Reachable(state.Locals.Values.Concat(state.Written.Select(id => new HeapValue(id))));
        var creations = point.Kind == PointKind.HandedOver
            ? state.Trace.Where(traced => judged.Contains(traced.Owner) && traced.Node is BaseObjectCreationExpressionSyntax).ToList()
            : [];
        foreach (var traced in state.Trace)
            if (judged.Contains(traced.Owner)
                || (!elsewhere.Contains(traced.Owner)
                    && traced.Owner >= 0
                    // What a try block created is unknown in its handlers.
                    && (!state.Heap.TryGetValue(traced.Owner, out var owner) || !owner.IsLost)
                    && (point.Kind != PointKind.HandedOver || creations.Exists(creation => IsPartOf(traced, creation)))))
                foreach (var span in Spans(traced.Node))
                    yield return (new PassedPlace(traced.Node.SyntaxTree, span, traced.Call), traced.Owner);
    }

    // The object was created as a part of the other one.
    private static bool IsPartOf(TracedPlace part, TracedPlace creation) =>
        part.Call == creation.Call && part.Node.SyntaxTree == creation.Node.SyntaxTree && creation.Node.Span.Contains(part.Node.Span);
}
