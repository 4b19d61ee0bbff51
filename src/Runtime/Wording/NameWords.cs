namespace Bindery.Wording;

/// <summary>Formats names of elements and attributes for messages.</summary>
internal static class NameWords
{
    /// <summary>Returns a name in quotes, with its namespace if that differs from the surrounding one.</summary>
    /// <param name="namespaceUri">The namespace name; null for any.</param>
    /// <param name="localName">The local part; null for any.</param>
    /// <param name="around">The surrounding namespace name.</param>
    public static string Of(string? namespaceUri, string? localName, string around)
    {
        if (namespaceUri is null)
            return "any name of another namespace";
        if (localName is null)
            return namespaceUri.Length == 0 ? "any other name without a namespace" : $"any other name of the namespace {Quotation.Of(namespaceUri)}";
        var name = Quotation.Of(localName);
        return namespaceUri == around ? name
            : namespaceUri.Length == 0 ? $"{name} without a namespace"
            : $"{name} of the namespace {Quotation.Of(namespaceUri)}";
    }
}
