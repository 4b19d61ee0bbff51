using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Bindery.Benchmarks.Validation;

/// <summary>xmllint, as the Debian package libxml2-utils has it: a process for each run, so what it needs to start and to load is to be subtracted.</summary>
internal static class XmllintPeer
{
    /// <summary>What runs longer is stopped.</summary>
    public const int Limit = 10;

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere { get; } = File.Exists("/usr/bin/xmllint") && File.Exists("/bin/bash");

    /// <summary>Reads documents, and validates them where a schema is given.</summary>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="documents">The files.</param>
    /// <param name="end">How it ended: null for well, else a word.</param>
    public static Cost Run(string? schema, IEnumerable<string> documents, out string? end)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        // The shell tells what its child took.
        var options = schema is null ? "--noout --huge" : "--noout --huge --relaxng \"$0\"";
        var command = $"ulimit -t {Limit}; TIMEFORMAT='%U %S %R'; time xmllint {options} \"$@\" > /dev/null 2> /dev/null; echo \"ended $?\" >&2";
        foreach (var argument in (IEnumerable<string>)["-c", command, schema ?? "none", .. documents])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        // Times before the end, in the shell's order.
        var lines = process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        var code = lines.LastOrDefault(line => line.StartsWith("ended ", StringComparison.Ordinal))?["ended ".Length..];
        end = code switch
        {
            "0" => null,
            "139" => "crashed",
            "137" or "152" => $"over {Limit} s",
            "3" => "invalid",
            _ => $"exit {code}",
        };
        var times = lines.Select(line => line.Split(' '))
            .FirstOrDefault(parts => parts.Length == 3 && parts.All(part => double.TryParse(part, CultureInfo.InvariantCulture, out _)));
        if (times is null)
            return default;
        var seconds = times.Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return new Cost((seconds[0] + seconds[1]) * 1000, (seconds[0] + seconds[1]) * 1000, seconds[2] * 1000);
    }
}
