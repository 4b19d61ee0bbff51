using System.Collections.Immutable;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>The knowledge at a point of the code. Immutable.</summary>
/// <param name="Locals">The values of locals; locals that it does not contain are unknown.</param>
/// <param name="Objects">The objects, by number.</param>
/// <param name="Conditions">The results of conditions on the execution path, by key.</param>
/// <param name="Passed">The places of items that the execution path passed and did not use: a document in which they are missing may be accepted.</param>
internal sealed record TextState(
    ImmutableDictionary<ISymbol, TextValue> Locals,
    ImmutableDictionary<int, TextObject> Objects,
    ImmutableDictionary<string, bool> Conditions,
    ImmutableHashSet<TextPlace> Passed)
{
    /// <summary>The initial state.</summary>
    public static readonly TextState Start = new(
        ImmutableDictionary.Create<ISymbol, TextValue>(SymbolEqualityComparer.Default),
        ImmutableDictionary<int, TextObject>.Empty,
        ImmutableDictionary<string, bool>.Empty,
        ImmutableHashSet<TextPlace>.Empty);

    /// <summary>Returns the object of a value, if it is known and no other code has it.</summary>
    public T? Find<T>(TextValue value)
        where T : TextObject =>
        value is HeldValue held && Objects.TryGetValue(held.Id, out var found) && !found.IsLost ? found as T : null;

    /// <summary>Returns the state with one object replaced.</summary>
    public TextState With(int id, TextObject changed) => this with { Objects = Objects.SetItem(id, changed) };

    /// <summary>Whether two states are equal.</summary>
    public bool IsSame(TextState other) =>
        Locals.IsSameAs(other.Locals) && Objects.IsSameAs(other.Objects) && Conditions.IsSameAs(other.Conditions)
        && (ReferenceEquals(Passed, other.Passed) || Passed.SetEquals(other.Passed));
}
