using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Bindery.Diagnosis;
using Bindery.Tool.Files;
using Bindery.Tool.Reporting;
using Bindery.Xml;

namespace Bindery.Tool.Validation;

/// <summary>Validates documents one by one. Thread-safe.</summary>
/// <param name="grammar">The grammar of the documents.</param>
/// <param name="limits">The limits on documents.</param>
/// <param name="isOutput">Whether the documents were sent by the receiver (b:direction).</param>
/// <param name="openInput">Opens standard input.</param>
internal sealed class DocumentValidator(Grammar grammar, XmlLimits limits, bool isOutput, Func<Stream> openInput)
{
    /// <summary>Validates a document. All errors, including those of reading it, are in the report.</summary>
    public DocumentReport Validate(string name)
    {
        try
        {
            if (name == DocumentNames.StandardInput)
                using (var input = openInput())
                    return new DocumentReport(name, Validate(input));
            if (Directory.Exists(name))
                return Unread(name, $"is a folder; name the files in it, as in '{Path.Join(name, "**", "*.xml")}'");
            // The document is read into one buffer; the stream needs no buffer.
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
            return new DocumentReport(name, Validate(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The arguments of a process are bytes; bytes that are not UTF-8 are lost before this program starts.
            return Unread(
                name,
                name.Contains('\ufffd', StringComparison.Ordinal)
                    ? "cannot be opened: its name has bytes that are not UTF-8; give the document on standard input, as in 'bindery validate SCHEMA - < FILE'"
                    : "does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Unread(name, "cannot be read: " + exception.Message);
        }
        catch (OutOfMemoryException)
        {
            return Unread(name, "does not fit into the memory");
        }
    }

    private IReadOnlyList<SchemaViolation> Validate(FileStream file)
    {
        // Pipes and the files of /proc have no length.
        if (!file.CanSeek || file.Length == 0)
            return Validate((Stream)file);
        if (file.Length > limits.MaxBytes && !IsWide(file))
            return [TooLarge(file.Length)];
        if (file.Length > MappedDocument.Threshold)
            using (var mapped = new MappedDocument(file))
                return ValidateMapped(mapped.Bytes);
        return Validate((Stream)file);
    }

    private IReadOnlyList<SchemaViolation> Validate(Stream stream)
    {
        try
        {
            using var document = StreamedDocument.Read(stream, limits.MaxBytes, StreamedDocument.Threshold);
            return document.IsMapped ? ValidateMapped(document.Bytes) : Validate(document.Bytes);
        }
        catch (XmlBindingException problem)
        {
            return InWordsOfTheTool([DocumentDiagnosis.NotWellFormed(problem)]);
        }
    }

    private IReadOnlyList<SchemaViolation> ValidateMapped(ReadOnlySpan<byte> mapped)
    {
        using (new PassedPages(mapped))
            return Validate(mapped);
    }

    private IReadOnlyList<SchemaViolation> Validate(ReadOnlySpan<byte> utf8) =>
        InWordsOfTheTool(isOutput ? grammar.ValidateOutput(utf8, limits) : grammar.Validate(utf8, limits));

    // The limit counts bytes of UTF-8. A document in UTF-16 or UTF-32 may be smaller in UTF-8 than its file.
    private static bool IsWide(FileStream file)
    {
        if (file.Length > int.MaxValue)
            return false;
        Span<byte> first = stackalloc byte[4];
        var length = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        try
        {
            return XmlEncoding.FromFirstBytes(first[..length], out _) is not null;
        }
        catch (XmlBindingException)
        {
            // The library refuses the document, with its own message.
            return true;
        }
    }

    private SchemaViolation TooLarge(long length)
    {
        var way = length <= int.MaxValue ? "raise --max-bytes to read it" : "documents of 2 GiB and more cannot be read";
        return new SchemaViolation(
            "BND3006",
            string.Create(CultureInfo.InvariantCulture, $"The document has more than the {limits.MaxBytes} bytes allowed; {way}"),
            "",
            1,
            1,
            1);
    }

    // Replaces the library's options in messages about limits by those of the tool.
    private static IReadOnlyList<SchemaViolation> InWordsOfTheTool(IReadOnlyList<SchemaViolation> errors)
    {
        if (errors.Count == 0 || errors[^1] is not { Id: "BND3006" } last)
            return errors;
        var message = last.Message
            .Replace("XmlLimits.MaxDepth", "--max-depth", StringComparison.Ordinal)
            .Replace("XmlLimits.MaxBytes", "--max-bytes", StringComparison.Ordinal)
            .Replace("XmlLimits.MaxAttributes", "--max-attributes", StringComparison.Ordinal);
        return message == last.Message
            ? errors
            : [.. errors.Take(errors.Count - 1), new SchemaViolation(last.Id, message, last.Path, last.Line, last.Column, last.Length)];
    }

    private static DocumentReport Unread(string name, string why) => new(name, [], $"'{name}' {why}");
}
