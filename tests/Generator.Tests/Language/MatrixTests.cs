using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Language;

/// <summary>The generated code compiles without a word from the compiler, in every language version and for every framework that is supported.</summary>
public sealed class MatrixTests
{
    public static TheoryData<LanguageVersion, bool, bool, NullableContextOptions> Cells()
    {
        var cells = new TheoryData<LanguageVersion, bool, bool, NullableContextOptions>();
        foreach (var version in new[] { LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12,
            LanguageVersion.Latest })
            foreach (var isStandard in new[] { false, true })
                foreach (var isPublic in new[] { false, true })
                    cells.Add(version, isStandard, isPublic, isPublic == isStandard ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Compiles_without_a_warning(LanguageVersion version, bool isStandard, bool isPublic, NullableContextOptions nullable)
    {
        var accessibility = ("BinderyAccessibility", isPublic ? "public" : "internal");
        var project = new TestProject
        {
            Schemas = [TestSchema.DomainBackup(accessibility), TestSchema.FieldBook(accessibility),
                TestSchema.Item("/project/all.rng", Everything, "All", accessibility)],
            LanguageVersion = version,
            Nullable = nullable,
        };
        if (isStandard)
            project = project with { Framework = References.Standard, References = [References.StandardRuntime, .. References.Memory] };
        var run = GeneratorRun.Of(project).AssertClean();
        Assert.Equal(version >= LanguageVersion.CSharp11 && !isStandard, run.Files["All.Doc.g.cs"].Contains("public required "));
        Assert.Equal(!isStandard, run.Files["All.Doc.g.cs"].Contains("NotNullWhen"));
        Assert.Equal(isPublic ? Accessibility.Public : Accessibility.Internal, run.Type("Doc", "All").DeclaredAccessibility);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    public void An_older_language_is_one_clear_error(LanguageVersion version)
    {
        var run = GeneratorRun.Of(new TestProject { Schemas = [TestSchema.DomainBackup()], LanguageVersion = version,
            Nullable = NullableContextOptions.Disable });
        var error = Assert.Single(run.Result.Diagnostics);
        Assert.Equal(("BND0020", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal("/package/schemas/domainbackup.rng", error.Location.GetLineSpan().Path);
        Assert.Contains("<LangVersion>9.0</LangVersion>", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(run.Files);
    }

    /// <summary>What a polyfill gives is used: the attribute types count, not the framework.</summary>
    [Fact]
    public void Required_members_come_with_the_types_that_they_need()
    {
        const string Polyfill = """
            namespace System.Runtime.CompilerServices
            {
                internal sealed class RequiredMemberAttribute : System.Attribute { }
                internal sealed class CompilerFeatureRequiredAttribute : System.Attribute { public CompilerFeatureRequiredAttribute(string featureName) { } }
            }
            namespace System.Diagnostics.CodeAnalysis
            {
                internal sealed class SetsRequiredMembersAttribute : System.Attribute { }
            }
            """;
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/all.rng", Everything, "All")],
            Sources = [Polyfill],
            Framework = References.Standard,
            References = [References.StandardRuntime, .. References.Memory],
        }).AssertClean();
        Assert.Contains("public required string Id", run.Files["All.Doc.g.cs"]);
    }

    /// <summary>Each kind of member once.</summary>
    internal static string Everything { get; } = Rng.Doc(
        Rng.Attributes("id") + "<optional>" + Rng.Words("mode", "a", "b") + "</optional>"
        + "<attribute name='level'><data type='int'/></attribute><attribute name='big'><data type='integer'/></attribute><attribute name='share'><data type='decimal'/></attribute>"
        + "<attribute name='ratio'><data type='double'/></attribute><attribute name='on'><data type='boolean'/></attribute><attribute name='count'><data type='unsignedInt'/></attribute>"
        + Rng.Words("flag", "yes", "no") + "<attribute name='version'><value>1</value></attribute>"
        + "<zeroOrMore><attribute><anyName><except><nsName ns=''/></except></anyName></attribute></zeroOrMore>"
        + "<interleave><optional><element name='empty'><empty/></element></optional><element name='title'><text/></element><element name='size'><data type='long'/></element>"
        + "<zeroOrMore><element name='line'><text/></element></zeroOrMore><zeroOrMore><element name='number'><data type='int'/></element></zeroOrMore>"
        + "<optional><element name='names'><oneOrMore><element name='name'><text/></element></oneOrMore></element></optional>"
        + "<optional><element name='parts'><oneOrMore><ref name='part'/></oneOrMore></element></optional><element name='head'><ref name='part'/></element>"
        + "<optional><element name='note'><attribute name='lang'/><text/></element></optional><optional><element name='rate'><attribute name='unit'/><data type='int'/></element></optional>"
        + "<optional><ref name='mixed'/></optional><optional><element><nsName ns='urn:any'/><text/></element></optional></interleave>",
        "<define name='part'><element name='part'><choice><group>"
        + "<attribute name='type'><value>own</value></attribute><attribute name='where'/>"
        + "</group><group>"
        + "<attribute name='type'><value>foreign</value></attribute><element name='link'><attribute name='href'/></element></group></choice></element></define>"
        + "<define name='mixed'><element name='mixed'><mixed><zeroOrMore><choice><element name='em'><text/></element><ref name='mixed'/><element><nsName ns='urn:else'/><empty/></element></choice></zeroOrMore></mixed></element></define>");
}
