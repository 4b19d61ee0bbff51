using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Files;

/// <summary>
/// Public members that have internal models: the compiler refuses each of them, and the generator says at the same member what makes the models public.
/// </summary>
public sealed class AccessibilityTests
{
    private static readonly string Schema = Rng.Doc(
        "<attribute name='level'><choice><value>low</value><value>high</value></choice></attribute><zeroOrMore><element name='part'><attribute name='x'/></element></zeroOrMore>");

    // One declaration on each line, so that lines tell them apart.
    private const string Code = """
        using System;
        using System.Collections.Generic;
        using My;
        namespace User
        {
            public class Service
            {
                public Doc Make() => throw null!;
                public void Take(int first, Part part) { }
                public List<Part>? Parts { get; set; }
                public Doc? Document;
                public event Action<Doc>? Made;
                public Service(Doc document) { }
                protected Doc Inherited() => throw null!;
                protected internal My.Doc[] All => throw null!;
                public int this[Part part] => 0;
                public static implicit operator Doc(Service service) => throw null!;
                public delegate Doc Maker();
                public T Generic<T>() where T : IEnumerable<Doc> => throw null!;
                public (int Number, Doc Document) Both => throw null!;
                internal Doc Hidden() => throw null!;
                private protected Doc Kin() => throw null!;
                Doc Own() { Doc other = null!; return other; }
                public string Body() { Doc inside = null!; return inside.ToString()!; }
                [Obsolete(nameof(Doc))] public int Named(string text = nameof(Doc)) => 0;
                public Other.Part Foreign() => throw null!;
                public class Inner { public Part Part => throw null!; }
                private class Secret { public Part Part => throw null!; }
                internal interface ISecret { Part Part { get; } }
            }
            public interface IService { Doc Make(); }
            public class Many : List<Doc> { }
            public record Job(Doc Document);
            class Internals { public Doc Make() => throw null!; }
            partial class Split { public Doc Here() => throw null!; }
            public partial class Split { }
        }
        namespace Other { public class Part { } }
        """;

    [Fact]
    public void Every_place_that_the_compiler_refuses_has_the_hint_and_no_other_place_has()
    {
        var run = Run(Code, TestSchema.Item("/project/doc.rng", Schema, "My"));
        var hints = Lines(run.Result.Diagnostics, "BND0027");

        Assert.Equal(Lines(run.Output.GetDiagnostics(), "CS0050", "CS0051", "CS0052", "CS0053", "CS0054", "CS0055", "CS0056", "CS0057", "CS0058", "CS0059",
            "CS0060", "CS0061", "CS0703", "CS7025", "CS9338"), hints);
        Assert.Equal("8 9 10 11 12 13 14 15 16 17 18 19 20 27 31 32 33 35", string.Join(" ", hints));
    }

    [Fact]
    public void The_property_of_a_package_is_named() => Assert.Equal(
        "'Next' is visible to other assemblies, but 'DomainBackup' is internal; set <LibvirtXmlAccessibility>public</LibvirtXmlAccessibility> in the project, or make 'Next' internal",
        Hint(
            "public class Jobs { public Libvirt.Xml.DomainBackup Next() => new(); }",
            TestSchema.DomainBackup(("BinderyAccessibilityProperty", "LibvirtXmlAccessibility"))));

    [Fact]
    public void The_hint_names_the_item_of_a_schema() => Assert.Equal(
        "the constructor of 'Jobs' is visible to other assemblies, but 'Doc' is internal; set Accessibility=\"public\" on the BinderySchema item of 'doc.rng', or make the constructor of 'Jobs' internal",
        Hint("public class Jobs { public Jobs(My.Doc document) { } }", TestSchema.Item("/project/doc.rng", Schema, "My")));

    [Fact]
    public void The_hint_names_a_class_with_XmlBinding() => Assert.Equal(
        "'Parts' is visible to other assemblies, but 'Part' is internal; make the class 'Mine' public, which makes the types around it public too, or make 'Parts' internal",
        Hint(
            "namespace My { [Bindery.XmlBinding(\"doc.rng\")] partial class Mine { } public class Jobs { public Part[]? Parts; } }",
            TestSchema.Item("/project/doc.rng", Schema, "My")));

    [Fact]
    public void Public_models_get_no_hint() =>
        Assert.Empty(Run(
            "public class Jobs { public My.Doc Next() => throw null!; }",
            TestSchema.Item("/project/doc.rng", Schema, "My", ("BinderyAccessibility", "public"))).Result.Diagnostics);

    private static string Hint(string code, TestSchema schema)
    {
        var hint = Assert.Single(Run(code, schema).Result.Diagnostics);
        Assert.Equal(("BND0027", DiagnosticSeverity.Warning), (hint.Id, hint.Severity));
        return hint.GetMessage(CultureInfo.InvariantCulture);
    }

    private static GeneratorRun Run(string code, TestSchema schema) => GeneratorRun.Of(new TestProject { Schemas = [schema], Sources = [code] });

    private static List<int> Lines(IEnumerable<Diagnostic> diagnostics, params string[] ids) =>
        diagnostics.Where(diagnostic => ids.Contains(diagnostic.Id, StringComparer.Ordinal))
            .Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).Distinct().Order().ToList();
}
