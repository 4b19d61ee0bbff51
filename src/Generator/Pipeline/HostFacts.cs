using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Generator.Pipeline;

/// <summary>Accessible models of a grammar in a referenced assembly.</summary>
internal sealed record ReferencedModels(string GrammarText, string Namespace);

/// <summary>The properties of the user's compilation that affect generated code. Computed after each edit, and usually equal to the previous result.</summary>
/// <param name="Emit">The properties that the generated text depends on.</param>
/// <param name="IsCSharp9">Whether the C# version is new enough.</param>
/// <param name="HasRuntime">Whether the run-time library is referenced.</param>
/// <param name="Referenced">Models in referenced assemblies, which are not generated again.</param>
internal sealed record HostFacts(EmitOptions Emit, bool IsCSharp9, bool HasRuntime, EquatableArray<ReferencedModels> Referenced)
{
    public static HostFacts Read(Compilation compilation, LanguageVersion version, CancellationToken cancellationToken) =>
        new(
            new EmitOptions(
                FileScopedNamespaces: version >= LanguageVersion.CSharp10,
                Utf8Literals: version >= LanguageVersion.CSharp11,
                RequiredMembers: version >= LanguageVersion.CSharp11
                    && Has(compilation, "System.Runtime.CompilerServices.RequiredMemberAttribute")
                    && Has(compilation, "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute")
                    && Has(compilation, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute"),
                NotNullWhen: Has(compilation, "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute"),
                Json: Has(compilation, "System.Text.Json.Serialization.JsonDerivedTypeAttribute") && Has(compilation, "Bindery.BigIntegerJsonConverter")),
            version >= LanguageVersion.CSharp9,
            compilation.GetTypesByMetadataName("Bindery.GrammarAttribute").Length > 0,
            Models(compilation, cancellationToken).OrderBy(models => models.Namespace, System.StringComparer.Ordinal).ToEquatableArray());

    /// <summary>Whether the models of a schema are already in a referenced assembly.</summary>
    public bool IsReferenced(SchemaModel model) => Referenced.Contains(new ReferencedModels(model.GrammarText, model.Namespace));

    private static bool Has(Compilation compilation, string name) =>
        compilation.GetTypesByMetadataName(name).Any(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));

    private static IEnumerable<ReferencedModels> Models(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Only assemblies that reference the run-time library can have the attribute; those of the framework need not be searched.
            if (!assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Bindery")))
                continue;
            foreach (var attribute in assembly.GetAttributes())
                if (attribute.AttributeClass
                    is { Name: "GrammarAttribute", ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } }
                    && attribute.ConstructorArguments.Length == 2
                    && attribute.ConstructorArguments[1].Value is string text
                    && Named(attribute, "Namespace") is { } space
                    && (Named(attribute, "Roots") ?? "").Split(' ').All(root => IsAccessible(compilation, assembly, space + "." + root)))
                    yield return new ReferencedModels(text, space);
        }
    }

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value as string;

    private static bool IsAccessible(Compilation compilation, IAssemblySymbol assembly, string type) =>
        assembly.GetTypeByMetadataName(type.Replace("@", "")) is { } symbol && compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);
}
