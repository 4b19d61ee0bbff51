using System.Collections.Generic;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery help [COMMAND]</c>, and the output of a call without a command.</summary>
/// <param name="Command">The command to describe; null for all.</param>
/// <param name="IsAnswer">Whether help was requested; a call without a command is an error.</param>
internal sealed record HelpCommand(string? Command, bool IsAnswer = true) : ICommand
{
    /// <exception cref="CallException">There is no such command.</exception>
    public static HelpCommand Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0] is "help" or "--help" or "-h" or "--version" or "-v" or "-V")
            return new HelpCommand(Command: null);
        return HelpTexts.Of(arguments[0]) is not null
            ? new HelpCommand(arguments[0])
            : throw new CallException(
                $"there is no command '{arguments[0]}'{(Spelling.Nearest(arguments[0], HelpTexts.Commands) is { } near ? $"; did you mean '{near}'?" : "; 'bindery help' lists all")}");
    }

    public int Run(Streams streams)
    {
        (IsAnswer ? streams.Output : streams.Error).WriteLine(Command is null ? HelpTexts.Overview : HelpTexts.Of(Command)!);
        return IsAnswer ? ExitCodes.Fine : ExitCodes.Wrong;
    }
}
