using Bindery.Schema;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Diagnostics;

/// <summary>A diagnostic to report, by value.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Message">A whole sentence.</param>
/// <param name="Place">Where; the schema, for a problem of a class.</param>
/// <param name="Class">
/// The full name of the class with [XmlBinding] that is to blame, if it is one: where it stands changes with every edit, and nothing but the report depends on
/// it.
/// </param>
internal sealed record Problem(string Id, string Message, Place Place, string? Class = null)
{
    public static Problem From(SchemaDiagnostic diagnostic) => new(diagnostic.Id, diagnostic.Message, Place.Of(diagnostic.Span));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.Of(Id), Place.ToLocation(), Message);
}
