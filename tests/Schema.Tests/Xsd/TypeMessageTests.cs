using Bindery.Tests.Xsd.Support;

namespace Bindery.Tests.Xsd;

/// <summary>Messages about xsi:type say which types are allowed, and why another one is not.</summary>
public sealed class TypeMessageTests
{
    private static readonly string Schema = XsdText.Doc(
        "<xs:sequence>"
        + "<xs:element name='a' type='Base' block='extension' minOccurs='0'/><xs:element name='b' type='Base' block='#all' minOccurs='0'/>"
        + "<xs:element name='c' type='Shut' minOccurs='0'/><xs:element name='d' type='Abs' minOccurs='0'/><xs:element name='e' type='xs:short' minOccurs='0'/>"
        + "</xs:sequence>",
        "<xs:complexType name='Base'><xs:attribute name='p'/></xs:complexType>"
        + Derived("Ext", "extension", "Base") + Derived("Res", "restriction", "Base") + Derived("ExtOfRes", "extension", "Res")
        + "<xs:complexType name='Shut' block='restriction extension'/>" + Derived("ShutExt", "extension", "Shut")
        + "<xs:complexType name='Abs' abstract='true'/>" + Derived("Con", "extension", "Abs") + Derived("Mid", "extension", "Abs", "abstract='true'"));

    [Theory]
    [InlineData("<a xsi:type='Ext'/>", "'Ext' is not allowed for 'xsi:type': it must be 'Base' or 'Res'; 'Ext' is derived by extension, which the element blocks")]
    [InlineData(
        "<a xsi:type='ExtOfRes'/>",
        "'ExtOfRes' is not allowed for 'xsi:type': it must be 'Base' or 'Res'; 'ExtOfRes' is derived by extension, which the element blocks")]
    [InlineData("<b xsi:type='Res'/>", "'Res' is not allowed for 'xsi:type': it must be 'Base'; 'Res' is derived by restriction, which the element blocks")]
    [InlineData("<c xsi:type='ShutExt'/>", "'ShutExt' is not allowed for 'xsi:type': it must be 'Shut'; 'ShutExt' is derived by extension, which the type 'Shut' blocks")]
    [InlineData("<d xsi:type='Mid'/>", "'Mid' is not allowed for 'xsi:type': it must be 'Con'; 'Mid' is abstract")]
    [InlineData("<d xsi:type='Abs'/>", "'Abs' is not allowed for 'xsi:type': it must be 'Con'; 'Abs' is abstract")]
    [InlineData("<d/>", "'d' needs the attribute 'xsi:type', because its type 'Abs' is abstract; it must be 'Con'")]
    [InlineData("<d xsi:type='Cn'/>", "'Cn' is not allowed for 'xsi:type': it must be 'Con'")]
    [InlineData("<a xsi:type='q:Ext' xmlns:q='urn:q'/>", "'q:Ext' is not allowed for 'xsi:type': it must be 'Base' or 'Res'")]
    [InlineData("<e xsi:type='Base'>1</e>", "'Base' is not allowed for 'xsi:type': it must be 'xs:byte' or 'xs:short'")]
    [InlineData("<a q='1'/>", "'q' is not allowed in 'a'; expected 'p' or 'xsi:type'")]
    public void A_type_that_is_not_allowed_has_a_reason(string content, string message)
    {
        var document = $"<doc xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>{content}</doc>";
        var grammar = XsdText.Compile(Schema);
        Assert.Equal([message], grammar.Messages(document));
        Assert.Equal([message], Grammar.FromText(grammar.ToText()).Messages(document));
    }

    private static string Derived(string name, string method, string from, string attributes = "") =>
        $"<xs:complexType name='{name}' {attributes}><xs:complexContent><xs:{method} base='{from}'/></xs:complexContent></xs:complexType>";
}
