using System.Collections.Generic;

namespace Bindery.ModelMaps;

/// <summary>How the generated classes of one schema are bound to its grammar: what <c>GrammarAttribute.Models</c> says. Immutable.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Enums">The enumerations.</param>
internal sealed record ModelMap(IReadOnlyList<MappedClass> Classes, IReadOnlyList<MappedEnum> Enums);
