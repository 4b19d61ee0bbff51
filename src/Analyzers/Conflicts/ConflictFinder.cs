using System.Collections.Generic;
using System.Threading;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Finds the conflicts of a partial document that cannot become valid: one after the other, nothing being known any more of the fact that the one before was blamed on.
/// </summary>
internal sealed class ConflictFinder
{
    private const int MostConflicts = 64;

    private readonly CheckSession _session;
    private readonly DocumentModel _model;
    private readonly DefaultMeanings _defaults;
    private readonly ConflictSearch _search;

    public ConflictFinder(CheckSession session, DocumentModel model, IReadOnlyList<ElementPattern> patterns, CancellationToken cancellationToken)
    {
        model.AddAbsences(patterns, session);
        (_session, _model) = (session, model);
        _defaults = new DefaultMeanings(session);
        _search = new ConflictSearch(session, model, patterns, _defaults, cancellationToken);
    }

    /// <summary>The conflicts in document order.</summary>
    public List<Conflict> Find()
    {
        var whole = _search.Levels();
        var ways = new WaysOut(_search, _model, whole);
        var found = new List<Draft>();
        while (found.Count < MostConflicts && !_search.IsSatisfiable())
        {
            if (_search.FindSmallest() is not { } set)
                break;
            var blamed = BlameOrder.Choose(set, _search);
            var kind = KindOf(set, blamed);
            var (expectation, nearest) = kind is ConflictKind.Value or ConflictKind.ValueConflict ? Expect(set, blamed.Fact) : default;
            var draft = new Draft(kind, blamed, set, ways.Find(set, blamed.Fact, kind, nearest), expectation);
            if (_session.HasGivenUp)
                break;
            found.Add(draft);
            blamed.Fact.Set(FactLevel.Unknown);
        }
        _search.Restore(whole);
        found.RemoveAll(draft => draft.Kind == ConflictKind.Missing && found.Exists(other => other.Kind == ConflictKind.NotAllowed && other.Ways.Exists(draft.Ways.Contains)));
        found.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Blamed.Fact.Order.CompareTo(b.Blamed.Fact.Order));
        return found.ConvertAll(ToConflict);
    }

    private static ConflictKind KindOf(ConflictSet set, ConflictingFact blamed)
    {
        if (blamed.Fact.WasAbsence)
            return ConflictKind.Missing;
        if (blamed.Level == FactLevel.Presence)
            return ConflictKind.NotAllowed;
        return set.Facts.Count == 1 ? ConflictKind.Value : ConflictKind.ValueConflict;
    }

    private (string? Expectation, string? Nearest) Expect(ConflictSet set, DocumentFact blamed)
    {
        var before = _search.Levels();
        _search.Restore(set.Levels);
        var expectations = new Expectations(_session, _search);
        var expected = expectations.Of(blamed);
        _search.Restore(before);
        if (expected is null)
            return default;
        var value = blamed.Values![0];
        return (Expectations.Words(expected, value), expectations.Nearest(expected, value));
    }

    private Conflict ToConflict(Draft draft)
    {
        var facts = new List<Fact>();
        var made = new Dictionary<DocumentFact, Fact>();
        foreach (var (fact, level) in draft.Set.Facts)
        {
            made.Add(fact, ToFact(fact, level));
            facts.Add(made[fact]);
        }
        return new Conflict(
            draft.Kind,
            made[draft.Blamed.Fact],
            facts,
            draft.Ways.ConvertAll(way => new WayOut(way.Kind, made[way.Fact], way.Value)),
            draft.Expectation);
    }

    private Fact ToFact(DocumentFact fact, FactLevel level) => new(
        fact.Kind,
        fact.Owner.Element,
        fact.NamespaceUri,
        fact.LocalName,
        fact.WasAbsence,
        level == FactLevel.Value ? fact.Values : null,
        ConflictSearch.IsDiscriminator(fact),
        fact.WasAbsence ? _defaults.Of(fact) : null,
        fact.Origin,
        fact.Alternatives.Count > 0 ? fact.Alternatives[0].Element : null);

    /// <summary>A conflict while others are still looked for.</summary>
    private sealed record Draft(ConflictKind Kind, ConflictingFact Blamed, ConflictSet Set, List<Way> Ways, string? Expectation)
    {
        /// <summary>Where it stands in the document: what is missing stands where the element begins that lacks it.</summary>
        public int Place => Blamed.Fact.WasAbsence ? Blamed.Fact.Owner.Order : Blamed.Fact.Order;
    }
}
