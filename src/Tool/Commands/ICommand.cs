using Bindery.Tool.CommandLine;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary>What one call of the tool does.</summary>
internal interface ICommand
{
    /// <summary>Does it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="CallException">What was asked for turns out to be impossible.</exception>
    int Run(Streams streams);
}
