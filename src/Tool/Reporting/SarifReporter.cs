using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Help;
using Bindery.Schema;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Reporting;

/// <summary>
/// Writes a log of one run in the Static Analysis Results Interchange Format 2.1.0 (OASIS standard), for code scanning and editors. Section numbers are those
/// of the standard. Results come first, so that they can be written as they are found; the rules follow.
/// </summary>
internal sealed class SarifReporter : IReporter
{
    private readonly JsonText _json;
    private readonly Func<DateTime> _now;
    private readonly List<string> _rules = [];
    private readonly List<DocumentReport> _unread = [];
    private readonly DateTime _start;

    public SarifReporter(TextWriter output, Func<DateTime>? now = null)
    {
        _now = now ?? (() => DateTime.UtcNow);
        _start = _now();
        _json = new JsonText(output);
        _json.Writer.WriteStartObject();
        _json.Writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.Writer.WriteString("version", "2.1.0");
        _json.Writer.WriteStartArray("runs");
        _json.Writer.WriteStartObject();
        // 3.14.17: columns are counted in UTF-16 code units, as in Bindery.
        _json.Writer.WriteString("columnKind", "utf16CodeUnits");
        _json.Writer.WriteStartArray("results");
    }

    public void Schema(IReadOnlyList<SchemaDiagnostic> problems)
    {
        foreach (var problem in problems)
            Result(
                problem.Id, problem.Message, problem.Span.File, problem.Span.Line, problem.Span.Column, problem.Span.EndLine, problem.Span.EndColumn, path: "");
    }

    public void Document(DocumentReport report)
    {
        foreach (var error in report.Errors)
            Result(error.Id, error.Message, report.Name, error.Line, error.Column, error.Line, error.Column + error.Length, error.Path);
        if (report.Problem is not null)
            _unread.Add(report);
        _json.Pass();
    }

    public void End(int exitCode)
    {
        _json.Writer.WriteEndArray();
        Tool();
        Invocation(exitCode);
        _json.Writer.WriteEndObject();
        _json.Writer.WriteEndArray();
        _json.Writer.WriteEndObject();
        _json.End();
    }

    // 3.27.
    private void Result(string id, string message, string file, int line, int column, int endLine, int endColumn, string path)
    {
        var rule = _rules.IndexOf(id);
        if (rule < 0)
        {
            rule = _rules.Count;
            _rules.Add(id);
        }
        var json = _json.Writer;
        json.WriteStartObject();
        json.WriteString("ruleId", id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", "error");
        Message("message", message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        Artifact(file);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        if (path.Length > 0)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", path);
            json.WriteString("kind", path.Contains("/@", StringComparison.Ordinal) ? "attribute" : "element");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // 3.18, 3.19 and 3.49.
    private void Tool()
    {
        var json = _json.Writer;
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "bindery");
        json.WriteString("semanticVersion", ToolVersion.Text);
        if (RuleHelp.Address.Length > 0)
            json.WriteString("informationUri", RuleHelp.Address);
        json.WriteStartArray("rules");
        foreach (var id in _rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            if (RulePage.Find(id) is { } page)
            {
                Message("shortDescription", page.Title);
                if (RuleHelp.LinkOf(id) is { } link)
                    json.WriteString("helpUri", link);
                json.WriteStartObject("help");
                json.WriteString("text", page.Text);
                json.WriteString("markdown", page.Text);
                json.WriteEndObject();
            }
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", "error");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // 3.20: problems in reading are notifications, not results.
    private void Invocation(int exitCode)
    {
        var json = _json.Writer;
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", exitCode is ExitCodes.Fine or ExitCodes.Refused);
        json.WriteNumber("exitCode", exitCode);
        json.WriteString("startTimeUtc", Time(_start));
        json.WriteString("endTimeUtc", Time(_now()));
        if (_unread.Count > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var report in _unread)
            {
                json.WriteStartObject();
                json.WriteString("level", "error");
                Message("message", report.Problem!);
                json.WriteStartArray("locations");
                json.WriteStartObject();
                json.WriteStartObject("physicalLocation");
                Artifact(report.Name);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Message(string name, string text)
    {
        _json.Writer.WriteStartObject(name);
        _json.Writer.WriteString("text", text);
        _json.Writer.WriteEndObject();
    }

    private void Artifact(string file)
    {
        _json.Writer.WriteStartObject("artifactLocation");
        _json.Writer.WriteString("uri", Uri(file));
        _json.Writer.WriteEndObject();
    }

    // 3.4.3: a URI reference; relative ones are relative to the current folder.
    private static string Uri(string file)
    {
        var steps = file.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var isAbsolute = Path.IsPathFullyQualified(file);
        for (var i = 0; i < steps.Length; i++)
            if (!(isAbsolute && i == 0 && steps[i].EndsWith(':')))
                steps[i] = System.Uri.EscapeDataString(steps[i]);
        var path = string.Join('/', steps);
        return !isAbsolute ? path : path.StartsWith('/') ? "file://" + path : "file:///" + path;
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
