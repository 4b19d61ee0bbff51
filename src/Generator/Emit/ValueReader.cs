using Bindery.Generator.Binding.Model;

namespace Bindery.Generator.Emit;

/// <summary>Writes the conversion of a document's text to a C# type.</summary>
internal static class ValueReader
{
    /// <summary>Returns the expression that converts; its value is null if the type cannot represent the text.</summary>
    /// <param name="context">The schema's context.</param>
    /// <param name="value">The type.</param>
    /// <param name="text">The expression for the text.</param>
    /// <param name="isRequired">
    /// Whether reading cannot continue without a value. Whitespace around a word is then accepted, as by schemas that use the default type of values.
    /// </param>
    public static string Convert(EmitContext context, ValueModel value, string text, bool isRequired = false) => value.Kind switch
    {
        ValueKind.Boolean =>
            $"{text}.{(value.Collapses || isRequired ? "ToTokenBoolean" : "ToBoolean")}({EmitContext.Literal(value.Yes!)}, {EmitContext.Literal(value.No!)})",
        ValueKind.XsdBoolean => text + ".ToXsdBoolean()",
        ValueKind.Int32 => text + ".ToInt32()",
        ValueKind.Int64 => text + ".ToInt64()",
        ValueKind.Decimal => text + ".ToNearestDecimal()",
        ValueKind.BigInteger => text + ".ToBigInteger()",
        ValueKind.Double => text + ".ToDouble()",
        ValueKind.UnixTime => text + ".ToUnixTime()",
        ValueKind.Guid => text + ".ToGuid()",
        ValueKind.Enum => $"({value.EnumName}?){text}.{(value.Collapses || isRequired ? "ToToken" : "ToWord")}({EnumEmitter.Table(context, value.EnumName!)})",
        ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.PartialDate or ValueKind.Duration => $"{text}.ToXml{value.Kind}()",
        ValueKind.Base64 => text + ".ToBase64()",
        ValueKind.Hex => text + ".ToHex()",
        ValueKind.List when value.Item is { IsValueType: true } item =>
            $"{text}.ToValues<{EmitContext.TypeOf(item)}>(static word => {Convert(context, item, "word")})",
        ValueKind.List => text + ".ToWords()",
        ValueKind.Name => $"reader.ToName({text})",
        ValueKind.PrefixedText => $"reader.ToPrefixedText({text})",
        _ when value.Fixed is { } known => $"{text}.ToString({EmitContext.Literal(known)})",
        _ => text + ".ToString()",
    };

    /// <summary>Returns the expression that converts, and stores how the value was written in the document if it would be written differently.</summary>
    /// <param name="context">The schema's context.</param>
    /// <param name="value">The type.</param>
    /// <param name="text">The expression of the text.</param>
    /// <param name="where">The arguments for the place of the text: the attribute, or the text and its place.</param>
    /// <param name="unknown">The field for unknown content.</param>
    /// <param name="isRequired">As for <see cref="Convert"/>.</param>
    /// <param name="hasDefault">Whether the value has a default if the text is empty.</param>
    public static string ConvertAndNote(
        EmitContext context, ValueModel value, string text, string where, string unknown, bool isRequired = false, bool hasDefault = false)
    {
        var converted = Convert(context, value, text, isRequired);
        switch (value.Kind)
        {
            case ValueKind.Enum when value.Collapses || isRequired:
                var words = EnumEmitter.Table(context, value.EnumName!);
                return $"({value.EnumName}?)reader.NoteWord({where}, {text}.ToToken({words}), {words}, ref {unknown})";
            case ValueKind.Boolean when value.Collapses || isRequired:
                return $"reader.NoteWord({where}, {converted}, {EmitContext.Literal(value.Yes!)}, {EmitContext.Literal(value.No!)}, ref {unknown})";
            case ValueKind.XsdBoolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.BigInteger or ValueKind.Double
                or ValueKind.UnixTime or ValueKind.Guid:
                return $"reader.Note({where}, {converted}, ref {unknown})";
            case ValueKind.Base64 or ValueKind.Hex or ValueKind.List:
                return $"reader.NoteForm({where}, {converted}, static value => {WriterEmitter.Text(context, value, "value")}, ref {unknown})";
            case ValueKind.String when hasDefault:
                return $"reader.NoteForm({where}, {converted}, static value => value, ref {unknown})";
            default:
                return value.IsTemporal ? $"reader.Note({where}, {converted}, ref {unknown})" : converted;
        }
    }

    /// <summary>Returns the expression that describes a valid value.</summary>
    public static string Expectation(EmitContext context, ValueModel value) =>
        value.Kind == ValueKind.Enum ? EnumEmitter.Table(context, value.EnumName!) + ".ToString()" : EmitContext.Literal(value.Expectation);

    /// <summary>Writes the code that reads the text of the class's own element.</summary>
    public static void OwnText(EmitContext context, SourceWriter writer, TextModel text, string target)
    {
        writer.Line("var text = reader.ReadText(ref _unknown);");
        if (text.Value.TakesAnyText)
        {
            var value = ConvertAndNote(context, text.Value with { Fixed = null }, "text", "text, default", "_unknown", hasDefault: text.HasDefault);
            writer.Line(text.IsRequired ? $"{target} = {value};" : $"{target} = text.IsEmpty ? null : {value};");
        }
        else if (text is { IsRequired: true, Value.Kind: ValueKind.Enum })
        {
            writer.Line(
                $"{target} = {ConvertAndNote(context, text.Value, "text", "text, default", "_unknown", isRequired: true)} ?? ({text.Value.EnumName})reader.KeepWord(text, ref _unknown);");
        }
        else if (text.IsRequired)
        {
            writer.Line(
                $"{target} = {ConvertAndNote(context, text.Value, "text", "text, default", "_unknown", isRequired: true)} ?? throw reader.InvalidText(text, {Expectation(context, text.Value)});");
        }
        else
        {
            writer.Line($"{target} = {ConvertAndNote(context, text.Value, "text", "text, default", "_unknown")};");
            writer.Line($"if ({target} is null && !text.IsEmpty)").Indent().Line("reader.KeepUnreadable(text, ref _unknown);").Unindent();
        }
    }
}
