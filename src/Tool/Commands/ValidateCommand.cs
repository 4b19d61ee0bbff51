using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Bindery.Schema;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;
using Bindery.Tool.Validation;
using Bindery.Wording;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery validate SCHEMA FILE…</c>.</summary>
/// <param name="Arguments">The arguments.</param>
/// <param name="Stop">Cancels the run, for a caller that runs in the same process.</param>
internal sealed record ValidateCommand(ValidateArguments Arguments, CancellationToken Stop = default) : ICommand
{
    /// <exception cref="CallException">The arguments are not valid.</exception>
    public static ValidateCommand Parse(IReadOnlyList<string> arguments) => new(ValidateArguments.Parse(arguments));

    public int Run(Streams streams)
    {
        var reporter = Reporter(streams);
        var exitCode = Run(streams, reporter);
        reporter.End(exitCode);
        return exitCode;
    }

    private int Run(Streams streams, IReporter reporter)
    {
        Grammar grammar;
        try
        {
            var notChecked = Arguments.PassesOver ? new List<SchemaDiagnostic>() : null;
            grammar = SchemaFiles.Load(Arguments.Schema, Arguments.Target, Arguments.Cache, Arguments.IsConfined, notChecked);
            if (!Arguments.IsQuiet)
                TextReporter.Warn(streams.Error, SchemaFiles.Show(notChecked ?? [], Arguments.Schema));
            if (Arguments.Others.Count > 0)
                grammar = OtherFiles.With(grammar, Arguments.Others, Arguments.Limits, streams.OpenInput);
        }
        catch (SchemaException exception)
        {
            reporter.Schema(exception.Diagnostics);
            if (Arguments.SchemaAmongDocuments is { } meant)
                streams.Error.WriteLine(Quotation.Escape($"bindery: the schema stands first: 'bindery validate {meant} {Arguments.Schema}'"));
            return ExitCodes.Wrong;
        }
        var names = DocumentNames.Expand(Arguments.Documents, out var unmatched);
        var exitCode = ExitCodes.Fine;
        foreach (var pattern in unmatched)
            Report(new DocumentReport(pattern, [], $"'{pattern}' matches no file", IsDocument: false));
        var validator = new DocumentValidator(grammar, Arguments.Limits, Arguments.IsOutput, streams.OpenInput);
        // A single document needs no threads, no progress and no signal handler, all of which take time to start.
        if (names.Count == 1 && !Stop.CanBeCanceled)
            Report(validator.Validate(names[0]));
        else if (!RunAll(names, validator, streams, Report))
            return ExitCodes.Interrupted;
        return exitCode;

        void Report(DocumentReport report)
        {
            reporter.Document(report);
            exitCode = Math.Max(exitCode, report.Problem is not null ? ExitCodes.Wrong : report.IsValid ? ExitCodes.Fine : ExitCodes.Refused);
        }
    }

    // Returns false if the run was interrupted.
    private bool RunAll(IReadOnlyList<string> names, DocumentValidator validator, Streams streams, Action<DocumentReport> report)
    {
        using var interruption = Stop.CanBeCanceled ? null : new Interruption();
        var progress = ProgressLine.Start(streams.IsErrorTerminal() ? streams.Error : null, names.Count);
        var done = 0;
        try
        {
            foreach (var document in OrderedValidation.Run(names, validator.Validate, interruption?.Token ?? Stop))
            {
                if (!document.IsValid)
                    progress.Clear();
                report(document);
                // If both are written to one terminal, later findings would be mixed with the progress line.
                if (!document.IsValid)
                    streams.Output.Flush();
                progress.Show(++done);
            }
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            progress.Clear();
        }
    }

    private Palette Colors(Streams streams) => new(Arguments.Color switch
    {
        ColorMode.Always => true,
        ColorMode.Never => false,
        _ => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && streams.IsOutputTerminal(),
    });

    private IReporter Reporter(Streams streams) =>
        Arguments.IsQuiet ? new TextReporter(TextWriter.Null, streams.Error)
        : Arguments.Format switch
        {
            ReportFormat.Json => new JsonReporter(streams.Output),
            ReportFormat.Sarif => new SarifReporter(streams.Output),
            _ => new TextReporter(streams.Output, streams.Error, Colors(streams), summarizes: true),
        };
}
