using System.Collections.Immutable;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Composition;

/// <summary>What is known at a point of the code. Immutable.</summary>
/// <param name="Locals">The values of locals; of those that are not in it nothing is known.</param>
/// <param name="Objects">The objects by number.</param>
/// <param name="Conditions">The conditions that were decided on the way here, by what they ask.</param>
internal sealed record TextState(
    ImmutableDictionary<ISymbol, TextValue> Locals, ImmutableDictionary<int, TextObject> Objects, ImmutableDictionary<string, bool> Conditions)
{
    /// <summary>At the beginning.</summary>
    public static readonly TextState Start = new(
        ImmutableDictionary.Create<ISymbol, TextValue>(SymbolEqualityComparer.Default),
        ImmutableDictionary<int, TextObject>.Empty,
        ImmutableDictionary<string, bool>.Empty);

    /// <summary>The object of a value, if it is known and nobody else has it.</summary>
    public T? Find<T>(TextValue value)
        where T : TextObject =>
        value is HeldValue held && Objects.TryGetValue(held.Id, out var found) && !found.IsLost ? found as T : null;

    /// <summary>The state with another object in the place of one.</summary>
    public TextState With(int id, TextObject changed) => this with { Objects = Objects.SetItem(id, changed) };

    /// <summary>Whether nothing is told apart by two states.</summary>
    public bool IsSame(TextState other) =>
        Locals.IsSameAs(other.Locals) && Objects.IsSameAs(other.Objects) && Conditions.IsSameAs(other.Conditions);
}
