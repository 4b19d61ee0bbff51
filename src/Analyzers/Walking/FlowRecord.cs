using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// What is noted while a body is followed: the points at which documents can be judged, and what helps to judge the methods that it calls.
/// </summary>
internal sealed class FlowRecord
{
    // A body with more points is not judged.
    private const int MostPoints = 400;
    private const int MostCompared = 16;

    /// <summary>The points at which documents can be judged, in the order in which they are met.</summary>
    public List<DocumentPoint> Points { get; } = [];

    /// <summary>The names of members that are initialized in place, each with whether the member was null each time.</summary>
    public Dictionary<SyntaxNode, (string Member, bool IsNull)> NullMembers { get; } = [];

    /// <summary>The objects that this code changes after others got them.</summary>
    public HashSet<int> ChangedLater { get; } = [];

    /// <summary>The names in calls that were followed.</summary>
    public HashSet<SyntaxNode> Followed { get; } = [];

    /// <summary>The methods of which some call was not followed.</summary>
    public HashSet<ISymbol> Declined { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members, and types, into whose code was looked.</summary>
    public HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The names in calls whose text nobody gets.</summary>
    public HashSet<SyntaxNode> Unused { get; } = [];

    /// <summary>The bodies of lambdas that others got.</summary>
    public HashSet<SyntaxNode> Escaped { get; } = [];

    /// <summary>Notes a point, unless it was noted just before.</summary>
    public void Add(DocumentPoint point)
    {
        // Each way through an expression comes by what stands before its forks.
        for (var i = Points.Count - 1; i >= 0 && i >= Points.Count - MostCompared; i--)
            if (Points[i].Kind == point.Kind
                && Points[i].Writing == point.Writing
                && Points[i].Ids.SequenceEqual(point.Ids)
                && Points[i].State.IsSame(point.State))
                return;
        if (Points.Count <= MostPoints)
            Points.Add(point);
    }

    /// <summary>What was found.</summary>
    /// <param name="body">The body.</param>
    /// <param name="isCutOff">Whether it was too large to be followed.</param>
    public BodyFlow ToFlow(SyntaxNode body, bool isCutOff)
    {
        isCutOff |= Points.Count > MostPoints;
        return new BodyFlow(
            isCutOff ? [] : Points.Select(Judgeable).ToList(),
            NullMembers
                .Where(pair => pair.Value.IsNull && body.SyntaxTree == pair.Key.SyntaxTree && body.Span.Contains(pair.Key.Span))
                .Select(pair => (pair.Key, pair.Value.Member))
                .ToList(),
            Unused,
            Followed,
            Declined,
            Read,
            Escaped,
            isCutOff);
    }

    // What is changed after others got it may be right by then.
    private DocumentPoint Judgeable(DocumentPoint point) =>
        point.Kind == PointKind.HandedOver && point.Ids.SelectMany(id => point.State.Reachable(new HeapValue(id))).Any(ChangedLater.Contains)
        ? point with { Kind = PointKind.Unjudged }
        : point;
}
