using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Schemas of the W3C that other schemas often import, in many cases without a file: the attributes of XLink and the elements of XML signatures; and the types
/// of XML Schema 1.1, which need no import. A file of the project takes precedence. (The attributes of the xml namespace are in <see cref="XsdCompiler"/>.)
/// </summary>
internal static class KnownSchemas
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [XsdVocabulary.Namespace] = "types-1.1.xsd",
        ["http://www.w3.org/1999/xlink"] = "xlink.xsd",
        ["http://www.w3.org/2000/09/xmldsig#"] = "xmldsig-core-schema.xsd",
    };

    // The trees are immutable and depend on nothing else: they are shared by the process.
    private static readonly ConcurrentDictionary<string, XsdSyntax> Read = new(StringComparer.Ordinal);

    /// <summary>Returns the schema of a namespace; null if it is not one of these.</summary>
    public static XsdSyntax? Find(string namespaceUri) =>
        Names.TryGetValue(namespaceUri, out var name) ? Read.GetOrAdd(name, Parse) : null;

    private static XsdSyntax Parse(string name)
    {
        using var stream = typeof(KnownSchemas).Assembly.GetManifestResourceStream("Bindery.Schema.Known." + name)!;
        using var reader = new StreamReader(stream);
        return XsdParser.Parse(new SourceText("bindery:" + name, reader.ReadToEnd()), CancellationToken.None);
    }
}
