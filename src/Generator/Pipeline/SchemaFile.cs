using System;
using System.Collections.Generic;
using Bindery.Generator.Diagnostics;
using Bindery.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>The role of a schema file.</summary>
internal enum SchemaRole
{
    /// <summary>A plain additional file: a schema to generate from unless another one includes it.</summary>
    Unsaid,

    /// <summary>A BinderySchema item: a schema to generate from.</summary>
    Schema,

    /// <summary>A file that is only included by others.</summary>
    Include,
}

/// <summary>A schema file with the metadata of its item.</summary>
/// <param name="Text">The file.</param>
/// <param name="Role">Its role.</param>
/// <param name="Namespace">The namespace that the item specifies.</param>
/// <param name="Root">The root element that the item specifies.</param>
/// <param name="Accessibility">The accessibility that the item specifies.</param>
/// <param name="Version">The version of the target that the item specifies.</param>
/// <param name="AccessibilityProperty">The property of the project that sets the accessibility, for the item of a package.</param>
internal sealed record SchemaFile(
    SchemaText Text, SchemaRole Role, string? Namespace, string? Root, string? Accessibility, string? Version, string? AccessibilityProperty)
{
    /// <summary>The version of the target; null for the newest.</summary>
    public Version? Target => Version is not null && TargetVersion.TryParse(Version, out var version) ? version : null;

    /// <summary>The severity that the item specifies for constructs that are not translated; null if it does not specify one.</summary>
    public string? Untranslated { get; init; }

    /// <summary>Whether these are warnings instead of errors.</summary>
    public bool PassesOver => string.Equals(Untranslated, "warning", StringComparison.OrdinalIgnoreCase);

    /// <summary>The types that the item specifies; null if it does not specify them.</summary>
    public string? Types { get; init; }

    /// <summary>Whether all types of an XML Schema get a class, even if the roots do not reach them.</summary>
    public bool HasAllTypes => string.Equals(Types, "all", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the models are public.</summary>
    public bool IsPublic => string.Equals(Accessibility, "public", StringComparison.OrdinalIgnoreCase);

    /// <summary>The problems of the item.</summary>
    public IEnumerable<Problem> Problems
    {
        get
        {
            if (Namespace is not null && !SchemaNamespaces.IsValid(Namespace))
                yield return new Problem(
                    GeneratorRules.InvalidItem,
                    $"'{Namespace}' is not a valid C# namespace; write names with dots between them in Namespace, as in My.Models",
                    Place.StartOf(Text.Path));
            if (Accessibility is not null && !IsPublic && !string.Equals(Accessibility, "internal", StringComparison.OrdinalIgnoreCase))
                yield return new Problem(
                    GeneratorRules.InvalidItem,
                    $"'{Accessibility}' is not a valid accessibility for models; write public or internal in Accessibility",
                    Place.StartOf(Text.Path));
            foreach (var problem in ReadingProblems)
                yield return problem;
        }
    }

    /// <summary>The problems of the options that determine how the schema is read.</summary>
    public IEnumerable<Problem> ReadingProblems
    {
        get
        {
            if (Untranslated is not null && !PassesOver && !string.Equals(Untranslated, "error", StringComparison.OrdinalIgnoreCase))
                yield return new Problem(
                    GeneratorRules.InvalidItem,
                    $"'{Untranslated}' is not a valid severity of what is not translated; write error or warning in Untranslated",
                    Place.StartOf(Text.Path));
            if (Types is not null && !HasAllTypes && !string.Equals(Types, "reachable", StringComparison.OrdinalIgnoreCase))
                yield return new Problem(
                    GeneratorRules.InvalidItem,
                    $"'{Types}' is not a valid choice of types; write all or reachable in Types",
                    Place.StartOf(Text.Path));
            if (Version is not null && Target is null)
                yield return new Problem(
                    GeneratorRules.InvalidItem,
                    $"'{Version}' is not a valid version; write numbers with dots between them in Version, as in 9.0.0",
                    Place.StartOf(Text.Path));
        }
    }

    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static SchemaFile Read(AdditionalText file, SchemaText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(file);
        var role = Get(options, "BinderyRole");
        return new SchemaFile(
            text,
            string.Equals(role, "Schema", StringComparison.OrdinalIgnoreCase) ? SchemaRole.Schema
                // Descriptions of services are files of a project for other reasons too.
                : text.IsCatalog
                    || text.Path.EndsWith(".wsdl", StringComparison.OrdinalIgnoreCase)
                    || string.Equals(role, "Include", StringComparison.OrdinalIgnoreCase) ? SchemaRole.Include
                : SchemaRole.Unsaid,
            Get(options, "BinderyNamespace"),
            Get(options, "BinderyRoot"),
            Get(options, "BinderyAccessibility"),
            Get(options, "BinderyVersion"),
            Get(options, "BinderyAccessibilityProperty"))
        { Untranslated = Get(options, "BinderyUntranslated"), Types = Get(options, "BinderyTypes") };
    }

    private static string? Get(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Metadata + name, out var value) && value.Trim().Length > 0 ? value.Trim() : null;
}
