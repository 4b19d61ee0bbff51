using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Findings;

/// <summary>
/// What is said of each place of a body: a place is reported where it is to blame whenever control passes it and a document is judged after that. One judgement in which it is not keeps it silent.
/// </summary>
/// <param name="root">The body.</param>
internal sealed class PlaceVerdicts(SyntaxNode root)
{
    private readonly List<(PlaceKey Key, Finding Finding)> _blamed = [];
    private readonly HashSet<PlaceKey> _cleared = [];

    // Where a writer throws, nothing comes after it on that way.
    private readonly List<(DocumentPoint Point, HashSet<PlaceKey> Involved)> _refused = [];

    /// <summary>Adds what was found at one point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="found">What was found there; nothing where it was not judged.</param>
    public void Add(DocumentPoint point, IReadOnlyList<Finding> found)
    {
        var passed = Passed(point).ToLookup(pair => pair.Place, pair => pair.Call);
        var involved = new HashSet<PlaceKey>();
        foreach (var finding in found)
        {
            foreach (var place in Involved(finding))
                foreach (var key in Keys(place, passed))
                    involved.Add(key);
            foreach (var key in Keys(new Place(finding.Place), passed))
                if (!IsOfCallee(finding, point, key))
                    _blamed.Add((key, finding));
        }
        // A call is involved where something is that was done in it.
        foreach (var key in involved.ToList())
            if (key.Call is { } call)
                involved.Add(KeyOf(call));
        if (point.Kind == PointKind.End)
            return;
        if (point.Kind == PointKind.Written && found.Any(finding => !finding.IsWarning))
            _refused.Add((point, involved));
        foreach (var place in passed)
            foreach (var call in place)
                if (!involved.Contains(new PlaceKey(place.Key, call)) && !IsRefused(point, new PlaceKey(place.Key, call)))
                    _cleared.Add(new PlaceKey(place.Key, call));
    }

    /// <summary>The findings.</summary>
    public IEnumerable<Finding> Findings()
    {
        var met = new HashSet<PlaceKey>();
        foreach (var (key, finding) in _blamed)
            if (!_cleared.Contains(key) && !(key.Call is { } call && _cleared.Contains(KeyOf(call))))
            {
                if (met.Add(key) && At(key, finding) is { } reported)
                    yield return reported;
            }
            else if (Other(finding) is { } other && met.Add(other.Key))
            {
                yield return other.Finding;
            }
    }

    /// <summary>What is wrong in methods that are called, where not every way through the call is.</summary>
    public IEnumerable<Finding> InCallees() => _blamed
        .Where(blamed => blamed.Key.Call is { } call && _cleared.Contains(KeyOf(call)) && !_cleared.Contains(blamed.Key))
        .Select(blamed => blamed.Finding);

    /// <summary>The places of which some document is admitted.</summary>
    public IEnumerable<Location> Cleared() => _cleared.Where(key => key.Place.Tree is not null).Select(key => Location.Create(key.Place.Tree!, key.Place.Span));

    private bool IsRefused(DocumentPoint point, PlaceKey key) =>
        _refused.Exists(refused => refused.Involved.Contains(key) && refused.Point.Ids.All(point.State.Written.Contains) && refused.Point.State.Trace.IsSubsetOf(point.State.Trace));

    // Where the place is in a method that others call too, the call is what is wrong.
    private Finding? At(PlaceKey key, Finding finding)
    {
        if (key.Call is { } call)
            return finding with { Place = Places.OfCreation(call), Others = finding.Others.Insert(0, finding.Place), Cause = null, Value = null };
        return IsInRoot(finding.Place) ? finding : null;
    }

    // A fact of the same conflict that is always followed by it.
    private (PlaceKey Key, Finding Finding)? Other(Finding finding)
    {
        if (finding.Cause is not { } cause)
            return null;
        foreach (var fact in cause.Conflict.Facts)
        {
            if (fact.IsAbsence || fact == cause.Conflict.Blamed || fact.Origin is MemberOrigin { Item: null, Cell: null })
                continue;
            var conflict = cause.Conflict with { Blamed = fact, Kind = fact.Values is null ? ConflictKind.NotAllowed : ConflictKind.ValueConflict, Expectation = null, Words = [] };
            if (Places.OfBlamed(conflict) is not { } place || !IsInRoot(place) || _cleared.Contains(new PlaceKey(new Place(place), null)) || !cause.Point.State.Trace.Any(traced => traced.Call is null && Spans(traced.Node).Contains(place.SourceSpan)))
                continue;
            return (new PlaceKey(new Place(place), null), new Finding(Descriptors.Of(conflict.Kind), place, ImmutableArray.Create(finding.Place).RemoveAll(other => other.SourceSpan == place.SourceSpan), Sentences.Of(conflict), null));
        }
        return null;
    }

    private bool IsInRoot(Location place) => place.SourceTree == root.SyntaxTree && root.Span.Contains(place.SourceSpan);

    // What a method does wrong whoever calls it is said there.
    private bool IsOfCallee(Finding finding, DocumentPoint point, PlaceKey key)
    {
        if (key.Call is null || finding.Cause is not { } cause)
            return false;
        foreach (var fact in cause.Conflict.Facts)
        {
            if (fact.IsAbsence && (point.Kind != PointKind.Written || point.Writing is not { } writing || IsOfRoot(writing)))
                return false;
            if (Places.Of(fact) is not { } place || !cause.Point.State.Trace.Any(traced => traced.Call == key.Call && traced.Node.SyntaxTree == place.SourceTree && Spans(traced.Node).Contains(place.SourceSpan)))
                return false;
            if (fact.Values is not null && fact.Origin is MemberOrigin { Cell.Source: { } source } && source is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax))
                return false;
        }
        return true;
    }

    // A local function is a body of its own.
    private bool IsOfRoot(SyntaxNode node) =>
        IsInRoot(node.GetLocation()) && !node.Ancestors().TakeWhile(ancestor => ancestor != root).Any(ancestor => ancestor is LocalFunctionStatementSyntax);

    private static IEnumerable<PlaceKey> Keys(Place place, ILookup<Place, SyntaxNode?> passed)
    {
        if (!passed.Contains(place))
            return [new PlaceKey(place, null)];
        return passed[place].Distinct().Select(call => new PlaceKey(place, call));
    }

    private static IEnumerable<Place> Involved(Finding finding)
    {
        yield return new Place(finding.Place);
        foreach (var other in finding.Others)
            yield return new Place(other);
        foreach (var fact in finding.Cause?.Conflict.Facts ?? [])
        {
            if (Places.Of(fact) is { } place)
                yield return new Place(place);
            if (Places.OfValue(fact.Origin) is { } value)
                yield return new Place(value);
        }
    }

    // What was done on the way here to what is judged, or to what was taken out of it before.
    private static IEnumerable<(Place Place, SyntaxNode? Call)> Passed(DocumentPoint point)
    {
        var state = point.State;
        var judged = new HashSet<int>();
        foreach (var id in point.Ids)
        {
            judged.Add(id);
            judged.UnionWith(state.Reachable(new HeapValue(id)));
        }
        judged.Add(TracedPlace.Unknown);
        var elsewhere = new HashSet<int>();
        foreach (var value in state.Locals.Values)
            elsewhere.UnionWith(state.Reachable(value));
        foreach (var id in state.Written)
            elsewhere.UnionWith(state.Reachable(new HeapValue(id)));
        foreach (var traced in state.Trace)
            if (judged.Contains(traced.Owner) || (!elsewhere.Contains(traced.Owner) && state.Heap.TryGetValue(traced.Owner, out var owner) && !owner.IsLost && point.Kind != PointKind.HandedOver))
                foreach (var span in Spans(traced.Node))
                    yield return (new Place(traced.Node.SyntaxTree, span), traced.Call);
    }

    private static IEnumerable<TextSpan> Spans(SyntaxNode node)
    {
        yield return node.Span;
        if (node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
            yield return Places.OfCreation(node).SourceSpan;
    }

    // A call that is followed, as a place of its own: ways through it that do nothing wrong clear it.
    private static PlaceKey KeyOf(SyntaxNode call) => new(new Place(call.SyntaxTree, call.Span), call);

    private readonly record struct Place(SyntaxTree? Tree, TextSpan Span)
    {
        public Place(Location location)
            : this(location.SourceTree, location.SourceSpan)
        {
        }
    }

    private readonly record struct PlaceKey(Place Place, SyntaxNode? Call);
}
