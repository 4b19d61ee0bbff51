using System;
using System.IO;
using System.Text;
using Bindery.Tool;
using Bindery.Tool.Commands;
using Bindery.Tool.Terminal;

namespace Bindery.Tests.Support;

/// <summary>What one call of the tool wrote, and how it ended.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Calls the tool.</summary>
    public static ToolRun Of(params string[] arguments) => With("", arguments);

    /// <summary>Calls the tool with a text on standard input.</summary>
    public static ToolRun With(string input, params string[] arguments) => Take(input, streams => Invocation.Run(arguments, streams));

    /// <summary>Runs a command.</summary>
    public static ToolRun Of(ICommand command) => Take("", command.Run);

    private static ToolRun Take(string input, Func<Streams, int> run)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = run(new Streams(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, () => false, () => false));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
