using System.Text;

namespace Bindery.Tests.Compact;

/// <summary>What is expected where any name may stand: no name of an element for an attribute.</summary>
public sealed class WildcardMessageTests
{
    [Theory]
    [InlineData(
        "start = element doc { attribute * - x { text }*, element mode { text }? }",
        "<doc x='1'/>",
        "'x' is not allowed in 'doc'; expected any name of another namespace or any other name without a namespace")]
    [InlineData(
        "start = element doc { attribute (a | xml:*) { text }*, element lang { text }? }",
        "<doc b='1'/>",
        "'b' is not allowed in 'doc'; expected 'a' or any other name of the namespace 'http://www.w3.org/XML/1998/namespace'")]
    [InlineData(
        "start = element doc { element e { any }, element f { empty } } any = attribute * { text }*, element mode { empty }?",
        "<doc><e/><f model='1'/></doc>",
        "'model' is not allowed in 'f'; it may have no attributes")]
    public void Names_of_elements_are_not_expected(string schema, string document, string message) =>
        Assert.Equal(message, Bindery.Schema.SchemaReader.Parse(schema, "test.rnc").Validate(Encoding.UTF8.GetBytes(document))[0].Message);
}
