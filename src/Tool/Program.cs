using System;
using System.IO;
using System.Text;
using Bindery.Tool.Terminal;

namespace Bindery.Tool;

/// <summary>The command <c>bindery</c>: hands the process's arguments and streams to <see cref="Invocation"/>, and its answer back.</summary>
internal static class Program
{
    private static readonly UTF8Encoding Unmarked = new(encoderShouldEmitUTF8Identifier: false);

    private static int Main(string[] arguments)
    {
        // Console.Out writes through after each piece; findings come in thousands. Neither is disposed of: what could not be written once would be tried again.
        var output = new StreamWriter(Console.OpenStandardOutput(), Unmarked, 8192);
        var error = new StreamWriter(Console.OpenStandardError(), Unmarked, 1024) { AutoFlush = true };
        try
        {
            var exitCode = Invocation.Run(
                arguments, new Streams(Console.OpenStandardInput, output, error, () => !Console.IsOutputRedirected, () => !Console.IsErrorRedirected));
            output.Flush();
            return exitCode;
        }
        catch (IOException exception)
        {
            // Files are dealt with where they are read and written: this is the output, for example on a disk that is full.
            error.WriteLine($"bindery: The output cannot be written: {exception.Message}");
            return ExitCodes.Wrong;
        }
    }
}
