namespace Bindery.Names;

/// <summary>The namespace whose attributes any element of a document may have (XML Schema Part 1, 2.6).</summary>
internal static class InstanceNamespace
{
    /// <summary>The namespace name.</summary>
    public const string Uri = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Whether an attribute with this local name tells where the schemas of a document are, and so is no part of its content.</summary>
    public static bool IsSchemaLocation(string localName) => localName is "schemaLocation" or "noNamespaceSchemaLocation";
}
