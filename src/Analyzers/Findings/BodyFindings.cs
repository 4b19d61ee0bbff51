using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Bindery.Analyzers.Building;
using Bindery.Analyzers.Conflicts;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Uniqueness;
using Bindery.Analyzers.Walking;
using Bindery.Patterns;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Findings;

/// <summary>Analyzes a body: follows it, judges the documents, and reports each place once.</summary>
internal static class BodyFindings
{
    // One for each grammar, and released together with it.
    private static readonly ConditionalWeakTable<CompiledGrammar, DocumentChecker> Checkers = new();

    /// <summary>Returns the results for bodies, each of which precedes those within it.</summary>
    public static IEnumerable<BodyVerdict> JudgeAll(
        IEnumerable<IOperation> bodies, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var caught = new HashSet<SyntaxNode>();
        foreach (var body in bodies)
        {
            if (caught.Contains(body.Syntax))
                continue;
            BodyVerdict verdict;
            try
            {
                verdict = Judge(body, types, semantics, cancellationToken);
            }
            catch (InsufficientExecutionStackException)
            {
                // Code that is nested this deeply is not checked.
                continue;
            }
            caught.UnionWith(verdict.Caught);
            yield return verdict;
        }
    }

    /// <summary>Returns the findings, and the information that is needed to judge called methods.</summary>
    public static BodyVerdict Judge(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var flow = BodyWalker.Follow(body, types, semantics, cancellationToken);
        var verdicts = Judge(flow.Points, body.Syntax, cancellationToken);
        var findings = verdicts.Findings().ToList();
        var inCallees = verdicts.InCallees().ToList();
        findings.AddRange(JudgePairs(flow.Points, body.Syntax, semantics, cancellationToken));
        // A missing member may be about to be typed.
        if (findings.Count > 0 && IsBeingWritten(body.Syntax, semantics, cancellationToken))
        {
            findings = Judge(
                flow.Points.Where(point => point.Kind != PointKind.End)
                    .Select(point => point.Kind == PointKind.Written ? point with { Kind = PointKind.HandedOver } : point)
                    .ToList(),
                body.Syntax,
                cancellationToken)
                .Findings()
                .ToList();
            inCallees = [];
        }
        // Other code runs it as well, and it may be correct there.
        findings.RemoveAll(finding =>
            flow.Escaped.Any(lambda => lambda.SyntaxTree == finding.Place.SourceTree && lambda.Span.Contains(finding.Place.SourceSpan)));
        findings.AddRange(flow.NullMembers.Select(NullMember));
        // Warnings are not reported for incomplete code either.
        if (flow.Unused.Count > 0 && !IsBeingWritten(body.Syntax, semantics, cancellationToken))
            findings.AddRange(flow.Unused.Select(SilentFinding.OfText));
        var ordered = findings
            .GroupBy(finding => finding.Place.SourceSpan)
            .Select(same => same.First())
            .OrderBy(finding => finding.Place.SourceSpan.Start)
            .ToList();
        return new BodyVerdict(
            CodePlace.Of(body.Syntax),
            ordered,
            inCallees,
            verdicts.Cleared().Select(place => new CodePlace(place.SourceTree!, place.SourceSpan)).ToList(),
            flow.Followed.Select(CodePlace.Of).ToList(),
            Declarations(flow.Declined),
            Declarations(flow.Read),
            flow.IsCutOff) { Caught = flow.Caught };
    }

    private static List<CodePlace> Declarations(IEnumerable<ISymbol> symbols) =>
        symbols.SelectMany(symbol => symbol.DeclaringSyntaxReferences).Select(CodePlace.Of).ToList();

    // Points without findings come first: if they clear all places of another point, that point need not be judged. After a writer that throws, nothing is
    // judged.
    private static PlaceVerdicts Judge(IReadOnlyList<DocumentPoint> points, SyntaxNode body, CancellationToken cancellationToken)
    {
        var verdicts = new PlaceVerdicts(body);
        var admitted = new AdmittedObjects();
        var judges = points.Select(point => new PointJudge(point, admitted)).ToList();
        var mayThrow = judges.Exists(judge => !judge.IsSilent && judge.Point.Kind == PointKind.Written);
        foreach (var judge in judges)
            if (IsFirst(judge))
                verdicts.Add(judge.Point, [], []);
        foreach (var judge in judges)
            if (!IsFirst(judge) && !verdicts.AreCleared(judge.Point))
            {
                var found = judge.Findings(cancellationToken);
                verdicts.Add(judge.Point, found, found.All(finding => finding.IsWarning) ? [] : judge.FindingsInside(cancellationToken));
            }
        return verdicts;

        bool IsFirst(PointJudge judge) => judge.IsSilent && (!mayThrow || judge.Point.State.Written.IsEmpty);
    }

    // Checks documents that are passed to the same call against each other.
    private static IEnumerable<Finding> JudgePairs(
        IReadOnlyList<DocumentPoint> points, SyntaxNode body, SemanticModel semantics, CancellationToken cancellationToken)
    {
        foreach (var (first, second) in DocumentPairs.Of(body, points, semantics, cancellationToken))
            if ((HasRules(first) || HasRules(second)) && Written(first) is { } one && Written(second) is { } other)
                foreach (var dangling in PairSearch.Find(one, other).Concat(PairSearch.Find(other, one)))
                    if (DanglingFinding.Of(dangling) is { } finding)
                        yield return finding;
    }

    private static ModelObject ModelOf(DocumentPoint point) => (ModelObject)point.State.Heap[point.Ids[0]];

    private static bool HasRules(DocumentPoint point) => ModelOf(point).Schema.Grammar is { Graph.HasRules: true };

    private static WrittenDocument? Written(DocumentPoint point)
    {
        var model = ModelOf(point);
        if (model.Schema.Grammar is not { } grammar || CheckerOf(grammar) is not { } checker)
            return null;
        var builder = new DocumentBuilder(point.State, point.IsComplete);
        return new WrittenDocument(checker, builder.Build(point.Ids[0]), checker.Elements(builder.DeclaredClass(model).Elements));
    }

    // A missing required member is a separate error, which is as certain as those that are reported here.
    private static bool IsBeingWritten(SyntaxNode body, SemanticModel semantics, CancellationToken cancellationToken) =>
        body.ContainsDiagnostics
        || semantics.GetDiagnostics(body.Span, cancellationToken)
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS9035");

    private static Finding NullMember((SyntaxNode Name, string Member) found) => new(
        Descriptors.NullMember,
        found.Name.GetLocation(),
        ImmutableArray<Location>.Empty,
        $"'{found.Member}' is null here, so that initializing its members throws a NullReferenceException; write '{found.Member} = new() {{ … }}'",
        null);

    /// <summary>Returns the checker of a grammar.</summary>
    public static DocumentChecker CheckerOf(CompiledGrammar grammar) => Checkers.GetValue(grammar, static grammar => new DocumentChecker(grammar));
}
