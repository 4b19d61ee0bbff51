using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bindery.Tests.Support;
using Bindery.Tool.Reporting;

namespace Bindery.Tests;

/// <summary><c>bindery validate --format json</c>.</summary>
public sealed class JsonTests : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_document_is_an_object_with_its_violations()
    {
        var bad = _folder.Write("bäd.xml", "<note\n topic='bird'/>");
        var good = _folder.Write("good.xml", "<note topic='birds'/>");

        var run = ToolRun.Of("validate", _folder.Schema, bad, good, _folder["none.xml"], "--format", "json");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal($$"""{"name":"bindery","version":"{{ToolVersion.Text}}"}""", Compact(json.RootElement.GetProperty("tool")));
        var documents = json.RootElement.GetProperty("documents").EnumerateArray().ToArray();
        Assert.Equal([bad, good, _folder["none.xml"]], documents.Select(document => document.GetProperty("file").GetString()));
        Assert.Equal([false, true, false], documents.Select(document => document.GetProperty("valid").GetBoolean()));
        var error = Assert.Single(documents[0].GetProperty("errors").EnumerateArray());
        Assert.Equal(
            """{"id":"BND3003","message":"'bird' is not allowed for 'topic': it must be 'birds' or 'trees'; did you mean 'birds'?","line":2,"column":9,"length":4,"path":"/note/@topic"}""",
            Compact(error));
        Assert.Equal($"'{_folder["none.xml"]}' does not exist", documents[2].GetProperty("problem").GetString());
        Assert.False(documents[1].TryGetProperty("problem", out _));
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(2, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Contains("'bird'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_the_schema_are_in_the_object()
    {
        var schema = _folder.Write("wrong.rng", "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>\n <txt/>\n</element>");

        var run = ToolRun.Of("validate", schema, _folder["a.xml"], "--format", "json");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var error = Assert.Single(json.RootElement.GetProperty("schemaErrors").EnumerateArray());
        Assert.Equal(
            (schema, "BND0001", 2, 2),
            (error.GetProperty("file").GetString(),
                error.GetProperty("id").GetString(),
                error.GetProperty("line").GetInt32(),
                error.GetProperty("column").GetInt32()));
        Assert.False(json.RootElement.TryGetProperty("documents", out _));
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Readable);
}
