using System;
using System.Collections.Generic;
using System.IO;
using Bindery.Tool.CommandLine;

namespace Bindery.Tool.Files;

/// <summary>The documents together with which other documents are validated.</summary>
internal static class OtherFiles
{
    /// <summary>Returns a grammar that also checks the rules that refer to other documents.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="names">The files of the other documents, or "-".</param>
    /// <param name="limits">The limits on their size.</param>
    /// <param name="openInput">Opens standard input.</param>
    /// <exception cref="CallException">One of them cannot be read, or is not referred to by the rules of the schema.</exception>
    public static Grammar With(Grammar grammar, IReadOnlyList<string> names, XmlLimits limits, Func<Stream> openInput)
    {
        var documents = new byte[names.Count][];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = Read(names[i], limits, openInput);
            // One after the other, so that an error names the document.
            Check(grammar, names[i], documents[i], limits);
        }
        return grammar.With(documents, limits);
    }

    private static void Check(Grammar grammar, string name, byte[] document, XmlLimits limits)
    {
        try
        {
            grammar.With([document], limits);
        }
        catch (XmlBindingException exception)
        {
            throw new CallException($"'{name}', which stands behind '--with', cannot be read: {exception.Message}");
        }
        catch (ArgumentException exception)
        {
            throw new CallException($"'{name}' cannot stand behind '--with': {FirstSentence(exception)}");
        }
    }

    private static byte[] Read(string name, XmlLimits limits, Func<Stream> openInput)
    {
        try
        {
            using var stream = name == DocumentNames.StandardInput ? openInput() : File.OpenRead(name);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            // UTF-32 has four bytes for one of UTF-8; a larger document certainly exceeds the limit.
            for (int count; (count = stream.Read(buffer)) > 0 && bytes.Length <= 4L * limits.MaxBytes;)
                bytes.Write(buffer, 0, count);
            return bytes.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CallException(exception is FileNotFoundException or DirectoryNotFoundException
                ? $"'{name}', which stands behind '--with', does not exist"
                : $"'{name}', which stands behind '--with', cannot be read: {exception.Message}");
        }
    }

    // The framework adds the name of the parameter.
    private static string FirstSentence(ArgumentException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" (Parameter ", StringComparison.Ordinal);
        return char.ToLowerInvariant(message[0]) + (end < 0 ? message[1..] : message[1..end]);
    }
}
