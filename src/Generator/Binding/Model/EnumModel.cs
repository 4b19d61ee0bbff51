using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>A choice of words, as an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Documentation">What the words are about.</param>
/// <param name="Members">The words in schema order; a member's number is its place.</param>
internal sealed record EnumModel(string Name, string? Documentation, EquatableArray<EnumMemberModel> Members);

/// <summary>One word.</summary>
internal sealed record EnumMemberModel(string Name, string Word, string? Documentation);
