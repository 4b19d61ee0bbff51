using System.Collections.Immutable;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>An object that the analyzed code created, as known at some point. Immutable: a change creates another one.</summary>
/// <param name="IsLost">Whether other code may change it, so that nothing is known about it any more.</param>
internal abstract record HeapObject(bool IsLost);

/// <summary>An object of a generated class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Schema">The schema that the class belongs to.</param>
/// <param name="Type">The symbol of the class.</param>
/// <param name="Creation">The expression that created it.</param>
/// <param name="IsNew">Whether members that were not set have their initial values; otherwise they are unknown.</param>
/// <param name="Members">The members that were set.</param>
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
/// <param name="Creation">The expression that created it.</param>
/// <param name="Fields">The known values of fields, automatic properties and parameters of the primary constructor.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record UserObject(INamedTypeSymbol Type, SyntaxNode Creation, ImmutableDictionary<ISymbol, Value> Fields, bool IsLost = false)
    : HeapObject(IsLost);

/// <summary>A delegate.</summary>
/// <param name="Method">The lambda or method.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Origin">The body that created it; for a method, its own body within the one that created the delegate.</param>
/// <param name="Call">For a delegate that a followed method created: the call in the analyzed body that led there.</param>
/// <param name="Captured">The values of the captured locals at that time.</param>
/// <param name="This">The target object.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record DelegateObject(
    IMethodSymbol Method,
    IBlockOperation Body,
    Frame Origin,
    SyntaxNode? Call,
    ImmutableDictionary<ISymbol, Value> Captured,
    Value This,
    bool IsLost = false) : HeapObject(IsLost)
{
    /// <summary>Whether a captured variable never changes.</summary>
    public bool IsFixed(ISymbol captured)
    {
        for (var frame = Origin; frame is not null; frame = frame.Parent)
            if (frame.Facts.IsAssigned(captured))
                return false;
        return true;
    }
}

/// <summary>A task whose code is followed where it starts.</summary>
/// <param name="Result">The result.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record TaskObject(Value Result, bool IsLost = false) : HeapObject(IsLost);

/// <summary>A list or an array.</summary>
/// <param name="Items">The known items, in order.</param>
/// <param name="IsOpen">Whether there may be other items among them.</param>
/// <param name="IsLazy">Whether its items are created anew by each enumeration.</param>
/// <param name="IsLost">See <see cref="HeapObject"/>.</param>
internal sealed record ListObject(ImmutableArray<Item> Items, bool IsOpen, bool IsLazy = false, bool IsLost = false) : HeapObject(IsLost)
{
    /// <summary>For a group: the key of its items.</summary>
    public Value? Key { get; init; }

    /// <summary>Whether a deferred query over the list may be enumerated later.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether its unknown items were read from a document, and no other reference to them exists.</summary>
    public bool IsRead { get; init; }

    public static readonly ListObject Empty = new(ImmutableArray<Item>.Empty, IsOpen: false);
}

/// <summary>The value of a member, with the place of the assignment.</summary>
/// <param name="Value">The value.</param>
/// <param name="Target">The name of the member in the assignment, or the argument of the factory.</param>
/// <param name="Source">The expression of the value.</param>
internal sealed record Cell(Value Value, SyntaxNode Target, SyntaxNode Source);

/// <summary>An item of a list.</summary>
/// <param name="Value">The item.</param>
/// <param name="Source">The expression of the value.</param>
/// <param name="Target">The name of the list where the item was added; null if the list was created with it.</param>
/// <param name="IsCertain">Whether it is certainly present.</param>
internal sealed record Item(Value Value, SyntaxNode Source, SyntaxNode? Target = null, bool IsCertain = true);
