using System;
using System.IO;
using System.Linq;
using Bindery.Tests.Support;
using Bindery.Tool.Commands;

namespace Bindery.Tests;

/// <summary><c>--cache</c>: compiled schemas that are kept for the next call.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_call_with_a_kept_schema_writes_the_same()
    {
        var bad = _folder.Write("bad.xml", "<note\n  topic='bird'>\n  <q/>\n</note>");
        var kept = _folder["kept"];
        var plain = ToolRun.Of("validate", _folder.Schema, bad);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(plain, ToolRun.Of("validate", _folder.Schema, bad, "--cache", kept));
            Assert.Single(Directory.GetFiles(kept));
        }
        // The second call took what was kept: what is compiled is written.
        var before = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(Directory.GetFiles(kept).Single(), before);
        Assert.Equal(plain, ToolRun.Of("validate", _folder.Schema, bad, "--cache=" + kept));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Directory.GetFiles(kept).Single()), TimeSpan.FromSeconds(2));
        File.WriteAllText(_folder.Schema, File.ReadAllText(_folder.Schema).Replace("birds", "bird", StringComparison.Ordinal));
        Assert.DoesNotContain("BND3003", ToolRun.Of("validate", _folder.Schema, bad, "--cache", kept).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void None_keeps_nothing()
    {
        var good = _folder.Write("good.xml", "<note topic='birds'/>");

        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("validate", _folder.Schema, good, "--cache", "none"));
        Assert.Equal(["good.xml", Path.GetFileName(_folder.Schema)],
            Directory.GetFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_option_comes_before_the_variable_and_that_before_the_users_folder()
    {
        Assert.Null(ValidateArguments.Parse(["a.rng", "a.xml"]).Cache);
        Assert.Equal(Path.GetFullPath("kept"), ValidateArguments.Parse(["a.rng", "a.xml", "--cache", "kept"]).Cache);
        Assert.Equal("bindery", Path.GetFileName(Schema.GrammarCache.UserFolder));
        var run = ToolRun.Of("validate", "a.rng", "a.xml", "--cache", "");
        Assert.Equal((2, "bindery: '' is not a valid value for '--cache'; write the name of a folder, or none\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_no_mistake()
    {
        var good = _folder.Write("good.xml", "<note topic='birds'/>");

        Assert.Equal(new ToolRun(0, "", ""), ToolRun.Of("validate", _folder.Schema, good, "--cache", Path.Combine(good, "below")));
    }
}
