using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The results that are recorded while a body is followed: the points at which documents can be judged, and the information that is needed to judge the methods
/// that it calls.
/// </summary>
internal sealed class FlowRecord
{
    // A body with more points is not judged.
    private const int MostPoints = 400;
    private const int MostCompared = 16;

    /// <summary>The points at which documents can be judged, in the order in which they are reached.</summary>
    public List<DocumentPoint> Points { get; } = [];

    /// <summary>The names of members with a nested initializer, and whether the member was null every time.</summary>
    public Dictionary<SyntaxNode, (string Member, bool IsNull)> NullMembers { get; } = [];

    /// <summary>The objects that this code changes after other code has received them.</summary>
    public HashSet<int> ChangedLater { get; } = [];

    /// <summary>The names in calls that were followed.</summary>
    public HashSet<SyntaxNode> Followed { get; } = [];

    /// <summary>The methods with a call that was not followed.</summary>
    public HashSet<ISymbol> Declined { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The members and types whose code was read.</summary>
    public HashSet<ISymbol> Read { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The names in calls whose result is not used.</summary>
    public HashSet<SyntaxNode> Unused { get; } = [];

    /// <summary>The bodies of lambdas that escape.</summary>
    public HashSet<SyntaxNode> Escaped { get; } = [];

    /// <summary>The lambdas and local functions that ran in a <c>try</c> block that catches the exception for an invalid document.</summary>
    public HashSet<SyntaxNode> Caught { get; } = [];

    /// <summary>Adds a point, unless one of the last points is equal.</summary>
    public void Add(DocumentPoint point)
    {
        // Each execution path of an expression evaluates again what precedes its forks.
        for (var i = Points.Count - 1; i >= 0 && i >= Points.Count - MostCompared; i--)
            if (Points[i].Kind == point.Kind
                && Points[i].Writing == point.Writing
                && Points[i].Ids.SequenceEqual(point.Ids)
                && Points[i].State.IsSame(point.State))
                return;
        if (Points.Count <= MostPoints)
            Points.Add(point);
    }

    /// <summary>Returns the results.</summary>
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
            Caught,
            isCutOff);
    }

    // An object that is changed after other code has received it may be valid by then.
    private DocumentPoint Judgeable(DocumentPoint point) =>
        point.Kind == PointKind.HandedOver && point.Ids.SelectMany(id => point.State.Reachable(new HeapValue(id))).Any(ChangedLater.Contains)
        ? point with { Kind = PointKind.Unjudged }
        : point;
}
