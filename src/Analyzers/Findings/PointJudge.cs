using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Uniqueness;
using Bindery.Patterns;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>
/// Judges one point: whether there are findings, and which. The former is cheap; the latter is a search, so it is only done if the findings may be reported.
/// </summary>
internal sealed class PointJudge
{
    private readonly List<JudgedObject> _objects = [];

    /// <summary>Creates a judge for a point, and determines whether there are findings.</summary>
    /// <param name="point">The point.</param>
    /// <param name="admitted">The objects of the body without findings.</param>
    public PointJudge(DocumentPoint point, AdmittedObjects admitted)
    {
        Point = point;
        IsSilent = true;
        if (point.Kind == PointKind.Unjudged)
            return;
        foreach (var id in point.Ids)
        {
            // If the document is one of several objects, there are findings only if none of them is valid.
            JudgedObject? judged = null;
            if (admitted.Admits(point, id, () => (judged = JudgedObject.Of(point, id)) is null or { IsAdmitted: true }))
                return;
            _objects.Add(judged!);
        }
        IsSilent = false;
    }

    /// <summary>The point.</summary>
    public DocumentPoint Point { get; }

    /// <summary>Whether there are no findings.</summary>
    public bool IsSilent { get; }

    /// <summary>Returns the findings.</summary>
    public IReadOnlyList<Finding> Findings(CancellationToken cancellationToken)
    {
        if (IsSilent)
            return [];
        var found = new List<IReadOnlyList<Finding>>();
        foreach (var judged in _objects)
        {
            found.Add(judged.Findings(cancellationToken));
            if (found[found.Count - 1].Count == 0)
                return [];
        }
        // There are findings only if each object has some, and errors only if each object has an error.
        var isRefused = found.TrueForAll(findings => findings.Any(finding => !finding.IsWarning));
        return found.SelectMany(findings => findings).Where(finding => isRefused || finding.IsWarning).ToList();
    }

    /// <summary>Returns the errors of objects inside the documents that are certain whatever they are part of, which another error may hide.</summary>
    public IEnumerable<Finding> FindingsInside(CancellationToken cancellationToken)
    {
        foreach (var id in Point.Ids)
            foreach (var inner in Point.State.Reachable(new HeapValue(id)))
                if (!Point.Ids.Contains(inner) && JudgedObject.Of(Point, inner) is { IsAdmitted: false } judged)
                    foreach (var finding in judged.Findings(cancellationToken))
                        if (!finding.IsWarning)
                            yield return finding;
    }

    // An object that may be the document.
    private sealed class JudgedObject
    {
        private readonly DocumentPoint _point;
        private readonly int _id;
        private readonly ModelObject _model;
        private readonly CompiledGrammar _grammar;
        private readonly PartialElement _document;
        private readonly DocumentChecker _checker;
        private readonly IReadOnlyList<ElementPattern> _patterns;
        private readonly IReadOnlyList<Duplicate> _duplicates;
        private readonly IReadOnlyList<Dangling> _dangling;
        private readonly List<Finding> _silent;
        private readonly bool _isSatisfiable;

        private JudgedObject(DocumentPoint point, int id, ModelObject model, CompiledGrammar grammar)
        {
            (_point, _id, _model, _grammar) = (point, id, model, grammar);
            var builder = new DocumentBuilder(point.State, point.IsComplete);
            _document = builder.Build(id);
            _checker = BodyFindings.CheckerOf(grammar);
            _patterns = _checker.Elements(builder.DeclaredClass(model).Elements);
            _isSatisfiable = _checker.IsSatisfiable(_document, _patterns);
            var rules = RuleSearch.Find(_checker, _document, _patterns);
            _duplicates = UniqueSearch.Find(rules);
            _dangling = ReferenceSearch.Find(rules);
            _silent = point.Kind == PointKind.Written ? SilentFinding.OfMembers(point, id).ToList() : [];
        }

        /// <summary>Whether there are no findings.</summary>
        public bool IsAdmitted => _isSatisfiable && _duplicates.Count == 0 && _dangling.Count == 0 && _silent.Count == 0;

        public static JudgedObject? Of(DocumentPoint point, int id) =>
            point.State.Heap[id] is ModelObject { Schema.Grammar: { } grammar } model ? new JudgedObject(point, id, model, grammar) : null;

        public IReadOnlyList<Finding> Findings(CancellationToken cancellationToken)
        {
            var conflicts = _isSatisfiable ? [] : _checker.FindConflicts(_document, _patterns, cancellationToken);
            return
            [
                .. conflicts.Select(conflict => Report(
                        new Cause(_point, _id, _document, conflict), NewerTargets.Of(conflict, _document, _model, _grammar, cancellationToken)))
                    .Concat(_duplicates.Select(one => DuplicateFinding.Of(one) is { } finding
                        ? finding with { Value = new ValueCause(_point, _id, one.Second, null) }
                        : null))
                    // A reference without any possible target may be the consequence of missing content.
                    .Concat(_dangling.Where(one => conflicts.Count == 0 || one.Keys.Count > 0)
                        .Select(one => DanglingFinding.Of(one) is { } finding
                            ? finding with { Value = new ValueCause(_point, _id, one.Value, [.. one.Keys]) }
                            : null))
                    .OfType<Finding>()
                    .Concat(_silent),
            ];
        }

        private static Finding? Report(Cause cause, string newer)
        {
            var conflict = cause.Conflict;
            if (Places.OfBlamed(conflict) is not { } place)
                return null;
            var others = conflict.Facts
                .Where(fact => fact != conflict.Blamed && !fact.IsAbsence)
                .Select(Places.Of)
                .OfType<Location>()
                .Where(location => location.SourceSpan != place.SourceSpan)
                .Distinct()
                .ToImmutableArray();
            return new Finding(Descriptors.Of(conflict.Kind), place, others, Sentences.Of(conflict) + newer, cause);
        }
    }
}
