using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Documentation;

/// <summary>All C# of the pages for users compiles as it stands there, each block by itself, with models of the schemas that it is about.</summary>
public sealed partial class PageCodeTests
{
    // Pages that need other schemas or libraries of others have tests of their own.
    private static readonly string[] Others = ["docs/moving-from-xsd.md", "docs/libvirt-bindings.md"];

    private static readonly string[] Pages = ["README.md", .. Files("docs").Except(Others),
        .. Directory.GetDirectories(PathOf("src")).Select(folder => Relative(Path.Combine(folder, "README.md")))];

    // What blocks use that stands for something of the reader's.
    private const string Reader = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Text;
        global using System.Xml;
        class Reader
        {
            public string dump = "", name = "";
            public byte[] utf8 = [];
            public Stream stream = null!;
            public Libvirt.Xml.DomainBackup backup = null!;
            public Libvirt.Xml.Domain domain = null!;
            public Libvirt.Xml.DomainCheckpoints checkpoints = null!;
        }
        """;

    [Fact]
    public void Every_block_of_code_compiles()
    {
        var blocks = Pages.Where(page => File.Exists(PathOf(page))).SelectMany(Blocks)
            // Calls of libvirt's library are compiled, and made, by the tests of the package.
            .Where(block => !block.Code.Contains("[DllImport(", StringComparison.Ordinal))
            .ToList();
        Assert.InRange(blocks.Count, 15, int.MaxValue);
        var schemas = new[] { "domainbackup", "domain", "domaincheckpoints" }.Select(name =>
            TestSchema.Item($"/package/schemas/{name}.rng", File.ReadAllText(PathOf($"schemas/{name}.rng")), "Libvirt.Xml", ("BinderyAccessibility", "public")));
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [.. schemas, new TestSchema("/package/schemas/domaincheckpoint.rng", File.ReadAllText(PathOf("schemas/domaincheckpoint.rng")), ("BinderyRole", "Include")),
                new TestSchema("/project/my.rng", Rng.Doc("<attribute name='x'/>"), ("BinderyRole", "Schema"))],
            Sources = [Reader, .. blocks.Select((block, number) => Source(block.Code, number))],
            References = [References.Runtime, MetadataReference.CreateFromFile(typeof(SchemaReader).Assembly.Location)],
        });

        Assert.Empty(run.Result.Diagnostics);
        var errors =
            from error in run.Output.GetDiagnostics()
            where error.Severity == DiagnosticSeverity.Error
            let file = Path.GetFileNameWithoutExtension(error.Location.SourceTree!.FilePath)
            let block = file.StartsWith("Source", StringComparison.Ordinal) ? blocks[int.Parse(file["Source".Length..], CultureInfo.InvariantCulture) - 1] : default
            select $"{block.Page}: {error.GetMessage(CultureInfo.InvariantCulture)} in\n{block.Code}";
        Assert.True(!errors.Any(), string.Join('\n', errors));
    }

    private static string Source(string code, int number)
    {
        var usings = string.Concat(Using().Matches(code).Select(match => match.Value));
        code = Using().Replace(code, "");
        // A block with a namespace is a file, one with types the inside of one.
        return code.Contains("\nnamespace ", StringComparison.Ordinal) ? usings + code
            : Declaration().IsMatch(code) ? $"{usings}using Libvirt.Xml;\nnamespace Block{number}\n{{\n{code}\n}}\n"
            : $"{usings}using Bindery;\nusing Bindery.Schema;\nusing Libvirt.Xml;\nclass Block{number} : Reader\n{{\nasync System.Threading.Tasks.Task Run()\n{{\n{code}\nawait System.Threading.Tasks.Task.Yield();\n}}\n}}\n";
    }

    private static IEnumerable<(string Page, string Code)> Blocks(string page) =>
        Block().Matches(File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n")).Select(match => (page, match.Groups["code"].Value));

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(PathOf(folder), "*.md").Order(StringComparer.Ordinal).Select(Relative);

    private static string PathOf(string path) => Path.Combine(Corpus.Repository, path);

    private static string Relative(string path) => Path.GetRelativePath(Corpus.Repository, path);

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(\[|public |internal |sealed |static )", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
