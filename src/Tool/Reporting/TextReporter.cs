using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Bindery.Schema;

namespace Bindery.Tool.Reporting;

/// <summary>Writes a line for each finding, "FILE:LINE:COLUMN: error ID: message", as compilers and editors understand it. Valid documents have none.</summary>
/// <param name="output">Takes what is wrong with documents.</param>
/// <param name="error">Takes what is wrong with the schema, and what kept documents from being read.</param>
internal sealed class TextReporter(TextWriter output, TextWriter error) : IReporter
{
    public void Schema(IReadOnlyList<SchemaDiagnostic> problems)
    {
        foreach (var problem in problems)
            error.WriteLine(Line(problem.Span.File, problem.Span.Line, problem.Span.Column, problem.Id, problem.Message));
    }

    public void Document(DocumentReport report)
    {
        if (report.Problem is not null)
            error.WriteLine("bindery: " + OneLine(report.Problem));
        foreach (var found in report.Errors)
            output.WriteLine(Line(report.Name, found.Line, found.Column, found.Id, found.Message));
    }

    public void End(int exitCode)
    {
    }

    private static string Line(string file, int line, int column, string id, string message) =>
        $"{OneLine(file)}:{line}:{column}: error {id}: {OneLine(message)}";

    // What comes from documents and file names must not begin lines of its own, nor give orders to a terminal.
    private static string OneLine(string text)
    {
        var first = 0;
        while (first < text.Length && !char.IsControl(text[first]))
            first++;
        if (first == text.Length)
            return text;
        var line = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var character in text.AsSpan(first))
            if (char.IsControl(character))
                line.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                line.Append(character);
        return line.ToString();
    }
}
