using System.Collections.Immutable;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>An object that the code at hand made, as far as it is known at some point. Immutable: a change makes another.</summary>
/// <param name="IsLost">Whether others may change it by now: nothing that is known of it counts any more.</param>
internal abstract record HeapObject(bool IsLost);

/// <summary>An object of a generated class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Schema">The schema that the class belongs to.</param>
/// <param name="Type">The class as the compiler knows it.</param>
/// <param name="Creation">The expression that made it.</param>
/// <param name="IsNew">Whether members that were not set have the values that a new object has; else nothing is known of them.</param>
/// <param name="Members">What was set.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record ModelObject(
    MappedClass Class,
    BoundSchema Schema,
    INamedTypeSymbol Type,
    SyntaxNode Creation,
    bool IsNew,
    ImmutableDictionary<MappedMember, Cell> Members,
    bool IsLost = false) : HeapObject(IsLost);

/// <summary>An object of a class or struct of the user.</summary>
/// <param name="Type">The class.</param>
/// <param name="Creation">The expression that made it.</param>
/// <param name="Fields">The values of fields, automatic properties and parameters of the primary constructor that are known.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record UserObject(INamedTypeSymbol Type, SyntaxNode Creation, ImmutableDictionary<ISymbol, Value> Fields, bool IsLost = false)
    : HeapObject(IsLost);

/// <summary>A delegate.</summary>
/// <param name="Method">The lambda or method.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Origin">The body that made it, or for a method its own: what has to be known of the code.</param>
/// <param name="Call">Where it was made in a method that is followed: the call in the body at hand that led there.</param>
/// <param name="Captured">The locals that it captures, as they were.</param>
/// <param name="This">The object that it belongs to.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record DelegateObject(
    IMethodSymbol Method,
    IBlockOperation Body,
    Frame Origin,
    SyntaxNode? Call,
    ImmutableDictionary<ISymbol, Value> Captured,
    Value This,
    bool IsLost = false) : HeapObject(IsLost);

/// <summary>A task whose work is followed where it begins.</summary>
/// <param name="Result">What it gives.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record TaskObject(Value Result, bool IsLost = false) : HeapObject(IsLost);

/// <summary>A list or an array.</summary>
/// <param name="Items">The items that are known, in order.</param>
/// <param name="IsOpen">Whether there may be others among them.</param>
/// <param name="IsLazy">Whether its items are made anew each time it is gone through.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record ListObject(ImmutableArray<Item> Items, bool IsOpen, bool IsLazy = false, bool IsLost = false) : HeapObject(IsLost)
{
    /// <summary>Of a group: what its items have in common.</summary>
    public Value? Key { get; init; }

    /// <summary>Whether a deferred query over the list may be enumerated later.</summary>
    public bool IsWatched { get; init; }

    public static readonly ListObject Empty = new(ImmutableArray<Item>.Empty, IsOpen: false);
}

/// <summary>What a member was set to, and where.</summary>
/// <param name="Value">The value.</param>
/// <param name="Target">What names the member where it was set: its name, or the factory's argument.</param>
/// <param name="Source">The expression of the value.</param>
internal sealed record Cell(Value Value, SyntaxNode Target, SyntaxNode Source);

/// <summary>An item of a list.</summary>
/// <param name="Value">The item.</param>
/// <param name="Source">The expression of the value.</param>
/// <param name="Target">What names the list where the item was added; null where the list was made with it.</param>
/// <param name="IsCertain">Whether it is certainly there.</param>
internal sealed record Item(Value Value, SyntaxNode Source, SyntaxNode? Target = null, bool IsCertain = true);
