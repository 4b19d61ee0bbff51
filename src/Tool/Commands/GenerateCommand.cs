using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Generator.Emit;
using Bindery.Generator.Pipeline;
using Bindery.Schema;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery generate SCHEMA</c>: writes the output of the source generator, produced by the same steps, to files.</summary>
/// <param name="Arguments">The arguments.</param>
internal sealed record GenerateCommand(GenerateArguments Arguments) : ICommand
{
    /// <exception cref="CallException">The arguments are not valid.</exception>
    public static GenerateCommand Parse(IReadOnlyList<string> arguments) => new(GenerateArguments.Parse(arguments));

    public int Run(Streams streams)
    {
        if (!SchemaNamespaces.IsValid(Arguments.Namespace))
            throw new CallException($"'{Arguments.Namespace}' is not a valid C# namespace; write names with dots between them, as in My.Models");
        try
        {
            return Write(Generate(streams), streams);
        }
        catch (SchemaException exception)
        {
            new TextReporter(streams.Output, streams.Error).Schema(SchemaFiles.Show(exception.Diagnostics, Arguments.Schema));
            return ExitCodes.Wrong;
        }
    }

    private IEnumerable<GeneratedFile> Generate(Streams streams)
    {
        var (root, files) = SchemaReader.Open(Arguments.Schema, Arguments.IsConfined ? SchemaFiles.FolderOf(Arguments.Schema) : null, CancellationToken.None);
        var roots = Arguments.Root is null ? [] : new[] { new RootRequest(Arguments.Root, null, EquatableArray<string>.Empty) };
        var request = new BindingRequest(Path.GetFileName(Arguments.Schema), Arguments.Namespace, Arguments.IsPublic, roots.ToEquatableArray());
        root = Arguments.PassesOver ? FrontEnds.PassingOver(root) : root;
        root = Arguments.HasAllTypes ? FrontEnds.WithAllTypes(root) : root;
        var schema = SchemaCompiler.Compile(root, files, Arguments.Target, request, Names(), CancellationToken.None);
        if (schema.Model is not { } model || schema.Problems.Any(problem => !IsPassedOver(problem)))
            throw new SchemaException(schema.Problems.Select(Diagnostic).ToList());
        if (!Arguments.IsQuiet)
            TextReporter.Warn(streams.Error, SchemaFiles.Show(schema.Problems.Select(Diagnostic).ToList(), Arguments.Schema));
        return SchemaEmitter.Emit(model, Options(), CancellationToken.None);

        bool IsPassedOver(Problem problem) => Arguments.PassesOver && problem is { IsWarning: true, Id: SchemaRules.NotTranslated };
    }

    // The names file next to the schema.
    private SchemaText? Names()
    {
        var path = Path.ChangeExtension(Path.GetFullPath(Arguments.Schema), NamesFile.Extension);
        return File.Exists(path) ? new SchemaText(path, File.ReadAllText(path)) : null;
    }

    private EmitOptions Options() => new(
        FileScopedNamespaces: Arguments.CSharp >= 10,
        Utf8Literals: Arguments.CSharp >= 11,
        RequiredMembers: Arguments.CSharp >= 11 && !Arguments.IsNetStandard,
        NotNullWhen: !Arguments.IsNetStandard,
        Json: !Arguments.IsNetStandard);

    private int Write(IEnumerable<GeneratedFile> generated, Streams streams)
    {
        var folder = new OutputFolder(Arguments.Output);
        var exitCode = ExitCodes.Fine;
        foreach (var file in generated)
        {
            var state = folder.Compare(file.HintName, file.Text);
            if (state == FileState.UpToDate)
                continue;
            if (Arguments.ChecksOnly)
                exitCode = ExitCodes.Refused;
            else if (state == FileState.Foreign && !Arguments.Overwrites)
                throw new CallException($"'{folder.PathOf(file.HintName)}' exists already and was not generated; --force writes over it");
            else
                folder.Write(file.HintName, file.Text);
            if (!Arguments.IsQuiet)
                streams.Output.WriteLine(Quotation.Escape(folder.PathOf(file.HintName))
                    + (!Arguments.ChecksOnly ? "" : state == FileState.Missing ? ": is missing" : ": is not up to date"));
        }
        return exitCode;
    }

    private static SchemaDiagnostic Diagnostic(Problem problem) => new(
        problem.Id,
        problem.Message,
        new SourceSpan(
            problem.Place.File, problem.Place.Start, problem.Place.Length,
            problem.Place.Line + 1, problem.Place.Column + 1, problem.Place.EndLine + 1, problem.Place.EndColumn + 1));
}
