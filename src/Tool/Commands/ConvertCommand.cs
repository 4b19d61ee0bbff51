using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Schema;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery convert IN OUT</c>: writes a schema in the other syntax of RELAX NG.</summary>
/// <param name="Input">The schema.</param>
/// <param name="Output">The file to write; its extension determines the syntax. "-" for standard output, in the other syntax than that of the schema.</param>
/// <param name="Overwrites">Whether existing files are overwritten.</param>
/// <param name="IsQuiet">Whether the written files are not listed.</param>
internal sealed record ConvertCommand(string Input, string Output, bool Overwrites, bool IsQuiet) : ICommand
{
    /// <exception cref="CallException">The arguments are not valid.</exception>
    public static ConvertCommand Parse(IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader("convert", arguments, ["--force", "-f=--force", "--quiet", "-q=--quiet"]);
        var operands = new List<string>();
        var isQuiet = false;
        var overwrites = false;
        while (reader.Next())
            if (reader.Option is null)
                operands.Add(reader.Operand);
            else if (reader.Option == "--force")
                overwrites = true;
            else
                isQuiet = true;
        if (operands.Count != 2)
            throw new CallException(operands.Count > 2
                ? $"'bindery convert' takes one schema and one file to write; '{operands[2]}' is one too many"
                : "'bindery convert' needs a schema and a file to write: bindery convert IN OUT");
        foreach (var operand in operands)
            if (operand.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase))
                throw new CallException($"'{operand}' is an XML Schema; 'bindery convert' takes and writes the two syntaxes of RELAX NG, .rng and .rnc");
        SchemaFiles.Check(operands[0]);
        if (operands[1] != DocumentNames.StandardInput)
            CheckOutput(operands[1], operands[0]);
        return new ConvertCommand(operands[0], operands[1], overwrites, isQuiet);
    }

    public int Run(Streams streams)
    {
        try
        {
            if (Output == DocumentNames.StandardInput)
                streams.Output.Write(
                    Single(SchemaConverter.Rewrite(
                        Input, Path.ChangeExtension(Input, Input.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase) ? ".rng" : ".rnc"))));
            else
                Write(SchemaConverter.Rewrite(Input, Output), streams);
            return ExitCodes.Fine;
        }
        catch (SchemaException exception)
        {
            new TextReporter(streams.Output, streams.Error).Schema(SchemaFiles.Show(exception.Diagnostics, Input));
            return ExitCodes.Wrong;
        }
    }

    private static void CheckOutput(string output, string input)
    {
        var extension = input.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase) ? ".rng" : ".rnc";
        if (Directory.Exists(output))
            throw new CallException(
                $"'{output}' is a folder; name the file to write, as in '{Path.Combine(output, Path.GetFileNameWithoutExtension(input) + extension)}'");
        SchemaFiles.Check(output);
    }

    private string Single(IReadOnlyList<(string Path, string Text)> files) =>
        files.Count == 1
            ? files[0].Text
            : throw new CallException(
                $"'{Input}' includes other schemas, which are converted as well; name a file to write, so that they can be written beside it");

    private void Write(IReadOnlyList<(string Path, string Text)> files, Streams streams)
    {
        foreach (var (path, _) in files)
            if (!Overwrites && File.Exists(path))
                throw new CallException($"'{Path.GetRelativePath(".", path)}' exists already; --force writes over it");
        foreach (var (path, text) in files)
        {
            SchemaConverter.Save(path, text);
            if (!IsQuiet)
                streams.Output.WriteLine(Quotation.Escape(Path.GetRelativePath(".", path)));
        }
    }
}
