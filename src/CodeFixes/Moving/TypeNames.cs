using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.CodeFixes.Moving;

/// <summary>The names of the generated types of a schema, as they can be written at one place in the code.</summary>
/// <param name="schema">The schema.</param>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="position">The place.</param>
internal sealed class TypeNames(BoundSchema schema, SemanticModel semantics, int position)
{
    /// <summary>The version of the language.</summary>
    public LanguageVersion Language { get; } = (semantics.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion ?? LanguageVersion.CSharp7_3;

    /// <summary>The invariant culture, which is used for all values in documents.</summary>
    public string Invariant => Shown("System.Globalization.CultureInfo") + ".InvariantCulture";

    /// <summary>Options with which a model also writes what only its receiver sends.</summary>
    public string OutputOptions => $"new {Shown("Bindery.XmlWriteOptions")} {{ IncludeOutputOnly = true }}";

    /// <summary>Returns the name of a generated type.</summary>
    public string Of(string name) => Shown(schema.Namespace.Length > 0 ? $"{schema.Namespace.Replace("@", "")}.{name}" : name);

    /// <summary>Returns the shortest name of a type of the framework or of the schema that is valid here.</summary>
    public string Shown(string fullName)
    {
        var types = semantics.Compilation.GetTypesByMetadataName(fullName);
        return types.Length > 0
            ? (types.FirstOrDefault(type => semantics.Compilation.IsSymbolAccessibleWithin(type, semantics.Compilation.Assembly)) ?? types[0])
                .ToMinimalDisplayString(semantics, position)
            : "global::" + fullName;
    }
}
