using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Diagnostics;

/// <summary>The descriptors of the rules about schemas (BND0xxx). Their messages are whole sentences, made where the problem is found.</summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Known = new();

    public static DiagnosticDescriptor Of(string id) => Known.GetOrAdd(id, static id => new DiagnosticDescriptor(
        id,
        "A schema cannot be taken",
        "{0}",
        "Bindery.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "https://github.com/bindery-dev/bindery/blob/main/docs/rules/" + id + ".md"));
}
