using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers;

/// <summary>The rules that the analyzers report.</summary>
internal static class Descriptors
{
    /// <summary>A compiled grammar that this version does not understand: what it describes goes unchecked.</summary>
    public static readonly DiagnosticDescriptor UnreadableGrammar = new(
        "BND1020",
        "A compiled grammar cannot be read",
        "The grammar of '{0}' in the assembly '{1}' cannot be read, so its models are not checked ({2}); use the same version of Bindery in both projects",
        "Bindery.Models",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
