using Bindery.Names;

namespace Bindery.Wording;

/// <summary>Formats names of elements and attributes for messages.</summary>
internal static class NameWords
{
    private const string Types = "http://www.w3.org/2001/XMLSchema";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>Returns a qualified name as a value: the built-in types of XML Schema have their usual prefix.</summary>
    public static string OfValue(string namespaceUri, string text) => namespaceUri == Types && text.IndexOf(':') < 0 ? "xs:" + text : text;

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
        // The usual prefixes are shorter, and known.
        return namespaceUri == around ? name
            : namespaceUri == InstanceNamespace.Uri ? Quotation.Of("xsi:" + localName)
            : namespaceUri == Xml ? Quotation.Of("xml:" + localName)
            : namespaceUri.Length == 0 ? $"{name} without a namespace"
            : $"{name} of the namespace {Quotation.Of(namespaceUri)}";
    }
}
