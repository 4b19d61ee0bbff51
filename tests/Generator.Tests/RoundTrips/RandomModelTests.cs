using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests.RoundTrips;

/// <summary>Random schemas: their models compile without warnings, and satisfy <see cref="RoundTrip"/> for valid and invalid documents.</summary>
public sealed class RandomModelTests(ITestOutputHelper output)
{
    private const int Documents = 6;
    private const int Mutants = 6;

    // More schemas on request: BINDERY_RANDOM_SCHEMAS=1000:2000.
    private static (int First, int Last) Seeds =>
        Environment.GetEnvironmentVariable("BINDERY_RANDOM_SCHEMAS") is { Length: > 0 } range && range.Split(':') is [var first, var last]
        ? (int.Parse(first, System.Globalization.CultureInfo.InvariantCulture), int.Parse(last, System.Globalization.CultureInfo.InvariantCulture))
        : (0, 50);

    [Fact]
    public void Documents_of_random_schemas_round_trip()
    {
        var schemas = new List<(int Seed, ModelSchema Schema, Grammar Grammar)>();
        var (first, last) = Seeds;
        for (var seed = first; seed < last; seed++)
            if (new ModelSchema(seed) is var schema && Load(schema.Text) is { } grammar)
                schemas.Add((seed, schema, grammar));
        Assert.True(schemas.Count > (last - first) / 2, $"Only {schemas.Count} schemas keep the restrictions of RELAX NG.");
        var assembly = GeneratorRun.Of(
            new TestProject { Schemas = [.. schemas.Select(schema => TestSchema.Item($"/project/s{schema.Seed}.rng", schema.Schema.Text, "S" + schema.Seed))] })
            .Load();
        var failures = new List<string>();
        var (documents, accepted) = (0, 0);
        foreach (var (seed, schema, grammar) in schemas)
        {
            var trip = new RoundTrip(assembly, "S" + seed, grammar);
            var mutator = new DocumentMutator(seed);
            for (var i = 0; i < Documents; i++, documents += 1 + Mutants)
            {
                var document = schema.Document();
                var failure = Valid(trip, grammar, document) ?? trip.Failure(document);
                for (var mutant = 0; mutant < Mutants && failure is null; mutant++)
                    failure = trip.Failure(mutator.Mutate(document));
                if (failure is not null)
                    failures.Add($"{failure}\n{seed}: {schema.Text}");
            }
            accepted += trip.Accepted;
        }
        output.WriteLine($"{schemas.Count} schemas, {documents} documents, accepted {accepted} times");
        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join("\n\n", failures.OrderBy(failure => failure.Length).Take(6))}");
    }

    private static string? Valid(RoundTrip trip, Grammar grammar, string document)
    {
        if (grammar.Validate(Encoding.UTF8.GetBytes(document)) is { Count: > 0 } violations)
            return $"{document}\nis not valid: {violations[0]}";
        var written = trip.Written(document);
        return written is not null && Same(written, document) ? null : $"{document}\ncomes back as\n{written ?? trip.Refusal?.ToString()}";
    }

    private static bool Same(string left, string right) => System.Xml.Linq.XNode.DeepEquals(Plain(left), Plain(right));

    // Prefixes and the order of attributes are not significant.
    private static System.Xml.Linq.XElement Plain(string xml)
    {
        var root = System.Xml.Linq.XElement.Parse(xml, System.Xml.Linq.LoadOptions.PreserveWhitespace);
        foreach (var element in root.DescendantsAndSelf())
            element.ReplaceAttributes(element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal));
        return root;
    }

    private static Grammar? Load(string text)
    {
        try
        {
            return SchemaReader.Parse(text);
        }
        catch (SchemaException)
        {
            return null;
        }
    }
}
