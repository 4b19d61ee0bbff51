using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Bindery.Tests.Xsd;

/// <summary>The sample on the schemas of SAML, run as a user runs it.</summary>
public sealed class SamlSampleTests
{
    private static readonly string Program = Path.Combine(
        Corpus.Repository, "samples", "SamlResponse", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "SamlResponse.dll");

    [Fact]
    public void A_response_contains_the_given_values()
    {
        var (code, xml, error) = Run("alice", "mail=alice@example.com", "role=admin & more");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("xsi:type=\"xs:string\">alice@example.com<", xml, StringComparison.Ordinal);

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, xml);
            Assert.Equal(
                (0,
                    """
                    https://idp.example.com said at 2026-11-28 12:00:00Z: Success
                      alice, until 2026-11-28T12:05:00Z
                      by PasswordProtectedTransport
                      mail: alice@example.com
                      role: admin & more

                    """.ReplaceLineEndings("\n"),
                    ""),
                Run("--show", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_document_that_is_not_a_response_is_reported()
    {
        Assert.Equal(2, Run().Code);
        Assert.StartsWith("This is no response: ", Run("--show", Path.Combine(Corpus.Repository, "Directory.Build.props")).Error);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Program))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
