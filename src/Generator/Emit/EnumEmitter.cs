using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes an enumeration and the table of its words.</summary>
internal static class EnumEmitter
{
    public static string Emit(EmitContext context, EnumModel model) => context.File(writer =>
    {
        writer.Summary(model.Documentation, "");
        writer.Line(EmitContext.GeneratedCode).Open($"{context.Accessibility} enum {model.Name}");
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (i > 0)
                writer.Line();
            writer.Summary(model.Members[i].Documentation, $"The value '{model.Members[i].Word}'.");
            writer.Line($"{model.Members[i].Name} = {i.ToString(System.Globalization.CultureInfo.InvariantCulture)},");
        }
        writer.Close().Line();
        writer.Line($"/// <summary>Converts between <see cref=\"{model.Name}\"/> and the words in documents.</summary>");
        writer.Line(EmitContext.GeneratedCode).Open($"{context.Accessibility} static class {TableName(model.Name)}");
        writer.Line(
            $"internal static readonly {EmitContext.Type("XmlWords")} All = new({string.Join(", ", model.Members.Select(member => EmitContext.Literal(member.Word)))});");
        writer.Line();
        writer.Line("/// <summary>Returns the word of a member in documents; null if the value is not a member.</summary>");
        writer.Line($"public static string? ToWord(this {model.Name} value) => All.WordOf((int)value);").Line();
        writer.Line("/// <summary>Returns the member for a word in documents; null if there is none.</summary>");
        writer.Line($"public static {model.Name}? FromWord(string word) => ({model.Name}?)All.PlaceOf(word);");
        writer.Close();
    });

    /// <summary>Returns the expression for an enumeration's table of words.</summary>
    public static string Table(EmitContext context, string enumName) => context.InExpression(TableName(enumName)) + ".All";

    private static string TableName(string enumName) => enumName + "Words";
}
