using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>An enumeration of words.</summary>
/// <param name="Name">The documentation of the enumeration.</param>
/// <param name="Documentation">The words in schema order; a member's number is its index.</param>
/// <param name="Members">The words in schema order; a member's number is its place.</param>
internal sealed record EnumModel(string Name, string? Documentation, EquatableArray<EnumMemberModel> Members);

/// <summary>One word.</summary>
internal sealed record EnumMemberModel(string Name, string Word, string? Documentation);
