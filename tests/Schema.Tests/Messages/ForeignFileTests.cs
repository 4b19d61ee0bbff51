using System;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Messages;

/// <summary>A file that is not a schema may be secret: a message about it says where it stops being one, and quotes nothing of it.</summary>
public partial class ForeignFileTests
{
    private const string Shadow = "alice:$6$dGVzdA$Zm9vYmFy:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\n";
    private const string Settings = "API_TOKEN = abcdef123456\nPASSPHRASE = \"correcthorse\"\n";
    private const string Key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";
    private const string Json = "{ \"connection\": \"Server=db;Pwd=correcthorse\" }";
    private const string Table = "user,mail\nalice,alice@example.org\n";

    [Theory]
    [InlineData(Shadow)]
    [InlineData(Settings)]
    [InlineData(Key)]
    [InlineData(Json)]
    [InlineData(Table)]
    public void A_file_that_is_not_a_schema_is_not_quoted(string content)
    {
        foreach (var name in new[] { "/etc/shadow", "settings.env", "key.pem", "data.rng", "data.xsd" })
        {
            AssertQuotesNothing(content, Refuse(() => SchemaReader.Parse(content, name)));
            var source = new MemorySource().Add(name, content);
            AssertQuotesNothing(content, Refuse(() => SchemaReader.Parse($"include \"{name}\"\nstart = element a {{ empty }}", "s.rnc", source)));
            AssertQuotesNothing(
                content,
                Refuse(() => SchemaReader.Parse($"<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='{name}'/></grammar>", "s.rng", source)));
            AssertQuotesNothing(
                content,
                Refuse(() => SchemaReader.Parse(
                    $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='{name}'/><xs:element name='a'/></xs:schema>",
                        "s.xsd",
                        source)));
        }
    }

    [Fact]
    public void The_extension_decides_the_syntax_of_a_file_without_keywords() =>
        Assert.Contains("'abcdef123456'", Refuse(() => SchemaReader.Parse(Settings, "settings.rnc")), StringComparison.Ordinal);

    [Fact]
    public void A_schema_in_the_compact_syntax_is_recognized_without_an_extension() => Assert.NotNull(SchemaReader.Parse("element a { text }", "schema"));

    private static string Refuse(Action read) => string.Join("\n", Assert.Throws<SchemaException>(read).Diagnostics.Select(diagnostic => diagnostic.Message));

    private static void AssertQuotesNothing(string content, string messages) =>
        Assert.Empty(Words()
            .Matches(messages)
            .Select(word => word.Value)
            .Intersect(Words().Matches(content).Select(word => word.Value))
            .Except(["file", "data", "key"]));

    [GeneratedRegex("[A-Za-z0-9_]{3,}")]
    private static partial Regex Words();
}
