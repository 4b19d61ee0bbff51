using System.Collections.Generic;

namespace Bindery.Xml;

/// <summary>The namespace declarations of a document's root element, so that it can be written with its original prefixes.</summary>
/// <param name="prefix">The prefix of the root element; empty if it has none.</param>
/// <param name="declarations">The declarations in the order of the document; the prefix of the default namespace is empty.</param>
internal sealed class RootDeclarations(byte[] prefix, IReadOnlyList<(byte[] Prefix, byte[] NamespaceUri)> declarations)
{
    /// <summary>The prefix of the root element; empty if it has none.</summary>
    public byte[] Prefix { get; } = prefix;

    /// <summary>The declarations in the order of the document; the prefix of the default namespace is empty.</summary>
    public IReadOnlyList<(byte[] Prefix, byte[] NamespaceUri)> Declarations { get; } = declarations;

    /// <summary>
    /// Returns the declarations of the root element, whose start tag is the reader's current event; null if it has none, or only that of its own default
    /// namespace.
    /// </summary>
    public static RootDeclarations? Of(in Utf8XmlReader reader)
    {
        var count = reader.NamespaceDeclarationCount;
        if (count == 0)
            return null;
        var declarations = new List<(byte[], byte[])>(count);
        for (var i = 0; i < count; i++)
        {
            reader.GetNamespaceDeclaration(i, out var prefix, out var uri);
            if (!prefix.IsEmpty || !reader.Prefix.IsEmpty)
                declarations.Add((prefix.ToArray(), uri.ToArray()));
        }
        return declarations.Count == 0 ? null : new RootDeclarations(reader.Prefix.ToArray(), declarations);
    }
}
