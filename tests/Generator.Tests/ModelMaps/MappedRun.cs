using System.Collections.Generic;
using System.Linq;
using Bindery.Generator;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Pipeline;
using Bindery.ModelMaps;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.ModelMaps;

/// <summary>A run of the generator: what it had in mind, what the attribute says about it, and what the compiler sees.</summary>
internal sealed class MappedRun
{
    private MappedRun(GeneratorRun run)
    {
        Run = run;
        Model = run.Result.Results[0].TrackedSteps[TrackingNames.Schemas].SelectMany(step => step.Outputs)
            .Select(output => ((CompiledSchema)output.Value).Model)
            .Single(model => model is not null)!;
        var attribute = Assert.Single(run.Output.Assembly.GetAttributes());
        Assert.Equal("GrammarAttribute", attribute.AttributeClass!.Name);
        GrammarText = (string)attribute.ConstructorArguments[1].Value!;
        Text = (string)attribute.NamedArguments.Single(argument => argument.Key == nameof(GrammarAttribute.Models)).Value.Value!;
        Map = ModelMapReader.Read(Text);
    }

    public GeneratorRun Run { get; }

    /// <summary>What the generator decided.</summary>
    public SchemaModel Model { get; }

    public string GrammarText { get; }

    /// <summary>The map as the compiler finds it in the attribute.</summary>
    public string Text { get; }

    public ModelMap Map { get; }

    public static MappedRun Of(IReadOnlyList<TestSchema> schemas, params string[] sources) =>
        new(GeneratorRun.Of(new TestProject { Schemas = schemas, Sources = sources }));

    public static MappedRun Of(TestSchema schema) => Of([schema]);

    public static MappedRun Of(string content, string definitions = "") => Of(TestSchema.Item("/project/doc.rng", Rng.Doc(content, definitions), "Models"));

    public MappedClass Class(string name) => Map.Classes.Single(model => model.Name == name);

    public MappedMember Member(string name, string type = "Doc") => Class(type).Members.Single(member => member.Name == name);

    public INamedTypeSymbol Type(string name) => Run.Type(name, Model.Namespace.Replace("@", ""));
}
