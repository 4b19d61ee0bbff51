using System;
using System.IO;
using System.Text;

namespace Bindery.Tool;

/// <summary>The command <c>bindery</c>: hands the process's arguments and streams to <see cref="CommandLine.Invocation"/>, and its answer back.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // Console.Out writes through after each piece; findings come in thousands.
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 8192);
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1024) { AutoFlush = true };
        try
        {
            var exitCode = CommandLine.Invocation.Run(arguments, new Streams(Console.OpenStandardInput, output, error, () => !Console.IsErrorRedirected));
            output.Flush();
            return exitCode;
        }
        catch (IOException exception)
        {
            // Files are dealt with where they are read and written: this is the output, for example a pipe whose reader has gone.
            error.WriteLine($"bindery: The output cannot be written: {exception.Message}");
            Console.SetOut(TextWriter.Null);
            Environment.Exit(ExitCodes.Wrong);
            return ExitCodes.Wrong;
        }
    }
}
