using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Harness;

/// <summary>Reads what was generated through the compiler's eyes: members and types, not text.</summary>
internal static class Shape
{
    private static readonly SymbolDisplayFormat Format = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Runs the generator on one schema, in the namespace Models, and fails where anything is said about the result.</summary>
    public static GeneratorRun Of(string schema) =>
        GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", schema, "Models")] }).AssertClean();

    /// <summary>The generated public properties of a class, in order, as "required type Name".</summary>
    public static IReadOnlyList<string> Properties(this GeneratorRun run, string type = "Doc") =>
        run.Type(type).GetMembers().OfType<IPropertySymbol>().Where(property => property.DeclaredAccessibility == Accessibility.Public)
            .Select(property => (property.IsRequired ? "required " : "") + property.Type.ToDisplayString(Format) + " " + property.Name).ToList();

    /// <summary>The factories of a class, as "Name(type name, …)".</summary>
    public static IReadOnlyList<string> Factories(this GeneratorRun run, string type) =>
        run.Type(type).GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary }
                && method.Name is not ("Parse" or "TryParse" or "Load" or "LoadAsync"))
            .Select(method =>
                $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Type.ToDisplayString(Format) + " " + parameter.Name))})")
                .ToList();

    /// <summary>The members of an enumeration.</summary>
    public static IReadOnlyList<string> EnumMembers(this GeneratorRun run, string type) =>
        run.Type(type).GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).ToList();

    /// <summary>The names of all generated types but the tables of words, in ordinal order.</summary>
    public static IReadOnlyList<string> Types(this GeneratorRun run, string space = "Models") =>
        run.Space(space)
            .GetTypeMembers()
            .Select(type => type.Name)
            .Where(name => !name.EndsWith("Words", System.StringComparison.Ordinal) && !name.EndsWith("Grammar", System.StringComparison.Ordinal))
            .Order(System.StringComparer.Ordinal).ToList();

    /// <summary>The documentation comment of a member, its lines joined.</summary>
    public static string Documentation(this GeneratorRun run, string type, string member) =>
        string.Join(
            " ",
            (run.Type(type).GetMembers(member).First().GetDocumentationCommentXml() ?? "").Split(['\n', ' '], System.StringSplitOptions.RemoveEmptyEntries));

    public static INamedTypeSymbol Type(this GeneratorRun run, string type, string space = "Models") =>
        run.Output.GetTypeByMetadataName(space + "." + type)
            ?? throw new Xunit.Sdk.XunitException($"There is no type {type}, but {string.Join(", ", run.Types(space))}.");

    private static INamespaceSymbol Space(this GeneratorRun run, string space) =>
        space.Split('.').Aggregate(run.Output.Assembly.GlobalNamespace, (outer, name) => outer.GetNamespaceMembers().Single(member => member.Name == name));
}
