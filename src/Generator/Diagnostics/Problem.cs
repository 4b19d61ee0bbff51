using Bindery.Schema;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Diagnostics;

/// <summary>A diagnostic to report, by value.</summary>
internal sealed record Problem(string Id, string Message, Place Place)
{
    public static Problem From(SchemaDiagnostic diagnostic) => new(diagnostic.Id, diagnostic.Message, Place.Of(diagnostic.Span));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.Of(Id), Place.ToLocation(), Message);
}
