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

namespace Bindery.Tool.Commands;

/// <summary><c>bindery validate SCHEMA FILE…</c>.</summary>
/// <param name="Arguments">What was asked for.</param>
/// <param name="Stop">Ends the run where no signal does; for a caller that is no process of its own.</param>
internal sealed record ValidateCommand(ValidateArguments Arguments, CancellationToken Stop = default) : ICommand
{
    /// <exception cref="CallException">The arguments ask for what cannot be.</exception>
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
            grammar = SchemaFiles.Load(Arguments.Schema, Arguments.Target);
        }
        catch (SchemaException exception)
        {
            reporter.Schema(exception.Diagnostics);
            return ExitCodes.Wrong;
        }
        var names = DocumentNames.Expand(Arguments.Documents, out var unmatched);
        var exitCode = ExitCodes.Fine;
        foreach (var pattern in unmatched)
            Report(new DocumentReport(pattern, [], $"'{pattern}' matches no file", IsDocument: false));
        var validator = new DocumentValidator(grammar, Arguments.Limits, Arguments.IsOutput, streams.OpenInput);
        // One document needs no threads, no progress and nobody who waits for signals: all of that takes time to start.
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

    // False where it was interrupted.
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
                // On one terminal findings and progress would mix if findings came later.
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
