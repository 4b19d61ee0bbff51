using System;
using System.Globalization;
using System.Linq;
using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the effective value of a member whose absence has a meaning: "EffectiveTransport" for "Transport".</summary>
internal static class EffectiveEmitter
{
    /// <summary>Writes the property, if absence means a value of the member's type and the name is free.</summary>
    public static void Emit(EmitContext context, SourceWriter writer, ClassModel model, MemberModel member, XmlName xml, ValueModel value, bool isRequired)
    {
        var name = "Effective" + member.Name;
        if (isRequired
            || member.Default is not { } absent
            || model.Name == name
            || context.Members.Any(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)))
            return;
        if (Expression(context, value, absent) is not { } expression)
            return;
        context.Members.Add(name);
        var isEnum = value.Kind == ValueKind.Enum;
        writer.Line()
            .Line(
                $"/// <summary>The value of <see cref=\"{member.Name}\"/>, or if it is not set, <c>{DocumentationEmitter.Escape(absent)}</c>.{(isEnum ? " -1 if the document has an unknown word." : "")}</summary>");
        writer.Line(isEnum
            ? $"public {EmitContext.TypeOf(value)} {name} => {member.Name} ?? ({EmitContext.Type("UnreadValues")}.HasUnread(_unknown, {EmitContext.Literal(xml.LocalName)}) ? ({value.EnumName})(-1) : {expression});"
            : $"public {EmitContext.TypeOf(value)} {name} => {member.Name} ?? {expression};");
    }

    private static string Parsed(ValueModel value, string text) => $"{EmitContext.TypeOf(value)}.Parse({EmitContext.Literal(text)})";

    private static string? Expression(EmitContext context, ValueModel value, string absent) => value.Kind switch
    {
        ValueKind.Enum => context.Schema.Enums.First(model => model.Name == value.EnumName).Members.FirstOrDefault(member => member.Word == absent) is { } word
            ? $"{context.InExpression(value.EnumName!)}.{word.Name}"
            : null,
        ValueKind.Boolean => absent == value.Yes ? "true" : absent == value.No ? "false" : null,
        ValueKind.XsdBoolean => absent is "true" or "1" ? "true" : absent is "false" or "0" ? "false" : null,
        ValueKind.Int32 =>
            int.TryParse(absent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
        ValueKind.Int64 =>
            long.TryParse(absent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture) + "L"
                : null,
        ValueKind.Decimal =>
            decimal.TryParse(absent, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture) + "m"
            : null,
        ValueKind.BigInteger =>
            long.TryParse(absent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
        ValueKind.Double =>
            double.TryParse(absent, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number)
                ? number.ToString("R", CultureInfo.InvariantCulture) + "d"
                : null,
        ValueKind.DateTime when XmlDateTime.TryParse(absent, out _) => Parsed(value, absent),
        ValueKind.Date when XmlDate.TryParse(absent, out _) => Parsed(value, absent),
        ValueKind.Time when XmlTime.TryParse(absent, out _) => Parsed(value, absent),
        ValueKind.PartialDate when XmlPartialDate.TryParse(absent, out _) => Parsed(value, absent),
        ValueKind.Duration when XmlDuration.TryParse(absent, out _) => Parsed(value, absent),
        ValueKind.String => EmitContext.Literal(absent),
        _ => null,
    };
}
