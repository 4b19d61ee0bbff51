using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Bindery.GetCorpus;

/// <summary>
/// libvirt's schemas and the documents of its tests; libvirt's own test (virschematest.c) determines the schema of each document. The folder also contains
/// mutants, which differ from a document in one place, and documents about backups. All have the verdicts of the oracles.
/// </summary>
/// <param name="source">libvirt's source.</param>
/// <param name="target">The folder of the corpus.</param>
/// <param name="oracles">The oracles.</param>
internal sealed partial class LibvirtDocuments(string source, string target, Oracles oracles)
{
    private const int MutantsOfSchema = 120;
    private const int LargestMutant = 12_000;

    /// <summary>Writes the folder.</summary>
    /// <param name="probes">Documents about backups, one on each line, after two bars.</param>
    public void Write(string probes)
    {
        WriteSchemas();
        var documents = Documents().ToList();
        foreach (var (_, path, name) in documents)
            Copy(path, Path.Combine(target, "documents", name));
        var rows = documents.ConvertAll(document => (document.Schema, document.Name, Edit: ""));
        var verdicts = Judge(rows, "documents", withEdit: false);
        File.WriteAllLines(Path.Combine(target, "documents.tsv"), ["schema\tdocument\txmllint\tjing", .. verdicts]);
        Console.WriteLine($"libvirt-9.0: {documents.Count} documents");

        var mutants = Mutants(documents).ToList();
        File.WriteAllLines(Path.Combine(target, "mutants.tsv"), ["schema\tdocument\tedit\txmllint\tjing", .. Judge(mutants, "mutants", withEdit: true)]);
        Console.WriteLine($"libvirt-9.0: {mutants.Count} mutants");
        WriteProbes(probes);
    }

    private void WriteSchemas()
    {
        foreach (var schema in Directory.GetFiles(Path.Combine(source, "src", "conf", "schemas"), "*.rng"))
            Copy(schema, Path.Combine(target, "schemas", Path.GetFileName(schema)));
        // Root schemas that only the tests use. Their placeholder for the folder of the schemas is replaced by this folder.
        foreach (var schema in Directory.GetFiles(Path.Combine(source, "tests", "schemas"), "*.rng.in"))
            Write(
                Path.Combine(target, "schemas", Path.GetFileNameWithoutExtension(schema)),
                File.ReadAllText(schema).Replace("@SCHEMADIR@/", "", StringComparison.Ordinal));
    }

    /// <summary>Returns the documents with the schemas against which libvirt's test validates them.</summary>
    private IEnumerable<(string Schema, string Path, string Name)> Documents()
    {
        var code = File.ReadAllText(Path.Combine(source, "tests", "virschematest.c"));
        var lists = EntryList().Matches(code).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["body"].Value);
        foreach (Match test in Test().Matches(code))
            foreach (Match entry in Entry().Matches(lists[test.Groups["list"].Value]))
            {
                var place = entry.Groups["place"].Value.TrimEnd('/');
                if (entry.Groups["kind"].Value == "file")
                {
                    if (File.Exists(Path.Combine(source, place)))
                        yield return (test.Groups["schema"].Value, Path.Combine(source, place), NameOf(place));
                    continue;
                }

                var only = entry.Groups["only"] is { Success: true } pattern ? new Regex("^" + pattern.Value) : null;
                foreach (var path in Directory.GetFiles(Path.Combine(source, place), "*.xml").Order(StringComparer.Ordinal))
                    if (only?.IsMatch(Path.GetFileName(path)) != false)
                        yield return (test.Groups["schema"].Value, path, NameOf(place + "/" + Path.GetFileName(path)));
            }
    }

    /// <summary>Returns the path of a document relative to its folder; most are in the folder of the tests.</summary>
    private static string NameOf(string path) => path.StartsWith("tests/", StringComparison.Ordinal) ? path["tests/".Length..] : path;

    private IEnumerable<(string Schema, string Name, string Edit)> Mutants(List<(string Schema, string Path, string Name)> documents)
    {
        foreach (var group in documents.GroupBy(document => document.Schema))
        {
            var sources = group.Where(document => new FileInfo(document.Path).Length < LargestMutant).ToList();
            for (var (number, made) = (0, 0); made < MutantsOfSchema && number < 2 * MutantsOfSchema && sources.Count > 0; number++)
            {
                var text = File.ReadAllText(sources[(number * 31) % sources.Count].Path);
                if (new Mutator(number).Change(text) is not var (changed, edit))
                    continue;
                var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(group.Key)}/{++made:0000}.xml");
                Write(Path.Combine(target, "mutants", name), changed);
                yield return (group.Key, name, edit);
            }
        }
    }

    private void WriteProbes(string probes)
    {
        var lines = File.ReadAllLines(probes).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | "))
            .Where(cells => cells.Length > 3 && cells[3].StartsWith("<domainbackup", StringComparison.Ordinal))
            .Where(cells => !cells[3].Contains(':', StringComparison.Ordinal))
            // The tests also read them with other libraries, so a document that is not well-formed is not one of them.
            .Where(cells => IsWellFormed(cells[3]))
            .Select(cells => (Name: cells[2], Text: Placeholder().Replace(cells[3], found => found.Value switch
            {
                "{dir}" => "/d",
                "{port}" => "10809",
                "{raw}" or "{bochs}" => "/d/image",
                _ => "n1",
            })))
            .ToList();
        var folder = Directory.CreateTempSubdirectory("probes").FullName;
        var files = lines.Select((line, number) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + ".xml")).ToList();
        for (var i = 0; i < files.Count; i++)
            File.WriteAllText(files[i], lines[i].Text);
        var schema = Path.Combine(target, "schemas", "domainbackup.rng");
        var (jing, xmllint) = (oracles.RefusedByJing(schema, files), oracles.RefusedByXmllint(schema, files));
        File.WriteAllLines(
            Path.Combine(target, "domainbackup-probes.tsv"),
            ["probe\txmllint\tjing\tdocument",
                .. lines.Select((line, number) => $"{line.Name}\t{Word(xmllint, files[number])}\t{Word(jing, files[number])}\t{line.Text}")]);
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"libvirt-9.0: {lines.Count} documents about backups");
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            XElement.Parse(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private IEnumerable<string> Judge(IReadOnlyList<(string Schema, string Name, string Edit)> rows, string folder, bool withEdit)
    {
        foreach (var group in rows.GroupBy(row => row.Schema))
        {
            var files = group.Select(row => Path.Combine(target, folder, row.Name)).ToList();
            var schema = Judgeable(Path.Combine(target, "schemas", group.Key));
            var (jing, xmllint) = (oracles.RefusedByJing(schema, files), oracles.RefusedByXmllint(schema, files));
            foreach (var (row, file) in group.Zip(files))
                yield return $"{row.Schema}\t{row.Name}\t{(withEdit ? row.Edit + "\t" : "")}{Word(xmllint, file)}\t{Word(jing, file)}";
            if (schema != Path.Combine(target, "schemas", group.Key))
                File.Delete(schema);
        }
    }

    /// <summary>device.rng includes a file that another included file includes as well, which no tool accepts: the second include is removed.</summary>
    private static string Judgeable(string schema)
    {
        if (Path.GetFileName(schema) != "device.rng")
            return schema;
        var copy = Path.Combine(Path.GetDirectoryName(schema)!, "device-once.rng");
        File.WriteAllText(copy, File.ReadAllText(schema).Replace("<include href=\"privatedata.rng\"/>", "", StringComparison.Ordinal));
        return copy;
    }

    private static string Word(HashSet<string> refused, string file) => refused.Contains(file) ? "invalid" : "valid";

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex(@"static const struct testSchemaEntry (?<name>\w+)\[\] = \{(?<body>.*?)\n\};", RegexOptions.Singleline)]
    private static partial Regex EntryList();

    [GeneratedRegex(@"\{\s*\.\s*(?<kind>dir|file) = ""(?<place>[^""]+)""(,\s*\.dirRegex = ""(?<only>[^""]+)"")?")]
    private static partial Regex Entry();

    [GeneratedRegex(@"DO_TEST\(\w+ ""(?<schema>[\w.-]+)"", (?<list>\w+)\)")]
    private static partial Regex Test();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
