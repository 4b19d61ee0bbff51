namespace Bindery.Generator.Binding;

/// <summary>What an enumeration can be called, by the place that uses it.</summary>
/// <param name="Suggestion">What the schema calls the type, if it has a name.</param>
/// <param name="Place">The class and the member.</param>
internal sealed record EnumNames(string? Suggestion, string Place)
{
    /// <summary>The names to try, in this order.</summary>
    /// <param name="common">What all places have in common that use the words, if there are several.</param>
    public string[] Candidates(string? common) => Suggestion is not null ? [Suggestion, Place, Place + "Word"]
        : common is not null ? [common, Place, Place + "Word"]
        : [Place, Place + "Word"];
}
