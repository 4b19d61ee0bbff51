using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>The names of the types that a schema would generate.</summary>
internal sealed record GeneratedTypes(string Path, string Namespace, EquatableArray<string> Names, bool IsRecovered)
{
    public static GeneratedTypes? Of(CompiledSchema schema) =>
        schema.Model is { } model ? new GeneratedTypes(schema.Path, model.Namespace, model.TypeNames.ToEquatableArray(), model.IsRecovered) : null;
}

/// <summary>
/// Finds schemas that would generate types of the same name into the same namespace. Only the first of them, by path, generates the type; schemas with errors
/// come last.
/// </summary>
internal static class TypeConflicts
{
    public static EquatableArray<Problem> Find(ImmutableArray<GeneratedTypes?> schemas, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<(string Namespace, string Name), string>();
        var problems = new List<Problem>();
        foreach (var schema in schemas.OfType<GeneratedTypes>().OrderBy(schema => schema.IsRecovered).ThenBy(schema => schema.Path, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (schema.Names.FirstOrDefault(name => owners.ContainsKey((schema.Namespace, name))) is { } taken)
                problems.Add(new Problem(GeneratorRules.TypeConflict, Message(schema, taken, owners[(schema.Namespace, taken)]), Place.StartOf(schema.Path)));
            else
                foreach (var name in schema.Names)
                    owners[(schema.Namespace, name)] = schema.Path;
        }
        return problems.ToEquatableArray();
    }

    private static string Message(GeneratedTypes schema, string name, string owner) =>
        $"'{name}' is generated into the namespace '{schema.Namespace}' from '{SchemaPaths.FileName(owner)}' already, so nothing is generated from '{SchemaPaths.FileName(schema.Path)}'; give one of the two a Namespace of its own";
}
