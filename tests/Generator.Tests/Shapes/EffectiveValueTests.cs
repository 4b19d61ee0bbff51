using System;
using System.Linq;
using Bindery.Tests.Harness;

namespace Bindery.Tests.Shapes;

/// <summary>Beside a member whose absence means a value stands the value that counts.</summary>
public sealed class EffectiveValueTests
{
    private static readonly Lazy<Type> Doc = new(() => Shape.Of(Rng.Doc(
        Optional("mode", "push", "<choice><value>push</value><value>pull</value></choice>")
        + Optional("tls", "no", "<choice><value>yes</value><value>no</value></choice>")
        + Optional("size", "5", "<data type='int'/>")
        + Optional("ratio", "1.5", "<data type='decimal'/>")
        + Optional("engine", "qemu", "<text/>")
        + Optional("flag", "1", "<data type='boolean'/>")
        + Optional("odd", "many", "<data type='int'/>")
        + Optional("state", "on", "<data type='token'/>")
        + "<optional><attribute name='effectiveState'/></optional>"))
            .Load()
            .GetType("Models.Doc")!);

    [Theory]
    [InlineData("<doc/>", "Push False 5 1.5 qemu True")]
    [InlineData("<doc mode='pull' tls='yes' size='6' ratio='2' engine='luks' flag='0'/>", "Pull True 6 2 luks False")]
    [InlineData("<doc mode='other'/>", "-1 False 5 1.5 qemu True")]
    public void Absence_means_what_the_schema_says(string xml, string expected)
    {
        var document = Models.Parse(Doc.Value, xml);
        Assert.Equal(expected, string.Join(" ", new[] { "Mode", "Tls", "Size", "Ratio", "Engine", "Flag" }.Select(name =>
            Convert.ToString(Doc.Value.GetProperty("Effective" + name)!.GetValue(document), System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void There_is_none_where_the_type_cannot_hold_the_value_or_the_name_is_taken()
    {
        Assert.Null(Doc.Value.GetProperty("EffectiveOdd"));
        Assert.True(Doc.Value.GetProperty("EffectiveState")!.CanWrite);
    }

    private static string Optional(string name, string absent, string value) =>
        $"<optional><attribute name='{name}' a:defaultValue='{absent}'>{value}</attribute></optional>";
}
