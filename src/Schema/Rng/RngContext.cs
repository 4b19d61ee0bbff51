namespace Bindery.Schema.Rng;

/// <summary>What an element of a schema file inherits from its ancestors in the file.</summary>
/// <param name="Ns">The nearest ns attribute (4.9); null if the file has none.</param>
/// <param name="DatatypeLibrary">The nearest datatypeLibrary attribute (4.3); empty if there is none.</param>
/// <param name="Base">The xml:base attributes resolved against each other (4.5); null if the file has none.</param>
internal readonly record struct RngContext(string? Ns, string DatatypeLibrary, string? Base);
