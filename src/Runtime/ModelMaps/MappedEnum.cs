using System.Collections.Generic;

namespace Bindery.ModelMaps;

/// <summary>A generated enumeration.</summary>
/// <param name="Name">The C# name, without namespace.</param>
/// <param name="Members">The members, in the order of their numbers, which begin with 0.</param>
internal sealed record MappedEnum(string Name, IReadOnlyList<MappedEnumMember> Members);

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Word">The word in documents.</param>
internal sealed record MappedEnumMember(string Name, string Word);
