using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>An enumeration of words.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Documentation">The documentation of the enumeration.</param>
/// <param name="Members">The words in schema order; the value of a member is its index.</param>
internal sealed record EnumModel(string Name, string Documentation, EquatableArray<EnumMemberModel> Members);

/// <summary>One word.</summary>
internal sealed record EnumMemberModel(string Name, string Word, string? Documentation);
