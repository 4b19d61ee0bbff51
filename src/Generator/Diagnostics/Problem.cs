using Bindery.Schema;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Diagnostics;

/// <summary>A diagnostic to report, compared by value.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Message">A complete sentence.</param>
/// <param name="Place">The place to report; for a problem of a class, the schema.</param>
/// <param name="Class">
/// The full name of the class with [XmlBinding] that caused the problem, if one did. Its position changes with every edit, and only the report depends on it.
/// </param>
internal sealed record Problem(string Id, string Message, Place Place, string? Class = null)
{
    /// <summary>Whether it is reported as a warning, regardless of the severity of its rule.</summary>
    public bool IsWarning { get; init; }

    public static Problem From(SchemaDiagnostic diagnostic) => new(diagnostic.Id, diagnostic.Message, Place.Of(diagnostic.Span));

    public Diagnostic ToDiagnostic() => IsWarning
        ? Diagnostic.Create(Descriptors.Of(Id), Place.ToLocation(), DiagnosticSeverity.Warning, null, null, Message)
        : Diagnostic.Create(Descriptors.Of(Id), Place.ToLocation(), Message);
}
