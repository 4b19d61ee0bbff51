using System.Collections.Concurrent;
using Bindery.Help;
using Bindery.Schema;
using Microsoft.CodeAnalysis;

namespace Bindery.Generator.Diagnostics;

/// <summary>
/// The descriptors of the rules about schemas (BND0xxx). Their messages are complete sentences, which are composed where the problem is found.
/// </summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Known = new();

    public static DiagnosticDescriptor Of(string id) => Known.GetOrAdd(id, static id => new DiagnosticDescriptor(
        id,
        TitleOf(id),
        "{0}",
        "Bindery.Schema",
        // For code that the compiler itself rejects, only a hint is reported.
        id == GeneratorRules.InternalModel ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        RuleHelp.Describe(id, TitleOf(id) + "."),
        RuleHelp.LinkOf(id)));

    /// <summary>Returns the title of a rule, which is also that of its page in docs/rules.</summary>
    public static string TitleOf(string id) => id switch
    {
        SchemaRules.NotAllowedHere => "Not allowed at this place of the schema",
        SchemaRules.Missing => "Part of the schema is missing",
        SchemaRules.InvalidValue => "A value in the schema is invalid",
        SchemaRules.Conflict => "Two parts of the schema conflict",
        SchemaRules.NotWellFormed => "The schema is not well-formed",
        SchemaRules.FileNotFound => "A schema file cannot be found",
        SchemaRules.Restriction => "The schema breaks a restriction of its language",
        SchemaRules.Circular => "The schema refers to itself in a circle",
        SchemaRules.Datatype => "A datatype is unknown or has invalid facets",
        SchemaRules.LimitExceeded => "The schema is too large or too deep",
        SchemaRules.NotTranslated => "A construct of XML Schema is not supported",
        GeneratorRules.LanguageTooOld => "The C# version of the project is too old",
        GeneratorRules.SchemaNotFound => "The schema of a class is not in the project",
        GeneratorRules.UnusableClass => "A class cannot be completed",
        GeneratorRules.NoRoot => "The schema has no such root element",
        GeneratorRules.NoRuntime => "The run time is missing",
        GeneratorRules.InvalidItem => "The metadata of a schema item is invalid",
        GeneratorRules.TypeConflict => "Two schemas generate types with the same name",
        GeneratorRules.InternalModel => "A public member uses an internal model",
        _ => "A schema cannot be taken",
    };
}
