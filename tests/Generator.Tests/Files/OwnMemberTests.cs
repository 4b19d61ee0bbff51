using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Files;

/// <summary>A member that the user declares with a type that does not fit is one error at the member, and none in generated code.</summary>
public sealed partial class OwnMemberTests
{
    private static readonly string Schema = Rng.Doc("""
        <attribute name='text'/>
        <attribute name='number'><data type='int'/></attribute>
        <attribute name='large'><data type='unsignedInt'/></attribute>
        <attribute name='exact'><data type='decimal'/></attribute>
        <attribute name='endless'><data type='integer'/></attribute>
        <attribute name='inexact'><data type='double'/></attribute>
        <attribute name='flag'><data type='boolean'/></attribute>
        <attribute name='qualified'><data type='QName'/></attribute>
        <attribute name='word'><choice><value>one</value><value>two</value></choice></attribute>
        <optional><attribute name='maybeText'/></optional>
        <optional><attribute name='maybeNumber'><data type='int'/></attribute></optional>
        <optional><attribute name='maybeFlag'><data type='boolean'/></attribute></optional>
        <optional><attribute name='maybeWord'><choice><value>three</value><value>four</value></choice></attribute></optional>
        <element name='child'><attribute name='x'/></element>
        <optional><element name='maybeChild'><attribute name='y'/></element></optional>
        <zeroOrMore><element name='item'><attribute name='z'/></element></zeroOrMore>
        <zeroOrMore><element name='value'><data type='int'/></element></zeroOrMore>
        <optional><element name='presence'><empty/></element></optional>
        """);

    private static readonly string[] Members = ["Text", "Number", "Large", "Exact", "Endless", "Inexact", "Flag", "Qualified", "Word", "MaybeText", "MaybeNumber",
        "MaybeFlag", "MaybeWord", "Child", "MaybeChild", "Items", "Values", "Presence"];

    [Theory]
    [InlineData("string", "Text MaybeText")]
    [InlineData("string?", "Text MaybeText")]
    [InlineData("int", "Number")]
    [InlineData("int?", "Number MaybeNumber")]
    [InlineData("long", "Number Large")]
    [InlineData("long?", "Number Large MaybeNumber")]
    [InlineData("short", "")]
    [InlineData("char", "")]
    [InlineData("decimal", "Exact")]
    [InlineData("double", "Inexact")]
    [InlineData("float", "")]
    [InlineData("bool", "Flag Presence")]
    [InlineData("bool?", "Flag MaybeFlag")]
    [InlineData("object", "MaybeWord")]
    [InlineData("System.Numerics.BigInteger", "Endless")]
    [InlineData("Bindery.QName", "Qualified")]
    [InlineData("System.DateTime", "")]
    [InlineData("System.Guid", "")]
    [InlineData("System.Uri", "")]
    [InlineData("string[]", "")]
    [InlineData("System.Collections.Generic.List<int>", "Values")]
    [InlineData("System.Collections.Generic.List<string>", "")]
    [InlineData("System.DayOfWeek", "")]
    [InlineData("Other.Kind", "")]
    public void Every_member_of_a_type_fits_or_is_the_one_error(string type, string fitting)
    {
        var declared = string.Concat(Members.Select(member => $"public {type} {member} {{ get; set; }} = default!;\n"));
        var run = GeneratorRun.Of(new TestProject
        {
            Schemas = [TestSchema.Item("/project/doc.rng", Schema, "My")],
            Sources = [$"namespace My {{ [Bindery.XmlBinding(\"doc.rng\")] public sealed partial class Doc {{\n{declared}}} }}\nnamespace Other {{ public enum Kind {{ One }} }}"],
        });
        var refused = run.Result.Diagnostics.Where(problem => problem.Id == "BND0022")
            .Select(problem => Quoted().Match(problem.GetMessage(CultureInfo.InvariantCulture)).Groups[1].Value)
            .ToList();

        Assert.Empty(run.Output.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()).Take(5));
        Assert.Equal(fitting, string.Join(' ', Members.Except(refused)));
    }

    [GeneratedRegex("^'([^']*)'")]
    private static partial Regex Quoted();
}
