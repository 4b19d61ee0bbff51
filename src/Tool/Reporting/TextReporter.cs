using System.Collections.Generic;
using System.IO;
using Bindery.Schema;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool.Reporting;

/// <summary>
/// Writes a line for each finding, "FILE:LINE:COLUMN: error ID: message", the format of compilers and editors. Nothing is written for valid documents.
/// </summary>
/// <param name="output">Receives the violations.</param>
/// <param name="error">Receives the diagnostics of the schema, and problems of reading documents.</param>
/// <param name="colors">The colors of findings on <paramref name="output"/>; null for none.</param>
/// <param name="summarizes">Whether a final line on <paramref name="error"/> counts the documents, if there are several.</param>
internal sealed class TextReporter(TextWriter output, TextWriter error, Palette? colors = null, bool summarizes = false) : IReporter
{
    private int _documents;
    private int _invalid;
    private int _unread;

    public void Schema(IReadOnlyList<SchemaDiagnostic> problems)
    {
        foreach (var problem in problems)
            error.WriteLine(Line(Palette.Plain, problem.Span.File, problem.Span.Line, problem.Span.Column, problem.Id, problem.Message));
    }

    /// <summary>Writes constructs of a schema that are not checked.</summary>
    public static void Warn(TextWriter error, IReadOnlyList<SchemaDiagnostic> notChecked)
    {
        foreach (var one in notChecked)
            error.WriteLine($"{Quotation.Escape(one.Span.File)}:{one.Span.Line}:{one.Span.Column}: warning {one.Id}: {Quotation.Escape(one.Message)}");
    }

    public void Document(DocumentReport report)
    {
        _documents += report.IsDocument ? 1 : 0;
        _unread += report.Problem is null || !report.IsDocument ? 0 : 1;
        _invalid += report.Errors.Count == 0 ? 0 : 1;
        if (report.Problem is not null)
            error.WriteLine("bindery: " + Quotation.Escape(report.Problem));
        foreach (var found in report.Errors)
            output.WriteLine(Line(colors ?? Palette.Plain, report.Name, found.Line, found.Column, found.Id, found.Message));
    }

    public void End(int exitCode)
    {
        if (!summarizes || _documents < 2 || exitCode == ExitCodes.Interrupted)
            return;
        var unread = _unread == 0 ? "" : $", {_unread} could not be read";
        error.WriteLine(_invalid == 0 && _unread == 0
            ? $"{_documents} documents: all are valid"
            : $"{_documents} documents: {_documents - _invalid - _unread} valid, {_invalid} not valid{unread}");
    }

    private static string Line(Palette palette, string file, int line, int column, string id, string message) =>
        $"{palette.Place($"{Quotation.Escape(file)}:{line}:{column}:")} {palette.Error($"error {id}:")} {Quotation.Escape(message)}";
}
