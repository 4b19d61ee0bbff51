using System.Collections.Generic;
using Bindery.Analyzers.Documents;
using Bindery.Identity;

namespace Bindery.Analyzers.Uniqueness;

/// <summary>A value that is certainly used twice although it must be unique.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="First">The first item with the value.</param>
/// <param name="Second">A later item.</param>
internal sealed record Duplicate(UniqueRule Rule, ItemValue First, ItemValue Second);

/// <summary>A value that certainly refers to nothing.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">The value.</param>
/// <param name="Keys">All possible targets.</param>
internal sealed record Dangling(KeyReferenceRule Rule, ItemValue Value, IReadOnlyCollection<ItemValue> Keys);

/// <summary>An item with a value that counts for a rule.</summary>
/// <param name="Text">The value; null if it is certainly present, but not known.</param>
/// <param name="Item">The item.</param>
/// <param name="Way">The elements on the path from the item to the value.</param>
/// <param name="Name">The name of the attribute; null for a text.</param>
/// <param name="Origin">The origin of the value.</param>
internal sealed record ItemValue(string? Text, PartialChild Item, IReadOnlyList<PartialChild> Way, string? Name, object? Origin);
