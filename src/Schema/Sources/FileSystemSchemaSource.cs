using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using Bindery.Schema.Syntax;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Schema;

/// <summary>Schema files of the file system: references are relative to the file that contains them. Only local files are read.</summary>
public sealed class FileSystemSchemaSource : ISchemaSource
{
    private readonly string? _folder;
    private readonly int _maxBytes = SourceText.UsualBytes;
    private readonly Action<string, byte[]?>? _onFile;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>Creates a source of all local files.</summary>
    public FileSystemSchemaSource()
    {
    }

    /// <summary>Creates a source of all local files.</summary>
    /// <param name="limits">How large each file may be.</param>
    /// <param name="onFile">Receives each requested file: its path and its bytes, which are null if it does not exist or cannot be read.</param>
    internal FileSystemSchemaSource(XmlLimits? limits, Action<string, byte[]?>? onFile = null)
    {
        _maxBytes = limits?.MaxBytes ?? SourceText.UsualBytes;
        _onFile = onFile;
    }

    /// <summary>
    /// Creates a source of the files in a folder and its subfolders, for untrusted schemas: references cannot lead elsewhere. Symbolic links are not followed.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ArgumentException">It is not a valid path.</exception>
    public FileSystemSchemaSource(string folder) =>
        _folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public bool TryGet(string href, string baseFile, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out string? text)
    {
        text = null;
        path = Resolve(href, baseFile);
        if (path is null)
            return false;
        if (_texts.TryGetValue(path, out text))
            return true;
        if (!IsInFolder(path))
        {
            _failures[path] = $"is not read: it is outside the folder '{_folder}', or is a symbolic link";
            return false;
        }
        try
        {
            // A device or pipe, whose length is 0, could be endless, so it is not opened. An empty file can only be a schema in the compact syntax.
            var info = new FileInfo(path);
            // Catalogs are mostly missing: an exception for each would take long.
            if (!info.Exists && !Directory.Exists(path) && Directory.Exists(Path.GetDirectoryName(path)))
            {
                _onFile?.Invoke(path, null);
                _failures[path] = Missing(path);
                return false;
            }

            var isEmpty = info is { Exists: true, Length: 0 };
            if (isEmpty && !path.EndsWith(".rnc", StringComparison.OrdinalIgnoreCase))
                throw new IOException("it is empty, or not a regular file");
            text = isEmpty ? "" : ReadText(path, _maxBytes, _onFile);
            _texts.Add(path, text);
            if (isEmpty)
                _onFile?.Invoke(path, []);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlBindingException or NotSupportedException)
        {
            _onFile?.Invoke(path, null);
            _failures[path] = exception is FileNotFoundException or DirectoryNotFoundException
                ? Missing(path)
                : "cannot be read: " + exception.Message;
            return false;
        }
    }

    /// <inheritdoc/>
    public string ExplainMissing(string href, string baseFile) =>
        Resolve(href, baseFile) is not { } path ? "is not a valid path of a file"
        : _failures.TryGetValue(path, out var failure) ? failure
        : Missing(path);

    /// <summary>Reads the bytes of a schema file.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    internal static byte[] ReadBytes(string path, int maxBytes)
    {
        using var file = Open(path);
        using var bytes = PooledBytes.Read(file, maxBytes);
        return bytes.Span.ToArray();
    }

    /// <summary>Reads the text of a schema file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The maximum size.</param>
    /// <param name="onFile">Receives the path and the bytes; null for none.</param>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="XmlBindingException">Its encoding is unknown, or its bytes are not valid in that encoding.</exception>
    internal static string ReadText(string path, int maxBytes, Action<string, byte[]?>? onFile = null)
    {
        using var file = Open(path);
        using var bytes = PooledBytes.Read(file, maxBytes);
        var text = Decode(bytes.Span);
        onFile?.Invoke(path, bytes.Span.ToArray());
        return text;
    }

    /// <summary>Reads the text of a schema from a stream, to its end.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="XmlBindingException">Its encoding is unknown, or its bytes are not valid in that encoding.</exception>
    internal static string ReadText(Stream stream, int maxBytes)
    {
        using var bytes = PooledBytes.Read(stream, maxBytes);
        return Decode(bytes.Span);
    }

    // The whole file is read at once, so that a buffer of the stream would only be in the way.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);

    /// <summary>Returns the text of a schema of any encoding.</summary>
    /// <exception cref="XmlBindingException">Its encoding is unknown, or its bytes are not valid in that encoding.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes) => Utf8.GetString(XmlInput.ToUtf8(bytes));

    private bool IsInFolder(string path)
    {
        if (_folder is null)
            return true;
        if (!path.StartsWith(_folder, StringComparison.Ordinal))
            return false;
        for (var part = path; part.Length > _folder.Length; part = Path.GetDirectoryName(part)!)
            if ((File.Exists(part) || Directory.Exists(part)) && (File.GetAttributes(part) & FileAttributes.ReparsePoint) != 0)
                return false;
        return true;
    }

    private static string Missing(string path) => "does not exist: there is no file '" + path + "'";

    private static string? Resolve(string href, string baseFile)
    {
        try
        {
            if (href.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(href, UriKind.Absolute, out var uri))
                href = uri.LocalPath;
            var folder = Path.GetDirectoryName(Path.GetFullPath(baseFile)) ?? "";
            return Path.GetFullPath(Path.Combine(folder, href));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }
}
