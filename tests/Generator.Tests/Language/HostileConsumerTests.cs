using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Language;

/// <summary>Nothing that a consumer has in scope gets between the generated code and what it means.</summary>
public sealed class HostileConsumerTests
{
    private const string Types =
        "public class List { } public class List<T> { } public class Stream { } public class Task { } public class Task<T> { } public class String { } public class Enumerable { } public class IEnumerable<T> { } "
        + "public class GeneratedCode : System.Attribute { } public class GeneratedCodeAttribute : System.Attribute { } public class NotNullWhenAttribute : System.Attribute { } public class SetsRequiredMembers : System.Attribute { } "
        + "public class BindingReader { } public class XmlNames { } public class Grammar { } public class ContentPlace { } public class CancellationToken { } public class BigInteger { }";

    [Theory]
    [InlineData("namespace My.Models { " + Types + " }")]
    [InlineData("namespace My { " + Types + " }")]
    [InlineData(Types)]
    [InlineData("namespace My.System { class Nothing { } }")]
    [InlineData("namespace My.Models.System.IO { class Stream { } }")]
    [InlineData("namespace My.Bindery.Serialization { class BindingReader { } }")]
    [InlineData("namespace My.Models { class System { } class Bindery { } }")]
    [InlineData("namespace My { class Global { } class Bindery { class Grammar { } } }")]
    [InlineData("namespace My.Task { class Nothing { } }")]
    [InlineData("namespace My.Models.List { class Nothing { } }")]
    public void Types_and_namespaces_around_the_models(string source)
    {
        foreach (var version in new[] { LanguageVersion.CSharp9, LanguageVersion.CSharp12 })
            Run(source, version).AssertClean();
    }

    [Theory]
    [InlineData("global using Stream = System.String;")]
    [InlineData("global using XmlNames = System.Int32;")]
    [InlineData("global using Others;\nnamespace Others { " + Types + " }")]
    [InlineData("global using global::Others.Inner;\nnamespace Others.Inner { public class BindingReader { } }")]
    [InlineData("global using static Others.Holder;\nnamespace Others { public static class Holder { public class ContentPlace { } } }")]
    public void Global_using_directives(string source) => Run(source, LanguageVersion.CSharp12).AssertClean();

    [Fact]
    public void Types_of_references_around_the_models()
    {
        var library = GeneratorRun.Of(new TestProject { AssemblyName = "Library", Sources = ["namespace My { " + Types + " }"] }).ToReference();
        Run("", LanguageVersion.CSharp12, library).AssertClean();
    }

    /// <summary>The harness checks arithmetic in all projects; this says that it is not by chance.</summary>
    [Fact]
    public void Arithmetic_is_checked() => Assert.True(((CSharpCompilationOptions)Run("", LanguageVersion.CSharp12).Input.Options).CheckOverflow);

    private static GeneratorRun Run(string source, LanguageVersion version, params MetadataReference[] references) => GeneratorRun.Of(new TestProject
    {
        Schemas = [TestSchema.Item("/project/all.rng", MatrixTests.Everything, "My.Models", ("BinderyAccessibility", "public"))],
        Sources = [source],
        LanguageVersion = version,
        References = [References.Runtime, .. references],
    });
}
