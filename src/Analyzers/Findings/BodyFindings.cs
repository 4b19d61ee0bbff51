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

/// <summary>From a body to what is to be said about it: follows it, judges the documents, and reports each place once.</summary>
internal static class BodyFindings
{
    // One for each grammar, and gone with it.
    private static readonly ConditionalWeakTable<CompiledGrammar, DocumentChecker> Checkers = new();

    /// <summary>The findings, in the order of the code.</summary>
    public static IReadOnlyList<Finding> Of(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken) =>
        Judge(body, types, semantics, cancellationToken).Findings;

    /// <summary>The findings, and what helps to judge what the body calls.</summary>
    public static BodyVerdict Judge(IOperation body, ModelTypes types, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var flow = BodyWalker.Follow(body, types, semantics, cancellationToken);
        var verdicts = Judge(flow.Points, body.Syntax, cancellationToken);
        var findings = verdicts.Findings().ToList();
        var inCallees = verdicts.InCallees().ToList();
        findings.AddRange(JudgePairs(flow.Points, body.Syntax, semantics, cancellationToken));
        // What is missing may be about to be typed.
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
        // Others run it as well, and there it may be right.
        findings.RemoveAll(finding =>
            flow.Escaped.Any(lambda => lambda.SyntaxTree == finding.Place.SourceTree && lambda.Span.Contains(finding.Place.SourceSpan)));
        findings.AddRange(flow.NullMembers.Select(NullMember));
        // What is not refused is not said while the code is not finished either.
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
            flow.IsCutOff);
    }

    private static List<CodePlace> Declarations(IEnumerable<ISymbol> symbols) =>
        symbols.SelectMany(symbol => symbol.DeclaringSyntaxReferences).Select(CodePlace.Of).ToList();

    // Points at which there is nothing to say come first: what they clear, no other has to be asked about. Behind a writer that throws there is nothing.
    private static PlaceVerdicts Judge(IReadOnlyList<DocumentPoint> points, SyntaxNode body, CancellationToken cancellationToken)
    {
        var verdicts = new PlaceVerdicts(body);
        var judges = points.Select(point => new PointJudge(point)).ToList();
        var mayThrow = judges.Exists(judge => !judge.IsSilent && judge.Point.Kind == PointKind.Written);
        foreach (var judge in judges)
            if (IsFirst(judge))
                verdicts.Add(judge.Point, []);
        foreach (var judge in judges)
            if (!IsFirst(judge) && !verdicts.AreCleared(judge.Point))
                verdicts.Add(judge.Point, judge.Findings(cancellationToken));
        return verdicts;

        bool IsFirst(PointJudge judge) => judge.IsSilent && (!mayThrow || judge.Point.State.Written.IsEmpty);
    }

    // Documents that go to one receiver, held to each other.
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

    // A required member that is missing is an error of its own, and as certain as what is reported here.
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

    /// <summary>The checker of a grammar.</summary>
    public static DocumentChecker CheckerOf(CompiledGrammar grammar) => Checkers.GetValue(grammar, static grammar => new DocumentChecker(grammar));
}
