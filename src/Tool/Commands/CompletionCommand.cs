using System.Collections.Generic;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery completion SHELL</c>: a script that completes the command in a shell.</summary>
/// <param name="Script">The script.</param>
internal sealed record CompletionCommand(string Script) : ICommand
{
    /// <exception cref="CallException">There is no script for such a shell.</exception>
    public static CompletionCommand Parse(IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader("completion", arguments, []);
        string? shell = null;
        while (reader.Next())
            shell = shell is null ? reader.Operand : throw new CallException($"'bindery completion' takes one shell; '{reader.Operand}' is one too many");
        return new CompletionCommand(shell switch
        {
            "bash" => CompletionScripts.Bash(),
            "zsh" => CompletionScripts.Zsh(),
            "fish" => CompletionScripts.Fish(),
            "powershell" or "pwsh" => CompletionScripts.PowerShell(),
            null => throw new CallException("'bindery completion' needs the name of a shell: bash, zsh, fish or powershell"),
            _ => throw new CallException($"there is no completion for '{shell}'; write bash, zsh, fish or powershell"),
        });
    }

    public int Run(Streams streams)
    {
        streams.Output.Write(Script);
        return ExitCodes.Fine;
    }
}
