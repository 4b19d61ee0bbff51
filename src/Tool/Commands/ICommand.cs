using Bindery.Tool.CommandLine;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary>A command with its arguments.</summary>
internal interface ICommand
{
    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CallException">The command cannot be carried out with these arguments.</exception>
    int Run(Streams streams);
}
