using System.Collections.Generic;
using System.IO;
using Bindery.Schema;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Reporting;

/// <summary>
/// Writes one object: "tool", "schemaErrors" (of the schema, with the file of each), "documents" (with "file", "valid", "errors", and "problem" if it could not
/// be read), "valid" and "exitCode".
/// </summary>
internal sealed class JsonReporter : IReporter
{
    private readonly JsonText _json;
    private bool _hasDocuments;

    public JsonReporter(TextWriter output)
    {
        _json = new JsonText(output);
        _json.Writer.WriteStartObject();
        _json.Writer.WriteStartObject("tool");
        _json.Writer.WriteString("name", "bindery");
        _json.Writer.WriteString("version", ToolVersion.Text);
        _json.Writer.WriteEndObject();
    }

    public void Schema(IReadOnlyList<SchemaDiagnostic> problems)
    {
        _json.Writer.WriteStartArray("schemaErrors");
        foreach (var problem in problems)
        {
            _json.Writer.WriteStartObject();
            _json.Writer.WriteString("file", problem.Span.File);
            Finding(problem.Id, problem.Message, problem.Span.Line, problem.Span.Column);
            _json.Writer.WriteNumber("endLine", problem.Span.EndLine);
            _json.Writer.WriteNumber("endColumn", problem.Span.EndColumn);
            _json.Writer.WriteEndObject();
        }
        _json.Writer.WriteEndArray();
    }

    public void Document(DocumentReport report)
    {
        if (!_hasDocuments)
            _json.Writer.WriteStartArray("documents");
        _hasDocuments = true;
        _json.Writer.WriteStartObject();
        _json.Writer.WriteString("file", report.Name);
        _json.Writer.WriteBoolean("valid", report.IsValid);
        if (report.Problem is not null)
            _json.Writer.WriteString("problem", report.Problem);
        _json.Writer.WriteStartArray("errors");
        foreach (var error in report.Errors)
        {
            _json.Writer.WriteStartObject();
            Finding(error.Id, error.Message, error.Line, error.Column);
            _json.Writer.WriteNumber("length", error.Length);
            _json.Writer.WriteString("path", error.Path);
            _json.Writer.WriteEndObject();
        }
        _json.Writer.WriteEndArray();
        _json.Writer.WriteEndObject();
        _json.Pass();
    }

    public void End(int exitCode)
    {
        if (_hasDocuments)
            _json.Writer.WriteEndArray();
        _json.Writer.WriteBoolean("valid", exitCode == ExitCodes.Fine);
        _json.Writer.WriteNumber("exitCode", exitCode);
        _json.Writer.WriteEndObject();
        _json.End();
    }

    private void Finding(string id, string message, int line, int column)
    {
        _json.Writer.WriteString("id", id);
        _json.Writer.WriteString("message", message);
        _json.Writer.WriteNumber("line", line);
        _json.Writer.WriteNumber("column", column);
    }
}
