using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;

namespace Bindery.Tests;

/// <summary>The sample, run as a user runs it.</summary>
public sealed class BackupSampleTests
{
    private static readonly string Program = Path.Combine(
        Corpus.Repository, "samples", "Backup", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Backup.dll");

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

    private const string PushExample = """
        <domainbackup>
          <disks>
            <disk name="vda" backup="yes"/>
            <disk name="vdb" type="file">
              <driver type="raw"/>
              <target file="/path/to/vdb.backup"/>
            </disk>
            <disk name="vdc" backup="no"/>
          </disks>
        </domainbackup>
        """;

    private const string PullExample = """
        <domainbackup mode="pull">
          <incremental>1525889631</incremental>
          <server transport="unix" socket="/path/to/server"/>
          <disks>
            <disk name="vda" backup="yes" type="file">
              <scratch file="/path/to/file1.scratch"/>
            </disk>
          </disks>
        </domainbackup>
        """;

    [Fact]
    public void Without_arguments_it_prints_the_manuals_examples()
    {
        var (code, output, error) = Run();

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            $"""
            # A full push backup of one disk, to a file that libvirt names, and of another to a raw file:
            {PushExample}

            # An incremental pull backup over a UNIX socket:
            {PullExample}


            """.ReplaceLineEndings("\n"),
            output);
    }

    /// <summary>
    /// A push disk that is selected by its name alone, as in the first example, came with libvirt 11.3: the schema of 9.0 misses its type and nothing else.
    /// </summary>
    [JingFact]
    public void Libvirts_schema_accepts_the_examples()
    {
        Assert.Equal("", Jing.Complaints(PullExample));
        Assert.Contains("missing required attribute \"type\"", Jing.Complaints(PushExample));
        Assert.Equal("", Jing.Complaints(PushExample.Replace("backup=\"yes\"", "backup=\"yes\" type=\"file\"")));
    }

    [Fact]
    public void It_builds_a_push_backup() =>
        Assert.Equal(
            (0, """
            <domainbackup>
              <incremental>monday</incremental>
              <disks>
                <disk name="vda" type="file">
                  <driver type="raw"/>
                  <target file="/backup/vda"/>
                </disk>
                <disk name="vdb" type="block">
                  <target dev="/dev/vg0/vdb"/>
                </disk>
                <disk name="vdc" backup="no"/>
              </disks>
            </domainbackup>

            """.ReplaceLineEndings("\n"), ""),
            Run(
                "push",
                "--disk",
                "vda",
                "--target",
                "/backup/vda",
                "--format",
                "raw",
                "--disk",
                "vdb",
                "--target",
                "/dev/vg0/vdb",
                "--block",
                "--disk",
                "vdc",
                "--skip",
                "--checkpoint",
                "monday"));

    [Fact]
    public void It_builds_a_pull_backup() =>
        Assert.Equal(
            (0, """
            <domainbackup mode="pull">
              <incremental>monday</incremental>
              <server tls="yes" name="::1" port="10809"/>
              <disks>
                <disk name="vda" type="file" exportname="root">
                  <scratch file="/scratch/vda"/>
                </disk>
              </disks>
            </domainbackup>

            """.ReplaceLineEndings("\n"), ""),
            Run(
                "pull",
                "--host",
                "::1",
                "--port",
                "10809",
                "--tls",
                "--disk",
                "vda",
                "--scratch",
                "/scratch/vda",
                "--export",
                "root",
                "--checkpoint",
                "monday"));

    [Fact]
    public void It_shows_what_libvirt_sent_back()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                <domainbackup mode='pull'>
                  <incremental>1525889631</incremental>
                  <server transport='tcp' tls='yes' name='localhost' port='10809'/>
                  <disks>
                    <disk name='vda' backup='yes' type='file' backupmode='incremental' exportname='root' index='3'>
                      <driver type='qcow2'/>
                      <scratch file='/var/tmp/vda.1700000000'/>
                    </disk>
                    <disk name='hdc' backup='no'/>
                  </disks>
                </domainbackup>
                """);

            Assert.Equal(
                (0, """
                mode        pull
                since       1525889631
                server      nbds://localhost:10809

                disk  part         type  format  where                    export  node
                vda   incremental  file  qcow2   /var/tmp/vda.1700000000  root    3
                hdc   no           -     -       -                        -       -

                """.ReplaceLineEndings("\n"), ""),
                Run("--show", file));

            File.WriteAllText(file, "<domainbackup>\n  <disks>\n</domainbackup>");
            var (code, output, error) = Run("--show", file);
            Assert.Equal((1, ""), (code, output));
            Assert.StartsWith("This is no backup document: The end tag </domainbackup> does not match the start tag <disks>", error);
            Assert.EndsWith("(line 3, column 1, /domainbackup/disks)\n", error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void It_explains_why_libvirt_would_reject_a_backup()
    {
        var (code, output, error) = Run("pull", "--disk", "vda", "--target", "/backup/vda", "--socket", "/run/s");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            """
            Libvirt would refuse this backup:
              /domainbackup/disks/disk/target: 'target' is not allowed in 'disk' when 'mode' of 'domainbackup' (line 1) is 'pull'; it is allowed when 'mode' is 'push' or absent [BND3001]

            """.ReplaceLineEndings("\n"),
            error);
    }

    [Fact]
    public void It_reports_all_violations_of_a_backup()
    {
        var (code, output, error) = Run("push", "--disk", "vda", "--target", "/backup/vda", "--export", "root", "--socket", "/run/s", "--disk", "nvme0");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            """
            Libvirt would refuse this backup:
              /domainbackup/server: 'server' is not allowed in 'domainbackup' when 'mode' is absent, which means 'push'; it is allowed when 'mode' is 'pull' [BND3001]
              /domainbackup/disks/disk/@exportname: 'exportname' is not allowed in 'disk' when 'mode' of 'domainbackup' (line 1) is absent, which means 'push'; it is allowed when 'mode' is 'pull' [BND3001]
              /domainbackup/disks/disk[2]/@name: 'nvme0' is not allowed for 'name': it must be an NVMe target such as 'nvme0n1' or a target such as 'vda' (fd, hd, sd, ubd, vd or xvd, then letters, digits or '_') [BND3003]

            """.ReplaceLineEndings("\n"),
            error);
    }

    [Theory]
    [InlineData("'backup' is neither 'push' nor 'pull'.", "backup")]
    [InlineData("'--nonsense' is not known.", "push", "--nonsense")]
    [InlineData("'--disk' needs a value.", "push", "--disk")]
    [InlineData("'--target' needs a --disk before it.", "push", "--target", "/a")]
    [InlineData("'http' is not a valid port number.", "pull", "--host", "h", "--port", "http")]
    [InlineData("'zip' is not a valid storage format.", "push", "--disk", "vda", "--format", "zip")]
    public void A_usage_error_prints_the_usage(string message, params string[] arguments)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message + "\nUsage: Backup push DISK...", error);
    }

    [Fact]
    public void A_missing_file_is_a_usage_error_too()
    {
        var (code, _, error) = Run("--show", Path.Combine(Path.GetTempPath(), "no-such-backup.xml"));

        Assert.Equal(2, code);
        Assert.Contains("no-such-backup.xml", error);
    }
}
