using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery --version</c>.</summary>
internal sealed record VersionCommand : ICommand
{
    public int Run(Streams streams)
    {
        streams.Output.WriteLine("bindery " + ToolVersion.Text);
        return ExitCodes.Fine;
    }
}
