using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Bindery.Benchmarks.Validation;

/// <summary>
/// Jing, as the Debian package has it, in a process of its own that waits for commands (see Jing.java): so its runs and ours can take turns, and it stays warm.
/// </summary>
internal sealed class JingPeer : IDisposable
{
    private const string Jars = "/usr/share/java/";

    private readonly Process _process;

    private JingPeer(Process process) => _process = process;

    /// <summary>Starts it; null where Java or Jing is not installed.</summary>
    public static JingPeer? Start()
    {
        if (!File.Exists(Jars + "jing.jar"))
            return null;
        var start = new ProcessStartInfo("java")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "-cp", $"{Jars}jing.jar:{Jars}xercesImpl.jar:{Jars}xml-apis.jar",
                Path.Combine(AppContext.BaseDirectory, "Validation", "Jing.java") },
        };
        try
        {
            return new JingPeer(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Loads a schema.</summary>
    public Cost Load(string schema) => Run("load " + schema, out _);

    /// <summary>Reads documents into its memory.</summary>
    public void Take(IReadOnlyList<string> documents, string workFolder)
    {
        var list = Path.Combine(workFolder, "documents.txt");
        File.WriteAllLines(list, documents);
        Run("documents " + list, out _);
    }

    /// <summary>Validates all documents several times.</summary>
    public Cost Pass(int times, out long valid) => Run("pass " + times.ToString(CultureInfo.InvariantCulture), out valid);

    /// <summary>The bytes in use after its memory was collected.</summary>
    public long Heap()
    {
        Run("heap", out var bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private Cost Run(string command, out long result)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? "nothing";
        var numbers = answer.Split(' ');
        if (numbers.Length != 4 || !long.TryParse(numbers[0], CultureInfo.InvariantCulture, out result))
            throw new InvalidOperationException($"Jing answered \"{answer}\" to \"{command}\".");
        return new Cost(Milliseconds(numbers[1]), Milliseconds(numbers[2]), Milliseconds(numbers[3]));
    }

    private static double Milliseconds(string nanoseconds) => long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1e6;
}
