using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Schema;

namespace Bindery.Tests.Conformance;

/// <summary>The cases of a suite: folders with correct.rng or incorrect.rng and numbered instances, valid (v) and invalid (i).</summary>
internal static class SpecificationSuite
{
    public static IEnumerable<(string Name, string Schema)> Cases(string folder, string kind) =>
        from directory in Directory.GetDirectories(Corpus.Path(folder)).OrderBy(name => name, StringComparer.Ordinal)
        let schema = Path.Combine(directory, kind + ".rng")
        where File.Exists(schema)
        select (Path.GetFileName(directory), schema);

    /// <summary>The names of the cases whose correct schema is refused.</summary>
    public static List<string> RefusedSchemas(string folder)
    {
        var failures = new List<string>();
        foreach (var (name, schema) in Cases(folder, "correct"))
        {
            var result = SchemaReader.Simplify(schema, File.ReadAllText(schema), new FileSystemSchemaSource(), CancellationToken.None);
            if (result.Grammar is null)
                failures.Add(name + ": " + string.Join("; ", result.Diagnostics));
        }

        return failures;
    }

    /// <summary>The names of the cases whose incorrect schema is accepted, or refused without a place or a reason.</summary>
    public static List<string> AcceptedMistakes(string folder)
    {
        var failures = new List<string>();
        foreach (var (name, schema) in Cases(folder, "incorrect"))
        {
            var result = SchemaReader.Simplify(schema, File.ReadAllText(schema), new FileSystemSchemaSource(), CancellationToken.None);
            if (result.Grammar is not null || result.Diagnostics.Count == 0)
                failures.Add(name + ": accepted");
            foreach (var diagnostic in result.Diagnostics)
                if (diagnostic.Span.Line <= 0
                    || diagnostic.Span.Column <= 0
                    || diagnostic.Span.Length <= 0
                    || diagnostic.Message.Length == 0
                    || !File.Exists(diagnostic.Span.File))
                    failures.Add(name + ": no place or no reason: " + diagnostic);
        }

        return failures;
    }

    /// <summary>The instances on which the grammar decides otherwise than the suite.</summary>
    public static List<string> WrongVerdicts(string folder, out int count)
    {
        var failures = new List<string>();
        count = 0;
        foreach (var (name, schema) in Cases(folder, "correct"))
        {
            var instances = Directory.GetFiles(Path.GetDirectoryName(schema)!, "*.xml").OrderBy(file => file, StringComparer.Ordinal).ToArray();
            if (instances.Length == 0)
                continue;
            var grammar = SchemaReader.Load(schema);
            foreach (var instance in instances)
            {
                count++;
                var errors = grammar.Validate(File.ReadAllBytes(instance));
                if (errors.Count == 0 != instance.EndsWith(".v.xml", StringComparison.Ordinal))
                    failures.Add($"{name}/{Path.GetFileName(instance)}: {string.Join("; ", errors)}");
            }
        }

        return failures;
    }
}
