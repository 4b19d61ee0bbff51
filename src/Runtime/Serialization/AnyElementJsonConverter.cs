#if !NETSTANDARD2_0
using System;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bindery;

/// <summary>Writes an element that the schema does not describe into JSON, as a string of XML.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AnyElementJsonConverter : JsonConverter<AnyElement>
{
    /// <inheritdoc/>
    public override AnyElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return AnyElement.Parse(reader.GetString() ?? "");
        }
        catch (XmlBindingException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AnyElement value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToXml());
}
#endif
