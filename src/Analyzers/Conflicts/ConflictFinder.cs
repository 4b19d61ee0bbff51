using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Values;
using Bindery.Diagnosis;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Finds the conflicts of a partial document that cannot become valid, one after the other: before each search, the fact that the previous conflict blames is
/// made unknown.
/// </summary>
internal sealed class ConflictFinder
{
    private const int MostConflicts = 32;

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

    /// <summary>Returns the conflicts in document order.</summary>
    public List<Conflict> Find()
    {
        var ways = new WaysOut(_search);
        var found = new List<ConflictDraft>();
        while (found.Count < MostConflicts && !_search.IsSatisfiable())
        {
            if (_search.FindSmallest() is not { } set)
                break;
            var blamed = BlameOrder.Choose(set, _search);
            var kind = KindOf(set, blamed);
            var (expectation, words, nearest) =
                kind is ConflictKind.Value or ConflictKind.ValueConflict ? Expect(set, blamed.Fact)
                : kind == ConflictKind.NotAllowed ? (Expectations.OfType(blamed.Fact, _session), [], null)
                : (null, [], null);
            var draft = new ConflictDraft(kind, blamed, set, ways.Find(set, blamed.Fact, kind, nearest), expectation, words)
            {
                Refusal = kind == ConflictKind.NotAllowed && set.Facts.Count == 1 ? Expectations.Refusal(blamed.Fact, _session) : null,
                IsOfOnlyItem = kind == ConflictKind.Value && set.Facts.Count == 1 && IsOfOnlyItem(set, blamed.Fact.Owner),
            };
            if (_session.HasGivenUp)
                break;
            found.Add(draft);
            // A member with a wrong value is still present, and may also be in the wrong place.
            blamed.Fact.Set(draft.IsOfValue && blamed.Fact.HasPresenceAlone ? FactLevel.Presence : FactLevel.Unknown);
        }
        var refused = found.FindAll(draft => draft.Kind == ConflictKind.NotAllowed);
        found.RemoveAll(draft => refused.Exists(draft.FollowsFrom));
        var wrong = found.FindAll(draft => draft.IsOfValue);
        found.RemoveAll(draft => wrong.Exists(draft.DependsOn));
        found.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Blamed.Fact.Order.CompareTo(b.Blamed.Fact.Order));
        new WayRanking(_search, _model, found).Sort(_search.Levels());
        return found.ConvertAll(ToConflict);
    }

    private ConflictKind KindOf(ConflictSet set, ConflictingFact blamed)
    {
        if (blamed.Fact.WasAbsence)
            return ConflictKind.Missing;
        if (blamed.Level == FactLevel.Presence)
            return ConflictKind.NotAllowed;
        // If the other facts only require the member, its value is wrong by itself.
        return set.Facts.Count == 1 || !Expectations.Anywhere(blamed.Fact, _session).Exists(pattern => blamed.Fact.Matches(pattern, _session))
            ? ConflictKind.Value
            : ConflictKind.ValueConflict;
    }

    // The value of the only item is wrong, but would be allowed beside another item.
    private bool IsOfOnlyItem(ConflictSet set, DocumentNode item)
    {
        if (item.Parents.Count != 1
            || item.Parents[0] is not { } list
            || list.OpenChildren.Contains(item.Name)
            || list.Children.Count(child => child.Name == item.Name) != 1)
            return false;
        var before = _search.Levels();
        _search.Restore(set.Levels);
        list.TryOpen(item.Name);
        var isSatisfiable = _search.IsSatisfiable();
        list.EndOpen();
        _search.Restore(before);
        return isSatisfiable;
    }

    private (string? Expectation, IReadOnlyList<string> Words, string? Nearest) Expect(ConflictSet set, DocumentFact blamed)
    {
        var before = _search.Levels();
        _search.Restore(set.Levels);
        var expectations = new Expectations(_session, _search);
        var expected = expectations.Of(blamed);
        _search.Restore(before);
        if (expected is null)
            return (null, [], null);
        var value = blamed.Values![0];
        return (Expectations.Words(expected, OpenText.Show(value)),
            Expectation.Values(expected),
            OpenText.IsOpen(value) ? null : expectations.Nearest(expected, value));
    }

    private Conflict ToConflict(ConflictDraft draft)
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
            draft.Ways.ConvertAll(way => new WayOut(way.Kind, made[way.Fact], way.Value, way.Beside is null ? null : made[way.Beside])),
            draft.Expectation,
            draft.Words,
            draft.IsOfOnlyItem,
            draft.Refusal);
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
        fact.Alternatives.Count > 0 ? fact.Alternatives[0].Element : null,
        fact.IsConditional,
        HolderOf(fact.Owner)?.Origin);

    private static DocumentFact? HolderOf(DocumentNode node)
    {
        foreach (var parent in node.Parents)
            foreach (var child in parent.Children)
                foreach (var alternative in child.Alternatives)
                    if (alternative == node)
                        return child;
        return null;
    }
}
