using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Bindery.Tests.Harness;

/// <summary>
/// Holds texts to files beside the test, named as Verify names them: <c>Type.Method#hint.verified.cs</c>. A difference leaves a <c>*.received.cs</c> beside it;
/// SNAPSHOT_ACCEPT=1 takes what came. A verified file that no text belongs to any more is a failure, too.
/// </summary>
internal static class Snapshot
{
    private static bool Accepts => Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1";

    public static void Match(
        IReadOnlyDictionary<string, string> texts, string extension = "cs", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        var prefix = Path.GetFileNameWithoutExtension(file) + "." + method + "#";
        var problems = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (hint, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var stem = Path.Combine(folder, prefix + (hint.EndsWith("." + extension, StringComparison.Ordinal) ? hint[..^(extension.Length + 1)] : hint));
            var verified = stem + ".verified." + extension;
            var received = stem + ".received." + extension;
            expected.Add(verified);
            if (File.Exists(verified) && File.ReadAllText(verified) == text)
            {
                File.Delete(received);
                continue;
            }
            if (Accepts)
            {
                File.WriteAllText(verified, text);
                File.Delete(received);
                continue;
            }
            File.WriteAllText(received, text);
            problems.Add((File.Exists(verified) ? "differs: " : "is new: ") + Path.GetFileName(received));
        }
        foreach (var stale in Directory.GetFiles(folder, prefix + "*.verified" + extension).Where(path => !expected.Contains(path)))
        {
            if (Accepts)
                File.Delete(stale);
            else
                problems.Add("belongs to nothing any more: " + Path.GetFileName(stale));
        }
        Assert.True(problems.Count == 0, string.Join("\n", problems) + "\nRead the differences; SNAPSHOT_ACCEPT=1 accepts them.");
    }
}
