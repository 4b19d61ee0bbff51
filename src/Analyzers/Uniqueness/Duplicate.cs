using System.Collections.Generic;
using Bindery.Analyzers.Documents;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>A value that is certainly used twice where each must be unique.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="First">The item that has it first.</param>
/// <param name="Second">A later one.</param>
internal sealed record Duplicate(UniqueRule Rule, ItemValue First, ItemValue Second);

/// <summary>A value that certainly refers to nothing.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The value.</param>
/// <param name="Keys">All that there may be to refer to.</param>
internal sealed record Dangling(KeyReferenceRule Rule, ItemValue Value, IReadOnlyCollection<ItemValue> Keys);

/// <summary>An item with a value that counts for a rule.</summary>
/// <param name="Text">The value.</param>
/// <param name="Item">The item.</param>
/// <param name="Way">The elements on the way from the item to the value.</param>
/// <param name="Name">The attribute's name; null: it is a text.</param>
/// <param name="Origin">Where the value comes from.</param>
internal sealed record ItemValue(string Text, PartialChild Item, IReadOnlyList<PartialChild> Way, string? Name, object? Origin);
