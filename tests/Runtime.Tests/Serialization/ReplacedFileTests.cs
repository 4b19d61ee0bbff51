using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Serialization;

namespace Bindery.Tests.Serialization;

/// <summary>Files that are replaced when the new ones are complete.</summary>
public sealed class ReplacedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bindery-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_created_and_replaced()
    {
        var path = Path.Combine(_folder, "a.xml");

        ReplacedFile.Write(path, "<long/>"u8.ToArray());
        ReplacedFile.Write(path, "<a/>"u8.ToArray());

        Assert.Equal("<a/>", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_is_not_complete_changes_nothing()
    {
        var path = WriteOld();

        using (var file = ReplacedFile.Create(path, isAsync: false))
            file.Stream.Write("<new"u8);

        Assert.Equal("<old/>", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Cancellation_changes_nothing()
    {
        var path = WriteOld();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ReplacedFile.WriteAsync(path, "<new/>"u8.ToArray(), new CancellationToken(canceled: true)));
        Assert.Equal("<old/>", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));

        await ReplacedFile.WriteAsync(path, "<new/>"u8.ToArray(), default);
        Assert.Equal("<new/>", File.ReadAllText(path));
    }

    [Fact]
    public void A_link_is_not_replaced_by_a_file()
    {
        var path = WriteOld();
        var link = Path.Combine(_folder, "link.xml");
        File.CreateSymbolicLink(link, "a.xml");

        ReplacedFile.Write(link, "<new/>"u8.ToArray());

        Assert.Equal("a.xml", new FileInfo(link).LinkTarget);
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.Equal("<new/>", File.ReadAllText(path));
    }

    [Fact]
    public void The_target_of_a_dangling_link_is_created()
    {
        var link = Path.Combine(_folder, "link.xml");
        File.CreateSymbolicLink(link, "a.xml");

        ReplacedFile.Write(link, "<new/>"u8.ToArray());

        Assert.Equal("a.xml", new FileInfo(link).LinkTarget);
        Assert.Equal("<new/>", File.ReadAllText(Path.Combine(_folder, "a.xml")));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    public void Permissions_are_kept(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = WriteOld();
        File.SetUnixFileMode(path, mode);

        ReplacedFile.Write(path, "<new/>"u8.ToArray());

        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal("<new/>", File.ReadAllText(path));
    }

    [Fact]
    public void A_device_is_still_a_device()
    {
        if (!File.Exists("/dev/full"))
            return;
        Assert.Throws<IOException>(() => ReplacedFile.Write("/dev/full", "<a/>"u8.ToArray()));
        ReplacedFile.Write("/dev/null", "<a/>"u8.ToArray());

        Assert.Throws<IOException>(() => File.WriteAllText("/dev/full", "a"));
        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public void An_exception_names_the_requested_file()
    {
        var path = Path.Combine(_folder, "none", "a.xml");

        Assert.Contains(path, Assert.Throws<DirectoryNotFoundException>(() => ReplacedFile.Write(path, [])).Message, StringComparison.Ordinal);
        Assert.Throws<UnauthorizedAccessException>(() => ReplacedFile.Write(_folder, []));
    }

    private string WriteOld()
    {
        var path = Path.Combine(_folder, "a.xml");
        File.WriteAllText(path, "<old/>");
        return path;
    }
}
