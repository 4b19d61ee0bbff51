using System.Linq;
using System.Text;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Files;

/// <summary>Models that a referenced assembly has are used, where they are accessible, and not generated again.</summary>
public sealed class ReferencedModelsTests
{
    private const string Use = """
        namespace User
        {
            internal static class Program
            {
                internal static string Run() => new Libvirt.Xml.DomainBackup { Incremental = "1" }.ToXml();
            }
        }
        """;

    [Fact]
    public void Public_models_of_a_reference_are_used()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [TestSchema.DomainBackup(("BinderyAccessibility", "public"))] });
        var user = User(library);
        Assert.Empty(user.AssertClean().Files);
    }

    [Fact]
    public void Internal_models_of_a_reference_are_generated_again()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [TestSchema.DomainBackup()] });
        Assert.Contains("Libvirt.Xml.DomainBackup.g.cs", User(library).AssertClean().Files.Keys);
    }

    [Fact]
    public void Internal_models_that_are_visible_are_used()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Schemas = [TestSchema.DomainBackup()],
            Sources = ["[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"User\")]"] });
        Assert.Empty(User(library).AssertClean().Files);
    }

    [Fact]
    public void Models_of_another_grammar_or_namespace_are_generated()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library",
            Schemas = [TestSchema.Item("/library/doc.rng", Rng.Doc("<empty/>"), "One", ("BinderyAccessibility", "public"))] })
            .ToReference();
        foreach (var (schema, space) in new[] { (Rng.Doc("<attribute name='x'/>"), "Two"), (Rng.Doc("<empty/>"), "Two") })
            Assert.Contains(
                space + ".Doc.g.cs",
                GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", schema, space)], References = [References.Runtime, library] })
                    .AssertClean().Files.Keys);
    }

    /// <summary>Documentation is no part of the grammar: a library with other words in it has the same models.</summary>
    [Fact]
    public void Models_with_other_documentation_are_the_same()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library",
            Schemas = [TestSchema.Item(
                "/library/doc.rng", Rng.Doc("<a:documentation>Old.</a:documentation><empty/>"), "One", ("BinderyAccessibility", "public"))] })
            .ToReference();
        Assert.Empty(
            GeneratorRun.Of(new TestProject { Schemas = [TestSchema.Item("/project/doc.rng", Rng.Doc("<empty/>"), "One")],
                References = [References.Runtime, library] })
            .AssertClean().Files);
    }

    [Fact]
    public void The_assembly_carries_the_grammar_that_its_code_has()
    {
        var assembly = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.DomainBackup()] }).Load();
        var attribute = Assert.Single(assembly.GetCustomAttributes(typeof(GrammarAttribute), false).Cast<GrammarAttribute>());
        var holder = assembly.GetType("Libvirt.Xml.DomainBackupGrammar")!;
        const System.Reflection.BindingFlags Any = System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic;
        Assert.Equal(holder.GetField("Text", Any)!.GetRawConstantValue(), attribute.Text);
        Assert.Equal(("domainbackup.rng", "Libvirt.Xml", "DomainBackup"), (attribute.Name, attribute.Namespace, attribute.Roots));
        var grammar = Grammar.FromText(attribute.Text);
        Assert.Empty(grammar.Validate(Encoding.UTF8.GetBytes("<domainbackup><disks><disk name='vda' backup='yes'/></disks></domainbackup>")));
        Assert.NotEmpty(grammar.Validate(Encoding.UTF8.GetBytes("<domainbackup><disks><disc name='vda'/></disks></domainbackup>")));
        Assert.Equal(attribute.Text, grammar.ToText());
    }

    private static GeneratorRun User(GeneratorRun library) => GeneratorRun.Of(new TestProject
    {
        AssemblyName = "User",
        Schemas = [TestSchema.DomainBackup()],
        Sources = [Use],
        References = [References.Runtime, library.ToReference()],
    });
}
