namespace Bindery.Schema.Rng;

/// <summary>What an element of a schema file inherits from its ancestors in the file.</summary>
/// <param name="Ns">The nearest ns attribute (4.9); null where the file has none.</param>
/// <param name="DatatypeLibrary">The nearest datatypeLibrary attribute (4.3); empty where there is none.</param>
/// <param name="Base">The xml:base attributes resolved against each other (4.5); null where the file has none.</param>
internal readonly record struct RngContext(string? Ns, string DatatypeLibrary, string? Base);
