using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Files;

/// <summary>Classes with [XmlBinding]: the user's part and the generated one are one class.</summary>
public sealed class XmlBindingTests
{
    private static readonly string Schema = Rng.Doc(
        "<attribute name='id'/><optional><attribute name='level'><data type='int'/></attribute></optional><zeroOrMore><element name='part'><attribute name='x'/></element></zeroOrMore>");

    private static readonly string TwoRoots = Rng.Grammar(
        "<start><choice><element name='a'><ref name='x'/></element><element name='b'><ref name='x'/></element></choice></start><define name='x'><attribute name='x'/></define>");

    [Theory]
    [InlineData("public", Accessibility.Public)]
    [InlineData("internal", Accessibility.Internal)]
    [InlineData("", Accessibility.Internal)]
    public void The_class_names_root_namespace_and_accessibility(string accessibility, Accessibility expected)
    {
        var run = Run(Schema, $"namespace My.Own {{ [Bindery.XmlBinding(\"doc.rng\")] {accessibility} partial class Thing {{ }} }}").AssertClean();
        Assert.Equal(
            ["required string Id", "int? Level", "List<Part> Parts"],
            run.Type("Thing", "My.Own").GetMembers().OfType<IPropertySymbol>().Where(property => property.DeclaredAccessibility == Accessibility.Public)
            .Select(property => (property.IsRequired ? "required " : "")
                + property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
                + " "
                + property.Name));
        Assert.Equal((expected, expected), (run.Type("Thing", "My.Own").DeclaredAccessibility, run.Type("Part", "My.Own").DeclaredAccessibility));
        Assert.Null(run.Output.GetTypeByMetadataName("My.Own.Doc"));
    }

    [Fact]
    public void Members_that_the_class_declares_are_its_own_and_are_read_and_written()
    {
        var run = Run(Schema, """
            namespace My
            {
                using System.Collections.Generic;
                [Bindery.XmlBinding("doc.rng")]
                public sealed partial class Thing
                {
                    private string _id = "";
                    public int Sets { get; private set; }
                    public string Id { get => _id; set { _id = value; Sets++; } }
                    public List<Part> Parts { get; } = new List<Part>();
                    public Thing() { Sets = 100; }
                    public override string ToString() => _id;
                    public IReadOnlyList<Bindery.SchemaViolation> Validate() => new Bindery.SchemaViolation[0];
                    public static Thing Parse(int number) => new Thing { Id = number.ToString() };
                }
            }
            """);
        var type = run.Load().GetType("My.Thing")!;
        var document = Models.Parse(type, "<doc id=\"7\" level=\"2\"><part x=\"1\"/></doc>");
        Assert.Equal(("7", 1), (document.ToString(), type.GetProperty("Sets")!.GetValue(document)));
        Assert.Equal("<doc id=\"7\" level=\"2\"><part x=\"1\"/></doc>", Models.Write(document));
        Assert.DoesNotContain("string Id", run.Files["My.Thing.g.cs"]);
        Assert.DoesNotContain("List<Part> Parts {", run.Files["My.Thing.g.cs"]);
        Assert.DoesNotContain("Validate()", run.Files["My.Thing.g.cs"]);
    }

    [Theory]
    [InlineData("public string Parts { get; set; } = \"\";", "string", "List<Part>")]
    [InlineData("public string? Level { get; set; }", "string?", "int?")]
    [InlineData("public int Id;", "int", "string")]
    public void A_member_of_the_wrong_type_is_one_error_at_the_member(string member, string type, string expected)
    {
        var name = member.Split(' ')[2].TrimEnd(';');
        var source = $"#nullable enable\nnamespace My {{ [Bindery.XmlBinding(\"doc.rng\")] public sealed partial class Thing {{\n    {member}\n}} }}";
        var run = Run(Schema, source);

        var error = Assert.Single(run.Output.GetDiagnostics().Concat(run.Result.Diagnostics), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            ("BND0022",
                $"'{name}' has the type '{type}', but the schema needs '{expected}' here; change the type, or remove the member, so that it is generated"),
            (error.Id, error.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(
            (2, 4 + member.IndexOf(name, System.StringComparison.Ordinal)),
            (error.Location.GetLineSpan().StartLinePosition.Line, error.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Theory]
    [InlineData("public long? Level { get; set; }")]
    [InlineData("public System.Collections.Generic.List<Part> Parts { get; } = new();")]
    [InlineData("public static int Id;")]
    public void A_member_whose_type_may_be_compatible_is_left_to_the_compiler(string member) =>
        Assert.DoesNotContain(
            Run(
                Schema,
                $"#nullable enable\nnamespace My {{ [Bindery.XmlBinding(\"doc.rng\")] public sealed partial class Thing {{ {member} }} }}").Result.Diagnostics,
            diagnostic => diagnostic.Id == "BND0022");

    /// <summary>A method of the user's takes its name from the property, which gives way.</summary>
    [Fact]
    public void A_method_with_the_name_of_a_member_is_kept()
    {
        var run = Run(Schema, "namespace My { [Bindery.XmlBinding(\"doc.rng\")] public sealed partial class Thing { public int Level() => 1; } }")
            .AssertClean();
        Assert.Contains("LevelAttribute", run.Type("Thing", "My").MemberNames);
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("List")]
    [InlineData("Grammar")]
    [InlineData("Part")]
    [InlineData("PartWords")]
    public void The_class_keeps_its_name(string name)
    {
        var run = Run(Schema, $"namespace My {{ [Bindery.XmlBinding(\"doc.rng\")] public sealed partial class {name} {{ }} }}").AssertClean();
        Assert.NotEmpty(run.Type(name, "My").GetMembers("ToXml"));
    }

    [Fact]
    public void A_schema_is_named_by_as_many_of_its_folders_as_are_needed()
    {
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [new("/project/one/doc.rng", Schema, ("BinderyRole", "Schema"), ("BinderyNamespace", "One")), new("/project/two/doc.rng", Schema)],
            Sources = ["namespace My { [Bindery.XmlBinding(\"two/doc.rng\")] public sealed partial class Thing { } }"],
        }).AssertClean();
        Assert.NotNull(run.Output.GetTypeByMetadataName("One.Doc"));
        Assert.NotEmpty(run.Type("Thing", "My").GetMembers("ToXml"));
    }

    [Fact]
    public void Two_classes_for_the_two_roots_of_a_schema()
    {
        var run = Run(
            TwoRoots,
            "namespace My { [Bindery.XmlBinding(\"doc.rng\", Root = \"b\")] public partial class Bee { } [Bindery.XmlBinding(\"doc.rng\", Root = \"a\")] public partial class Ay { } }")
            .AssertClean();
        Assert.Equal(
            ["<a x=\"1\"/>", "<b x=\"1\"/>"],
            new[] { ("Ay", "a"),
                ("Bee", "b") }.Select(pair => Models.Write(Models.Parse(run.Load().GetType("My." + pair.Item1)!, $"<{pair.Item2} x=\"1\"/>"))));
    }

    [Theory]
    [InlineData("sealed class", "BND0022", "must be partial")]
    [InlineData("static partial class", "BND0022", "cannot be static")]
    [InlineData("abstract partial class", "BND0022", "cannot be abstract")]
    [InlineData("sealed partial record", "BND0022", "not a record")]
    public void A_class_that_cannot_be_completed_is_reported(string kind, string id, string message) =>
        AssertProblem(Run(Schema, Declare(kind, "Thing")), id, message, "Thing");

    [Fact]
    public void A_class_with_type_parameters_is_reported() =>
        AssertProblem(Run(Schema, Declare("partial class", "Thing<T>")), "BND0022", "cannot have type parameters", "Thing");

    [Fact]
    public void A_class_with_a_base_is_reported() =>
        AssertProblem(Run(Schema, Declare("partial class", "Thing : System.Attribute")), "BND0022", "cannot have a base class", "Thing");

    [Fact]
    public void A_file_local_class_is_reported() =>
        AssertProblem(Run(Schema, Declare("file partial class", "Thing")), "BND0022", "local to its file", "Thing");

    [Fact]
    public void A_nested_class_is_reported() =>
        AssertProblem(
            Run(Schema, "namespace My { partial class Outer {\n[Bindery.XmlBinding(\"doc.rng\")]\npartial class Thing { } } }"),
            "BND0022",
            "cannot be nested",
            "Thing");

    [Fact]
    public void A_class_in_no_namespace_is_reported() =>
        AssertProblem(Run(Schema, "\n[Bindery.XmlBinding(\"doc.rng\")]\npartial class Thing { }"), "BND0022", "must stand in a namespace", "Thing");

    [Fact]
    public void The_message_about_a_missing_schema_has_the_item_to_add() =>
        AssertProblem(
            Run(Schema, "namespace My {\n[Bindery.XmlBinding(\"dok.rng\")]\npartial class Thing { } }"),
            "BND0021",
            "<BinderySchema Include=\"dok.rng\" />",
            "Bindery.XmlBinding(\"dok.rng\")",
            expectsFiles: true);

    [Fact]
    public void A_missing_root_is_reported() =>
        AssertProblem(
            Run(Schema, "namespace My {\n[Bindery.XmlBinding(\"doc.rng\", Root = \"dok\")]\npartial class Thing { } }"),
            "BND0023",
            "no root element 'dok', but 'doc'",
            "Bindery.XmlBinding(\"doc.rng\", Root = \"dok\")",
            expectsFiles: true);

    [Fact]
    public void One_class_for_two_roots_is_reported() =>
        AssertProblem(
            Run(TwoRoots, Declare("partial class", "Thing")),
            "BND0023",
            "has the root elements 'a', 'b'; say with Root which of them 'Thing' is for",
            "Bindery.XmlBinding(\"doc.rng\")",
            expectsFiles: true);

    [Fact]
    public void Two_classes_for_one_root_are_reported() =>
        AssertProblem(
            Run(Schema, "namespace My {\n[Bindery.XmlBinding(\"doc.rng\")] partial class One { }\n[Bindery.XmlBinding(\"doc.rng\")]\npartial class Two { } }"),
            "BND0023",
            "Two classes are for the root element 'doc'",
            "Bindery.XmlBinding(\"doc.rng\")",
            expectsFiles: true);

    [Fact]
    public void Two_namespaces_for_one_schema_are_reported() =>
        AssertProblem(
            Run(
                TwoRoots,
                "namespace M { [Bindery.XmlBinding(\"doc.rng\", Root = \"a\")] partial class A { } }\nnamespace N {\n[Bindery.XmlBinding(\"doc.rng\", Root = \"b\")]\npartial class B { } }"),
            "BND0022", "must stand in one namespace", "Bindery.XmlBinding(\"doc.rng\", Root = \"b\")");

    [Fact]
    public void Two_accessibilities_for_one_schema_are_reported() =>
        AssertProblem(
            Run(
                TwoRoots,
                "namespace M { [Bindery.XmlBinding(\"doc.rng\", Root = \"a\")] public partial class A { }\n[Bindery.XmlBinding(\"doc.rng\", Root = \"b\")]\ninternal partial class B { } }"),
            "BND0022", "must both be public, or neither", "Bindery.XmlBinding(\"doc.rng\", Root = \"b\")");

    private static string Declare(string kind, string name) => $"namespace My {{\n[Bindery.XmlBinding(\"doc.rng\")]\n{kind} {name} {{ }} }}";

    private static GeneratorRun Run(string schema, string source) =>
        GeneratorRun.Of(new TestProject { Schemas = [new("/project/doc.rng", schema)], Sources = [source] });

    /// <summary>One problem, and it is this one, at these words of the source.</summary>
    private static void AssertProblem(GeneratorRun run, string id, string message, string at, bool expectsFiles = false)
    {
        var problem = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(id, problem.Id);
        Assert.Contains(message, problem.GetMessage(CultureInfo.InvariantCulture));
        var span = problem.Location.GetLineSpan();
        Assert.Equal("/project/Source0.cs", span.Path);
        var text = run.Input.SyntaxTrees.First().GetText();
        Assert.Equal(at, text.ToString(problem.Location.SourceSpan));
        Assert.Equal(text.Lines.GetLinePosition(problem.Location.SourceSpan.Start), span.StartLinePosition);
        Assert.Equal(expectsFiles, run.Files.Count > 0);
    }
}
