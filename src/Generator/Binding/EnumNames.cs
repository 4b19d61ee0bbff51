namespace Bindery.Generator.Binding;

/// <summary>The possible names of an enumeration at a place that uses it, and what the enumeration specifies there.</summary>
/// <param name="SchemaType">The schema's own name of the type, if it has one.</param>
/// <param name="SchemaTypeDocumentation">The documentation of that type.</param>
/// <param name="Place">The class and the member.</param>
/// <param name="Use">The attribute or element, for documentation.</param>
internal sealed record EnumNames(string? SchemaType, string? SchemaTypeDocumentation, string Place, string Use)
{
    /// <summary>The names to try, in this order.</summary>
    /// <param name="common">The common part of the names of all places that use the words, if there are several.</param>
    public string[] Candidates(string? common) =>
        SchemaType is not null ? [Identifiers.OfEnum(SchemaType), Identifiers.Pascal(SchemaType), Place, Place + "Word"]
        : common is not null ? [common, Place, Place + "Word"]
        : [Place, Place + "Word"];
}
