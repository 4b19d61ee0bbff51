using System;
using System.IO;
using System.Text;
using Bindery.Tool.CommandLine;

namespace Bindery.Tool.Files;

/// <summary>How a file is beside what it should be.</summary>
internal enum FileState
{
    UpToDate,
    Differs,
    Missing,
}

/// <summary>The folder that generated files go into.</summary>
/// <param name="path">The folder; made where it is missing.</param>
internal sealed class OutputFolder(string path)
{
    // With the mark that the compiler writes, so that EmitCompilerGeneratedFiles gives the same bytes.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Compares a file with what it should be.</summary>
    /// <exception cref="CallException">It cannot be read.</exception>
    public FileState Compare(string name, string text) => Try("read", name, () =>
    {
        if (!File.Exists(PathOf(name)))
            return FileState.Missing;
        return File.ReadAllBytes(PathOf(name)).AsSpan().SequenceEqual(Bytes(text)) ? FileState.UpToDate : FileState.Differs;
    });

    /// <summary>Writes a file.</summary>
    /// <exception cref="CallException">It cannot be written.</exception>
    public void Write(string name, string text) => Try("written", name, () =>
    {
        Directory.CreateDirectory(path);
        File.WriteAllBytes(PathOf(name), Bytes(text));
        return true;
    });

    private static byte[] Bytes(string text) => [.. Marked.GetPreamble(), .. Marked.GetBytes(text)];

    private T Try<T>(string what, string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CallException($"'{PathOf(name)}' cannot be {what}: {exception.Message}");
        }
    }
}
