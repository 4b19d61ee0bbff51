using System;
using System.IO;
using System.Linq;
using Bindery.Generator.Binding;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Shapes;

/// <summary>Members that generated classes have beside their properties: no member of a schema gets one of their names.</summary>
public sealed class ReservedNameTests
{
    [Fact]
    public void Each_member_of_a_class_of_elements_is_reserved() =>
        AssertReserved(
            Shape.Of(Rng.Doc("<attribute name='id'/><optional><element name='part'><attribute name='number'/></element></optional>")), "Doc", "Part");

    [Fact]
    public void Each_member_of_a_class_of_complex_types_is_reserved()
    {
        var folder = Path.Combine(Corpus.Repository, "tests", "Generator.Tests", "Xsd");
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/types.xsd", File.ReadAllText(Path.Combine(folder, "types.xsd")), "Models"),
                new TestSchema("/project/parts.xsd", File.ReadAllText(Path.Combine(folder, "parts.xsd")), ("BinderyRole", "Include"))],
        }).AssertClean();

        AssertReserved(run, "Vehicle", "Car");
    }

    private static void AssertReserved(GeneratorRun run, params string[] types)
    {
        var names = types.SelectMany(type => run.Type(type).GetMembers())
            .Where(member => member is not IPropertySymbol and not IMethodSymbol { AssociatedSymbol: not null } && member.CanBeReferencedByName)
            .Select(member => member.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Contains("Write", names);
        Assert.Empty(names.Except(MemberNames.OfClasses).Except(MemberNames.OfRoots));
    }
}
