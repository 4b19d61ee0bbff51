using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Schema;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery convert IN OUT</c>: a schema in the other syntax of RELAX NG.</summary>
/// <param name="Input">The schema.</param>
/// <param name="Output">The file to write; its extension says the syntax.</param>
/// <param name="IsQuiet">Whether the files written are not listed.</param>
internal sealed record ConvertCommand(string Input, string Output, bool IsQuiet) : ICommand
{
    /// <exception cref="CallException">The arguments ask for what cannot be.</exception>
    public static ConvertCommand Parse(IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader("convert", arguments, ["--quiet", "-q=--quiet"]);
        var operands = new List<string>();
        var isQuiet = false;
        while (reader.Next())
            if (reader.Option is null)
                operands.Add(reader.Operand);
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
        SchemaFiles.Check(operands[1]);
        return new ConvertCommand(operands[0], operands[1], isQuiet);
    }

    public int Run(Streams streams)
    {
        try
        {
            foreach (var path in SchemaConverter.Convert(Input, Output))
                if (!IsQuiet)
                    streams.Output.WriteLine(Path.GetRelativePath(".", path));
            return ExitCodes.Fine;
        }
        catch (SchemaException exception)
        {
            new TextReporter(streams.Output, streams.Error).Schema(SchemaFiles.Show(exception.Diagnostics, Input));
            return ExitCodes.Wrong;
        }
    }
}
