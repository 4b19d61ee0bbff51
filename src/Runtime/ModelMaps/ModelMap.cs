using System.Collections.Generic;

namespace Bindery.ModelMaps;

/// <summary>The relation between the generated classes of one schema and its grammar, as in <c>GrammarAttribute.Models</c>. Immutable.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Enums">The enumerations.</param>
internal sealed record ModelMap(IReadOnlyList<MappedClass> Classes, IReadOnlyList<MappedEnum> Enums);
