using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Bindery.Schema.Caching;

namespace Bindery.Schema;

/// <summary>
/// Keeps the compiled form of schemas in a folder, so that the next process need not compile them. An entry is used only while the schema, every file that
/// it includes and this library are the same, byte for byte; otherwise the schema is compiled again. A folder that cannot be read or written, and a damaged
/// file in it, only cost time. Thread-safe, also between processes.
/// </summary>
/// <remarks>Whoever can write to it decides which documents are valid: it should belong to the user. At most 64 schemas and 64 MiB are kept.</remarks>
public sealed class GrammarCache
{
    private static readonly string Engine = string.Join(" ", new[] { typeof(Grammar), typeof(GrammarCache) }.Select(type => type.Module.ModuleVersionId));

    private readonly CacheFolder _folder;

    /// <summary>Creates a cache in a folder, which is created when the first schema is kept.</summary>
    /// <param name="folder">The folder; <see cref="UserFolder"/> is the usual one.</param>
    /// <exception cref="ArgumentException">It is not a valid path.</exception>
    public GrammarCache(string folder) => _folder = new CacheFolder(Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder))));

    /// <summary>
    /// Gets the folder <c>bindery</c> in the user's folder for caches: <c>$XDG_CACHE_HOME</c> or <c>~/.cache</c>, on Windows <c>%LOCALAPPDATA%</c>, on macOS
    /// <c>~/Library/Caches</c>. Null if the user has no such folder.
    /// </summary>
    public static string? UserFolder { get; } = FindUserFolder();

    /// <summary>Reads a schema file and all that it includes from the file system, and compiles it, unless its compiled form was kept.</summary>
    /// <param name="path">The schema file.</param>
    /// <param name="target">The version of its target, for example 9.0.0 (<c>b:since</c>); null for the newest.</param>
    /// <param name="limits">How large each file may be; null for 64 MiB and 1,024 levels.</param>
    /// <exception cref="SchemaException">The schema is not valid or exceeds a limit, or a file cannot be read.</exception>
    public Grammar Load(string path, Version? target = null, XmlLimits? limits = null)
    {
        var fullPath = Path.GetFullPath(path ?? throw new ArgumentNullException(nameof(path)));
        // Once only: it may be a pipe.
        var root = SchemaReader.ReadRootBytes(fullPath, limits);
        var key = KeyOf(fullPath, target, limits);
        if (Find(key, root) is { } kept)
            return kept;
        var files = new List<CachedFile> { new(fullPath, root) };
        var source = new FileSystemSchemaSource(limits, (file, content) => files.Add(new CachedFile(file, content)));
        var grammar = SchemaReader.Compile(fullPath, SchemaReader.Decode(fullPath, root), source, target, limits, CancellationToken.None);
        _folder.Write(key, new CacheEntry(key, files, grammar.ToText()).ToBytes());
        return grammar;
    }

    private Grammar? Find(string key, byte[] root)
    {
        try
        {
            return _folder.Read(key) is { } entry && CacheEntry.Find(entry, key, root) is { } text ? Grammar.FromText(text) : null;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            return null;
        }
    }

    private static string KeyOf(string path, Version? target, XmlLimits? limits) => string.Join(
        "\n",
        Engine,
        target?.ToString() ?? "newest",
        limits is null ? "usual" : string.Format(CultureInfo.InvariantCulture, "{0} {1} {2}", limits.MaxBytes, limits.MaxDepth, limits.MaxAttributes),
        path);

    private static string? FindUserFolder()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return In(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        var home = Environment.GetEnvironmentVariable("HOME");
        return RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? In(home, "Library", "Caches")
            // The XDG Base Directory Specification requires that relative paths are ignored.
            : In(Environment.GetEnvironmentVariable("XDG_CACHE_HOME")) ?? In(home, ".cache");
    }

    private static string? In(string? folder, params string[] below) =>
        folder is not null && Path.IsPathRooted(folder) ? Path.Combine([folder, .. below, "bindery"]) : null;
}
