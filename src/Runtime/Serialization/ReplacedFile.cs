using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Bindery.Serialization;

/// <summary>
/// A file that is written next to the file that it replaces, and replaces it when it is complete: after an error, the old file is unchanged. For a symbolic
/// link, the target is replaced; the access permissions of the old file are kept. Devices, pipes, empty files, and files in folders without write permission,
/// are written in place.
/// </summary>
internal sealed class ReplacedFile : IDisposable
{
    private readonly string _path;

    // Null if the file is written in place, or was already moved there.
    private string? _temporary;

    private ReplacedFile(string path, string? temporary, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        Stream = stream;
    }

    /// <summary>The stream to write to.</summary>
    public FileStream Stream { get; }

    /// <summary>Writes a file.</summary>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static void Write(string path, byte[] content)
    {
        using var file = Create(path, isAsync: false);
        file.Stream.Write(content, 0, content.Length);
        file.Complete();
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = Create(path, isAsync: true);
        await file.Stream.WriteAsync(content, 0, content.Length, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        file.Complete();
    }

    /// <summary>Removes an incomplete file.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (_temporary is not { } temporary)
            return;
        _temporary = null;
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The caller must see the first exception.
        }
    }

    /// <summary>Begins a file. <see cref="Complete"/> replaces the old one with it.</summary>
    public static ReplacedFile Create(string path, bool isAsync)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var target = TargetOf(path);
        if (target is not null)
        {
            var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
            try
            {
                return new ReplacedFile(target, temporary, Open(temporary, FileMode.CreateNew, isAsync, target));
            }
            catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                // The file may be writable although its folder is not. If the folder does not exist, the exception should name the requested file.
            }
        }
        return new ReplacedFile(path, null, Open(path, FileMode.Create, isAsync, null));
    }

    // The full path of the file to replace; null if it is written in place. Devices and pipes have no length.
    private static string? TargetOf(string path)
    {
        var file = new FileInfo(path);
#if NET8_0_OR_GREATER
        if (file.LinkTarget is not null)
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
#else
        if (file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0)
            return null;
#endif
        if (file is { Exists: false } && (int)file.Attributes == -1)
            return file.FullName;
        return file is { Exists: true, Length: > 0 } && (file.Attributes & FileAttributes.ReadOnly) == 0 ? file.FullName : null;
    }

    private static FileStream Open(string path, FileMode mode, bool isAsync, string? model)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows() && model is not null && File.Exists(model))
        {
            var permissions = File.GetUnixFileMode(model);
            var stream = new FileStream(path, new FileStreamOptions
            {
                Mode = mode,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 1,
                Options = isAsync ? FileOptions.Asynchronous : FileOptions.None,
                UnixCreateMode = permissions,
            });
            // The umask of the process must not apply, because the permissions are those of the old file.
            File.SetUnixFileMode(stream.SafeFileHandle, permissions);
            return stream;
        }
#endif
        return new FileStream(path, mode, FileAccess.Write, FileShare.None, 1, isAsync);
    }

    /// <summary>Replaces the old file.</summary>
    public void Complete()
    {
        if (_temporary is not { } temporary)
        {
            Stream.Flush();
            return;
        }
        // The content must be on the disk before the name refers to it.
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        if (File.Exists(_path))
            File.Replace(temporary, _path, null);
        else
            File.Move(temporary, _path);
        _temporary = null;
    }
}
