using System;
using System.IO;
using System.Text;
using Bindery.Tool.Terminal;

namespace Bindery.Tool;

/// <summary>The command <c>bindery</c>: passes the process's arguments and streams to <see cref="Invocation"/>, and returns its exit code.</summary>
internal static class Program
{
    private static readonly UTF8Encoding Unmarked = new(encoderShouldEmitUTF8Identifier: false);

    private static int Main(string[] arguments)
    {
        // Console.Out flushes after each write, and there can be thousands of findings. Neither stream is disposed: text that could not be written would be
        // written again.
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
            // Errors of files are handled where they are read and written. This is an error of the output, for example on a full disk.
            error.WriteLine($"bindery: The output cannot be written: {exception.Message}");
            return ExitCodes.Wrong;
        }
    }
}
