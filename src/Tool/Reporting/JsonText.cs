using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bindery.Tool.Reporting;

/// <summary>Writes JSON to a text writer incrementally, so that a long run does not need to be kept in memory.</summary>
internal sealed class JsonText
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly TextWriter _output;

    public JsonText(TextWriter output)
    {
        _output = output;
        // People also read these messages: apostrophes are not escaped.
        Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>Flushes what was written.</summary>
    public void Pass()
    {
        Writer.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.Clear();
    }

    /// <summary>Flushes the rest.</summary>
    public void End()
    {
        Pass();
        Writer.Dispose();
        _output.WriteLine();
    }
}
