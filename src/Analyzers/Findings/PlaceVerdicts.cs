using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Findings;

/// <summary>
/// Decides for each place of a body whether it is reported: it is if it is to blame whenever control passes it and a document is judged afterwards. A single
/// judgement in which it is not to blame suppresses the report.
/// </summary>
/// <param name="root">The body.</param>
internal sealed class PlaceVerdicts(SyntaxNode root)
{
    private readonly List<Blame> _blamed = [];
    private readonly HashSet<PassedPlace> _cleared = [];

    // If a writer throws, nothing follows it on that execution path.
    private readonly List<(DocumentPoint Point, HashSet<PassedPlace> Involved)> _refused = [];

    /// <summary>Adds the findings at one point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="found">The findings; empty if the point was not judged.</param>
    /// <param name="inside">The errors of objects inside a refused document: their places are not cleared, although another place may be to blame here.</param>
    public void Add(DocumentPoint point, IReadOnlyList<Finding> found, IEnumerable<Finding> inside)
    {
        // The execution path ends, and no document that it wrote is refused.
        if (point.Kind == PointKind.End && !point.State.Written.IsEmpty && !_refused.Exists(refused => IsBefore(refused.Point, point)))
            (found, inside) = ([], []);
        var passed = new PassedPlaces(point);
        var involved = new HashSet<PassedPlace>();
        foreach (var finding in found)
        {
            involved.UnionWith(Involved(finding, passed));
            foreach (var key in passed.Of(finding.Place, OwnerOf(finding.Cause?.Conflict.Blamed)))
                if (finding.Place.SourceTree == root.SyntaxTree || !IsOfCallee(finding, point, key))
                    _blamed.Add(new Blame(key, finding, passed.IsOfSeveral(finding.Place), passed));
        }
        // The class of an object decides which method the mistake is in.
        if (involved.Any(key => key.Call is not null))
            involved.UnionWith(passed.OfClasses());
        foreach (var finding in inside)
            involved.UnionWith(Involved(finding, passed));
        // A call is involved if a place inside it is.
        foreach (var key in involved.ToList())
            if (key.Call is { } call)
                involved.Add(PassedPlace.Of(call));
        // A document was written without the object.
        if (point.Kind == PointKind.End && point.State.Written.IsEmpty)
            return;
        if (point.Kind == PointKind.Written && found.Any(finding => !finding.IsWarning))
            _refused.Add((point, involved));
        foreach (var key in passed.All())
            if (!involved.Contains(key) && !IsRefused(point, key))
                _cleared.Add(key);
    }

    /// <summary>Whether every place on the execution path to a point is cleared, so that no finding at the point would be reported.</summary>
    public bool AreCleared(DocumentPoint point) => new PassedPlaces(point).All().All(_cleared.Contains);

    /// <summary>Returns the findings.</summary>
    public IEnumerable<Finding> Findings()
    {
        var met = new HashSet<PassedPlace>();
        foreach (var blame in _blamed)
            foreach (var (key, finding) in Candidates(blame))
            {
                if (met.Add(key) && At(key, finding) is { } reported)
                    yield return reported;
                break;
            }
    }

    // The possible reports for a blamed place, the best first: the place itself, the constant that it got, another fact of the same conflict, the
    // object whose class decides that the place is passed.
    private IEnumerable<(PassedPlace Key, Finding Finding)> Candidates(Blame blame)
    {
        var (key, finding, isOfSeveral, passed) = blame;
        var isValue = finding.Cause?.Conflict.Kind is ConflictKind.Value or ConflictKind.ValueConflict;
        var whole = finding.Place;
        var constants = isValue ? Constants(finding.Cause!.Conflict.Blamed, finding).Where(constant => IsInRoot(constant.Finding.Place)).ToList() : [];
        // If it is set for several objects, one of them is wrong.
        if ((isOfSeveral || key.Call is not null)
            && constants.Count > 0
            && constants[0] is { Key.Call: null } first
            && !(whole.SourceTree == first.Key.Tree && whole.SourceSpan.Contains(first.Key.Span)))
            yield return first;
        if (!IsCleared(key))
            yield return (key, finding);
        foreach (var constant in constants)
            yield return constant;
        foreach (var other in Others(finding))
            yield return other;
        if (key.Call is not null)
            foreach (var made in passed.OfClasses())
                if (!IsCleared(made) && IsInRoot(made.ToLocation()))
                    yield return (made,
                        finding with { Place = made.ToLocation(), Others = finding.Others.Insert(0, finding.Place), Cause = null, Value = null });
    }

    private bool IsCleared(PassedPlace key) => _cleared.Contains(key) || (key.Call is { } call && _cleared.Contains(PassedPlace.Of(call)));

    // The constants from which a value originates, if they always lead to an invalid document.
    private IEnumerable<(PassedPlace Key, Finding Finding)> Constants(Fact fact, Finding finding)
    {
        foreach (var constant in ConstantsOf(fact.Origin))
        {
            var place = constant.Node.GetLocation();
            var key = PassedPlace.At(place, constant.Call);
            if (!IsCleared(key))
                yield return (key,
                    finding with { Place = place, Others = finding.Others.Insert(0, finding.Place), Cause = constant.Call is null ? finding.Cause : null,
                        Value = null });
        }
    }

    private static IEnumerable<WrittenConstant> ConstantsOf(object? origin) =>
        (origin as MemberOrigin)?.Value?.Alternatives.SelectMany(value => value.Constants) ?? [];

    /// <summary>Returns the findings in called methods for which not every execution path through the call is wrong.</summary>
    public IEnumerable<Finding> InCallees()
    {
        foreach (var (key, finding, _, _) in _blamed)
            if (key.Call is { } call && _cleared.Contains(PassedPlace.Of(call)) && !_cleared.Contains(key))
                yield return finding;
    }

    /// <summary>Returns the places for which some document is valid.</summary>
    public IEnumerable<Location> Cleared() => _cleared.Where(key => key.Tree is not null).Select(key => key.ToLocation());

    private bool IsRefused(DocumentPoint point, PassedPlace key) =>
        _refused.Exists(refused => refused.Involved.Contains(key) && IsBefore(refused.Point, point));

    private static bool IsBefore(DocumentPoint written, DocumentPoint point) =>
        written.Ids.All(point.State.Written.Contains)
            && written.State.Trace.IsSubsetOf(point.State.Trace)
            && (point.Kind != PointKind.End || IsUnchanged(written, point));

    // Another path through the same code can have written a different document there.
    private static bool IsUnchanged(DocumentPoint written, DocumentPoint point) =>
        written.Ids.SelectMany(id => written.State.Reachable(new HeapValue(id)))
            .All(id => point.State.Heap.TryGetValue(id, out var now) && ReferenceEquals(now, written.State.Heap[id]));

    // If the place is in a method that others call too, the call is reported.
    private Finding? At(PassedPlace key, Finding finding)
    {
        if (key.Call is { } call)
            return finding with { Place = Places.OfCreation(call), Others = finding.Others.Insert(0, finding.Place), Cause = null, Value = null,
                InCallee = finding.Place };
        return IsInRoot(finding.Place) ? finding : null;
    }

    // Facts of the same conflict that always lead to it.
    private IEnumerable<(PassedPlace Key, Finding Finding)> Others(Finding finding)
    {
        if (finding.Cause is not { } cause)
            yield break;
        foreach (var fact in cause.Conflict.Facts)
        {
            if (fact.IsAbsence || fact == cause.Conflict.Blamed || fact.Origin is MemberOrigin { Item: null, Cell: null })
                continue;
            var conflict = cause.Conflict.Blaming(fact);
            if (Places.OfBlamed(conflict) is not { } place)
                continue;
            var other = new Finding(
                Descriptors.Of(conflict.Kind),
                place,
                ImmutableArray.Create(finding.Place).RemoveAll(one => one.SourceSpan == place.SourceSpan),
                Sentences.Of(conflict),
                null);
            if (IsInRoot(place)
                && !_cleared.Contains(PassedPlace.At(place, null))
                && cause.Point.State.Trace.Any(traced => traced.Call is null && PassedPlaces.Spans(traced.Node).Contains(place.SourceSpan)))
                yield return (PassedPlace.At(place, null), other);
            else if (fact.Values is not null)
                foreach (var constant in Constants(fact, other))
                    if (IsInRoot(constant.Finding.Place))
                        yield return constant;
        }
    }

    private bool IsInRoot(Location place) => place.SourceTree == root.SyntaxTree && root.Span.Contains(place.SourceSpan);

    // A mistake in a method that is independent of its callers is reported in the method.
    private bool IsOfCallee(Finding finding, DocumentPoint point, PassedPlace key)
    {
        if (key.Call is null || finding.Cause is not { } cause)
            return false;
        foreach (var fact in cause.Conflict.Facts)
        {
            if (fact.IsAbsence && (point.Kind != PointKind.Written || point.Writing is not { } writing || IsOfRoot(writing)))
                return false;
            if (Places.Of(fact) is not { } place
                || !cause.Point.State.Trace.Any(traced => traced.Call == key.Call
                    && traced.Node.SyntaxTree == place.SourceTree
                    && PassedPlaces.Spans(traced.Node).Contains(place.SourceSpan)))
                return false;
            // Values from the caller are not known in the method itself.
            if (fact.Owner.Origin is ObjectOrigin owner
                && !cause.Point.State.Trace.Any(traced => traced.Owner == owner.Id && traced.Node == owner.Object.Creation && traced.Call == key.Call))
                return false;
            if (fact.Origin is MemberOrigin { Value: { } value } && !IsMadeIn(value, fact.Values is not null, key.Call, cause.Point.State))
                return false;
        }
        return true;
    }

    // Constants and objects that the method itself creates. If only the presence counts, objects created from parameters count as well.
    private static bool IsMadeIn(Value value, bool counts, SyntaxNode call, FlowState state) => value.Alternatives.All(alternative => alternative switch
    {
        HeapValue heap =>
            state.Heap.TryGetValue(heap.Id, out var found)
                && (found is not ModelObject || state.Trace.Any(traced => traced.Owner == heap.Id && traced.Call == call)),
        TextValue { Constants.Length: 0 } => !counts,
        _ when !counts && alternative.Constants.Length > 1 => true,
        _ => alternative.Constants.All(constant => constant.Call == call),
    });

    // A local function is a separate body.
    private bool IsOfRoot(SyntaxNode node) =>
        IsInRoot(node.GetLocation()) && !node.Ancestors().TakeWhile(ancestor => ancestor != root).Any(ancestor => ancestor is LocalFunctionStatementSyntax);

    private static IEnumerable<PassedPlace> Involved(Finding finding, PassedPlaces passed)
    {
        foreach (var key in passed.Of(finding.Place, OwnerOf(finding.Cause?.Conflict.Blamed))
            .Concat(finding.Others.SelectMany(other => passed.Of(other, null))))
            yield return key;
        foreach (var constant in ConstantsOf(finding.Value?.Value.Origin))
            yield return PassedPlace.At(constant.Node.GetLocation(), constant.Call);
        foreach (var fact in finding.Cause?.Conflict.Facts ?? [])
        {
            foreach (var place in new[] { Places.Of(fact), Places.OfValue(fact.Origin) })
                if (place is not null)
                    foreach (var key in passed.Of(place, OwnerOf(fact)))
                        yield return key;
            if (fact.Values is not null)
                foreach (var constant in ConstantsOf(fact.Origin))
                    yield return PassedPlace.At(constant.Node.GetLocation(), constant.Call);
        }
    }

    // Returns the object that was changed at the place of the fact.
    private static int? OwnerOf(Fact? fact) => fact?.Origin switch
    {
        MemberOrigin { Item.Value: HeapValue item } => item.Id,
        MemberOrigin origin => origin.Id,
        _ => (fact?.Owner.Origin as ObjectOrigin)?.Id,
    };

    private readonly record struct Blame(PassedPlace Key, Finding Finding, bool IsOfSeveral, PassedPlaces Passed);
}
