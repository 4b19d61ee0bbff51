using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.Syntax;

namespace Bindery.Generator.Binding;

/// <summary>Combines the annotations of several patterns that became one member.</summary>
internal static class AnnotationsExtensions
{
    public static string? FirstName(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => said.Name).FirstOrDefault(name => name is not null);

    public static string? FirstTypeName(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => said.TypeName).FirstOrDefault(name => name is not null);

    /// <summary>The type that b:as specifies for the value, instead of that of its datatype.</summary>
    public static MemberType FirstMemberType(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => said.MemberType).FirstOrDefault(type => type != MemberType.Plain);

    /// <summary>The name of the value's type in the schema, and its documentation; null if it has none.</summary>
    public static (string? Name, string? Documentation) FirstSchemaType(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => (said.SuggestedTypeName, said.TypeDocumentation)).FirstOrDefault(type => type.SuggestedTypeName is not null);

    public static string? FirstDocumentation(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => said.Documentation).FirstOrDefault(text => text is not null);

    public static MemberModel ToMember(this IReadOnlyCollection<Annotations> annotations, string name) => new(
        name,
        annotations.FirstDocumentation(),
        Default: annotations.Select(said => said.DefaultValue).FirstOrDefault(value => value is not null),
        IsOutputOnly: annotations.All(said => said.Direction != Direction.Both),
        WhereEmpty: annotations.WhereEmpty());

    /// <summary>The value of an empty element; null if the patterns do not agree on one.</summary>
    public static string? WhereEmpty(this IEnumerable<Annotations> annotations) =>
        annotations.Select(said => said.WhereEmpty).Distinct().Take(2).ToList() is { Count: 1 } values ? values[0] : null;
}
