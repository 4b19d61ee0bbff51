#if !NETSTANDARD2_0
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bindery;

/// <summary>Writes an integer of any size, or a list of them, into JSON: as numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BigIntegerJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(BigInteger) || typeToConvert == typeof(BigInteger?) || typeToConvert == typeof(List<BigInteger>)
        || typeToConvert == typeof(List<BigInteger?>) || typeToConvert == typeof(List<List<BigInteger>>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var item = new Number();
        var nullable = new Optional(item);
        return typeToConvert == typeof(BigInteger) ? item
            : typeToConvert == typeof(BigInteger?) ? nullable
            : typeToConvert == typeof(List<BigInteger>) ? new Items<BigInteger>(item)
            : typeToConvert == typeof(List<BigInteger?>) ? new Items<BigInteger?>(nullable)
            : new Items<List<BigInteger>>(new Items<BigInteger>(item));
    }

    private sealed class Number : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(reader.ValueSpan) : null;
            return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException("An integer is expected");
        }

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Optional(Number number) : JsonConverter<BigInteger?>
    {
        public override BigInteger? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : number.Read(ref reader, typeof(BigInteger), options);

        public override void Write(Utf8JsonWriter writer, BigInteger? value, JsonSerializerOptions options)
        {
            if (value is { } integer)
                number.Write(writer, integer, options);
            else
                writer.WriteNullValue();
        }
    }

    private sealed class Items<T>(JsonConverter<T> item) : JsonConverter<List<T>>
    {
        public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("A list is expected");
            var items = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(item.Read(ref reader, typeof(T), options)!);
            return items;
        }

        public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var one in value)
                item.Write(writer, one, options);
            writer.WriteEndArray();
        }
    }
}
#endif
