using System.Linq;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests.ModelMaps;

/// <summary>What the analyzers read is what the generator meant, and what the compiler made of it.</summary>
public sealed class MapAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_domainbackup() => Check(MappedRun.Of(TestSchema.DomainBackup()));

    [Fact]
    public void Of_fieldbook() => Check(MappedRun.Of(TestSchema.FieldBook()));

    [Fact]
    public void Of_everything_that_a_member_can_be()
    {
        MappedRun[] runs = [MapSchemas.Everything(), MapSchemas.Ledger()];
        Assert.All(runs, run => run.Run.AssertClean());
        Check(runs[0]);
        // The symbols of derived classes do not have the members of their bases.
        Assert.Equal(Description.Of(runs[1].Model), Description.Of(runs[1].Map));
        var members = runs.SelectMany(run => run.Map.Classes).SelectMany(model => model.Members).ToList();
        Assert.Equal(System.Enum.GetValues<Bindery.ModelMaps.MemberRole>(), members.Select(member => member.Role).Distinct().Order());
        Assert.Contains(members, member => member.IsNillable);
        Assert.Equal(
            System.Enum.GetValues<Bindery.ModelMaps.MappedValueKind>(),
            members.Select(member => member.Value)
                .OfType<Bindery.ModelMaps.MappedValue>()
                .Select(value => value.Kind)
                .Distinct()
                .Order());
    }

    [CorpusTheory]
    [InlineData("domainbackup.rng")]
    [InlineData("network.rng")]
    [InlineData("domain.rng")]
    public void Of_libvirts_own(string root) => Check(MappedRun.Of(TestSchema.Libvirt(root, "Libvirt.Own")));

    /// <summary>Names once, numbers for the rest: the map of 500 classes is a fraction of their code.</summary>
    [CorpusFact]
    public void The_map_of_the_largest_schema_is_small()
    {
        var run = MappedRun.Of(TestSchema.Libvirt("domain.rng", "Libvirt.Own"));
        output.WriteLine(
            $"{run.Map.Classes.Count} classes, {run.Map.Classes.Sum(model => model.Members.Count)} members, {run.Map.Enums.Count} enumerations: {run.Text.Length} characters; the grammar has {run.GrammarText.Length}");
        Assert.InRange(run.Text.Length, 1, 80_000);
        Assert.All(
            run.Run.Files.Single(file => file.Key.EndsWith("Grammar.g.cs", System.StringComparison.Ordinal)).Value.Split('\n'),
            line => Assert.InRange(line.Length, 0, 1000));
    }

    /// <summary>The compiled grammar is code, for the run time; the map is a line of metadata that no program loads.</summary>
    [Fact]
    public void The_map_is_in_the_attribute_alone()
    {
        var run = MappedRun.Of(TestSchema.DomainBackup());
        var assembly = run.Run.Load();
        Assert.Equal(run.Text, Assert.Single(assembly.GetCustomAttributes(typeof(GrammarAttribute), false).Cast<GrammarAttribute>()).Models);
        Assert.DoesNotContain(
            assembly.GetTypes()
                .SelectMany(type =>
                    type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public))
                .Where(field => field.IsLiteral),
            field => field.GetRawConstantValue() is string text && text.StartsWith("bindery-models/", System.StringComparison.Ordinal));
    }

    [Fact]
    public void The_text_is_one_line_of_printable_characters() => Assert.All(MapSchemas.Everything().Text, c => Assert.InRange(c, ' ', '~'));

    private static void Check(MappedRun run)
    {
        Assert.NotEmpty(run.Map.Classes);
        Assert.Equal(Description.Of(run.Model), Description.Of(run.Map));
        MapSymbols.Check(run);
    }
}
