using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>A call of a LINQ method, whose arguments are evaluated.</summary>
/// <param name="Method">The method.</param>
/// <param name="Syntax">The call.</param>
/// <param name="Source">The sequence that is queried.</param>
/// <param name="List">Its items; null if it is unknown.</param>
/// <param name="Functions">The delegates, by the names of the parameters.</param>
/// <param name="Values">The other arguments.</param>
internal sealed record QueryCall(
    IMethodSymbol Method,
    SyntaxNode Syntax,
    Value Source,
    ListObject? List,
    IReadOnlyDictionary<string, Function> Functions,
    IReadOnlyDictionary<string, (Value Value, IArgumentOperation Argument)> Values)
{
    /// <summary>The name of the method.</summary>
    public string Name => Method.Name;

    /// <summary>Whether equal keys are equal constants.</summary>
    public bool ComparesAsConstants =>
        !Values.TryGetValue("comparer", out var comparer) || comparer.Value is NullValue || Dictionaries.IsOrdinal(comparer.Argument.Value);

    /// <summary>The items, if all of them are known and certain, and few enough to follow them one by one; null otherwise.</summary>
    public ListObject? Known => IsKnown(List) ? List : null;

    /// <summary>Whether all items of a list are known and certain, and few enough to follow them one by one.</summary>
    public static bool IsKnown(ListObject? list) =>
        list is { IsOpen: false, Items: { Length: <= Loops.MostRounds } items } && items.All(item => item.IsCertain);

    /// <summary>Returns the delegate of a parameter; null if the method has no such parameter.</summary>
    public Function? Function(string parameter) => Functions.TryGetValue(parameter, out var function) ? function : null;

    /// <summary>Returns the argument of a parameter; unknown if the method has no such parameter.</summary>
    public Value Value(string parameter) => Values.TryGetValue(parameter, out var found) ? found.Value : Flow.Value.Unknown;
}
