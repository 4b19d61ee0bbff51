using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Bindery.Tests.Support;
using Bindery.Tool.Reporting;

namespace Bindery.Tests;

/// <summary><c>bindery validate --format sarif</c>: logs of SARIF 2.1.0.</summary>
public sealed class SarifTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Findings_are_results_whose_rules_the_tool_describes()
    {
        var first = _folder.Write("a b%.xml", "<note\n topic='bird'><q/></note>");
        var second = _folder.Write("second.xml", "<note topic='bird'/>");

        var run = ToolRun.Of("validate", _folder.Schema, first, second, "--format", "sarif");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var log = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var results = log.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(["BND3003", "BND3001", "BND3003"], results.Select(result => result.GetProperty("ruleId").GetString()));
        Assert.All(results, result => Assert.Equal("error", result.GetProperty("level").GetString()));

        var driver = log.GetProperty("tool").GetProperty("driver");
        Assert.Equal("bindery", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToArray();
        Assert.Equal(["BND3003", "BND3001"], rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(
            ["A value that is not allowed", "Not allowed here"], rules.Select(rule => rule.GetProperty("shortDescription").GetProperty("text").GetString()));
        Assert.All(
            rules,
            rule => Assert.Equal(RulePage.Find(rule.GetProperty("id").GetString()!)!.Text, rule.GetProperty("help").GetProperty("markdown").GetString()));
        Assert.All(
            results,
            result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));

        var location = Assert.Single(results[0].GetProperty("locations").EnumerateArray());
        var physical = location.GetProperty("physicalLocation");
        Assert.Equal(new Uri(_folder.Root).AbsoluteUri + "/a%20b%25.xml", physical.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("""{"startLine":2,"startColumn":9,"endLine":2,"endColumn":13}""", JsonSerializer.Serialize(physical.GetProperty("region")));
        var logical = Assert.Single(location.GetProperty("logicalLocations").EnumerateArray());
        Assert.Equal("""{"fullyQualifiedName":"/note/@topic","kind":"attribute"}""", JsonSerializer.Serialize(logical));
        Assert.Equal("utf16CodeUnits", log.GetProperty("columnKind").GetString());
        var invocation = Assert.Single(log.GetProperty("invocations").EnumerateArray());
        Assert.True(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(1, invocation.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void A_log_without_findings_has_no_results_and_no_rules()
    {
        var run = ToolRun.Of("validate", _folder.Schema, _folder.Write("good.xml", "<note topic='birds'/>"), "--format", "sarif");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var log = json.RootElement.GetProperty("runs")[0];
        Assert.Equal(0, log.GetProperty("results").GetArrayLength());
        Assert.Equal(0, log.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
    }

    [Fact]
    public void An_unreadable_file_is_a_notification_of_a_failed_run()
    {
        var run = ToolRun.Of("validate", _folder.Schema, _folder["none.xml"], "--format", "sarif");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var invocation = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        var notification = Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray());
        Assert.Equal($"'{_folder["none.xml"]}' does not exist", notification.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("error", notification.GetProperty("level").GetString());
    }

    [Fact]
    public void Mistakes_in_the_schema_are_results_in_the_schemas_file()
    {
        var schema = _folder.Write("wrong.rng", "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>\n <txt/>\n</element>");

        var run = ToolRun.Of("validate", schema, _folder["a.xml"], "--format", "sarif");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var log = json.RootElement.GetProperty("runs")[0];
        var result = Assert.Single(log.GetProperty("results").EnumerateArray());
        Assert.Equal("BND0001", result.GetProperty("ruleId").GetString());
        var physical = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(new Uri(schema).AbsoluteUri, physical.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(
            (2, 2), (physical.GetProperty("region").GetProperty("startLine").GetInt32(), physical.GetProperty("region").GetProperty("startColumn").GetInt32()));
        Assert.Equal(
            "Not allowed at this place of the schema",
            log.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("shortDescription").GetProperty("text").GetString());
    }

    [Fact]
    public void Times_are_in_utc_whatever_the_culture()
    {
        using var output = new StringWriter();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            new SarifReporter(output, () => new DateTime(2026, 2, 3, 4, 5, 6, 7, DateTimeKind.Utc)).End(0);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains("\"startTimeUtc\": \"2026-02-03T04:05:06.007Z\"", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Relative_names_are_relative_references()
    {
        using var output = new StringWriter();
        var reporter = new SarifReporter(output);
        reporter.Document(new DocumentReport("docs/a b:c.xml", [new SchemaViolation("BND3001", "m", "", 1, 1, 1)]));
        reporter.End(1);

        Assert.Contains("\"uri\": \"docs/a%20b%3Ac.xml\"", output.ToString(), StringComparison.Ordinal);
    }
}
