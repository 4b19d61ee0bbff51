using System.Collections.Generic;
using System.IO;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Commands;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool;

/// <summary>A call of the tool: parses the arguments into a command, and runs it.</summary>
internal static class Invocation
{
    /// <summary>Runs the command that the arguments specify.</summary>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static int Run(string[] arguments, Streams streams)
    {
        try
        {
            return Parse(arguments).Run(streams);
        }
        catch (CallException exception)
        {
            streams.Error.WriteLine("bindery: " + Quotation.Escape(exception.Message));
            return ExitCodes.Wrong;
        }
    }

    /// <summary>Returns the command that the arguments specify.</summary>
    /// <exception cref="CallException">The arguments are not valid.</exception>
    internal static ICommand Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
            return new HelpCommand(Command: null, IsAnswer: false);
        var name = arguments[0];
        var rest = new string[arguments.Count - 1];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = arguments[i + 1];
        foreach (var argument in rest)
        {
            if (argument == "--")
                break;
            if (argument is "--help" or "-h")
                return HelpCommand.Parse([name]);
        }
        return name switch
        {
            "validate" => ValidateCommand.Parse(rest),
            "convert" => ConvertCommand.Parse(rest),
            "generate" => GenerateCommand.Parse(rest),
            "explain" => ExplainCommand.Parse(rest),
            "completion" => CompletionCommand.Parse(rest),
            "help" or "--help" or "-h" or "-?" or "/?" => HelpCommand.Parse(rest),
            "--version" or "-V" or "-v" => new VersionCommand(),
            _ => throw Unknown(name),
        };
    }

    private static CallException Unknown(string name)
    {
        var near = Spelling.Nearest(name, [.. HelpTexts.Commands, "help", "--help", "--version"]);
        return new CallException(
            near is not null ? $"there is no command '{name}'; did you mean '{near}'?"
            : File.Exists(name) ? $"there is no command '{name}'; to validate documents write 'bindery validate SCHEMA FILE…'"
            : $"there is no command '{name}'; 'bindery help' lists all");
    }
}
