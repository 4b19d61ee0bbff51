using System;
using System.Diagnostics;
using System.Linq;
using Bindery.Tests.Support;
using Bindery.Tool.Commands;

namespace Bindery.Tests;

/// <summary><c>bindery completion</c>.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void A_script_offers_every_command_and_option(string shell)
    {
        var run = ToolRun.Of("completion", shell);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var command in HelpTexts.Commands)
            foreach (var word in CompletionScripts.Words(command).Append(command))
                Assert.Contains(word, run.Output, StringComparison.Ordinal);
        Assert.Contains("--max-bytes", CompletionScripts.Words("validate"));
        Assert.Contains("-n", CompletionScripts.Words("generate"));
        Assert.Contains("BND3001", CompletionScripts.Words("explain"));
    }

    [UnixFact]
    public void Bash_completes_by_its_script()
    {
        var script = _folder.Write("completion.bash", ToolRun.Of("completion", "bash").Output);

        Assert.Equal("validate", Complete("va"));
        Assert.Equal("--format", Complete("validate", "--fo"));
        Assert.Equal("BND1001 BND1002 BND1003 BND1004 BND1005 BND1007 BND1008", Complete("explain", "BND100"));

        string Complete(params string[] words)
        {
            var start = new ProcessStartInfo(
                "bash",
                ["-c",
                    $"source '{script}'; COMP_WORDS=(bindery {string.Join(' ', words)}); COMP_CWORD={words.Length}; _bindery; echo \"${{COMPREPLY[*]}}\""]) { RedirectStandardOutput =
                        true };
            using var bash = Process.Start(start)!;
            var text = bash.StandardOutput.ReadToEnd();
            bash.WaitForExit();
            return text.Trim();
        }
    }
}
