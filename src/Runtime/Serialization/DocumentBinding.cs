using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Automata;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>Reads the root element; the reader is on its start tag.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T RootReader<T>(ref BindingReader reader);

/// <summary>Reads and writes whole documents of one generated root class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DocumentBinding<T>
    where T : class
{
    private readonly XmlNames _root;
    private readonly Func<Grammar> _grammar;
    private readonly RootReader<T> _read;
    private readonly Action<T, BindingWriter> _write;

    /// <summary>Creates the binding of a class.</summary>
    /// <param name="root">The root element's name, in the form of <see cref="XmlNames"/>.</param>
    /// <param name="grammar">Returns the compiled grammar; called for validation only.</param>
    /// <param name="read">Reads the root element.</param>
    /// <param name="write">Writes the root element.</param>
    public DocumentBinding(string root, Func<Grammar> grammar, RootReader<T> read, Action<T, BindingWriter> write)
    {
        _root = new XmlNames(root);
        (_grammar, _read, _write) = (grammar, read, write);
        s_ofClass = this;
    }

    /// <summary>Reads a document from a string.</summary>
    /// <exception cref="XmlBindingException">The document cannot be read.</exception>
    public T Parse(string xml, XmlReadOptions? options)
    {
        if (xml is null)
            throw new ArgumentNullException(nameof(xml));
        return Read(XmlInput.ToUtf8(xml), options ?? XmlReadOptions.Default);
    }

    /// <summary>Reads a document from bytes.</summary>
    /// <exception cref="XmlBindingException">The document cannot be read.</exception>
    public T Parse(ReadOnlySpan<byte> document, XmlReadOptions? options) => Read(XmlInput.ToUtf8(document), options ?? XmlReadOptions.Default);

    /// <summary>Reads a document from a string. Returns false if it cannot be read.</summary>
    public bool TryParse(string xml, out T? document) => TryParse(xml, out document, out _);

    /// <summary>Reads a document from a string. Returns false and the reason if it cannot be read.</summary>
    public bool TryParse(string xml, out T? document, out XmlBindingException? reason)
    {
        try
        {
            document = xml is null ? throw new XmlBindingException("There is no document: the string is null", 1, 1, "") : Parse(xml, null);
            reason = null;
            return true;
        }
        catch (XmlBindingException exception)
        {
            document = null;
            reason = exception;
            return false;
        }
    }

    /// <summary>Reads a document from bytes. Returns false and the reason if it cannot be read.</summary>
    public bool TryParse(ReadOnlySpan<byte> xml, out T? document, out XmlBindingException? reason)
    {
        try
        {
            document = Parse(xml, null);
            reason = null;
            return true;
        }
        catch (XmlBindingException exception)
        {
            document = null;
            reason = exception;
            return false;
        }
    }

    /// <summary>Reads a document from a file.</summary>
    public T Load(string path, XmlReadOptions? options)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return Load(stream, options);
    }

    /// <summary>Reads a document from a stream, to its end.</summary>
    public T Load(Stream stream, XmlReadOptions? options)
    {
        options ??= XmlReadOptions.Default;
        var buffer = new DocumentBuffer(options.Limits.MaxBytes);
        try
        {
            while (buffer.Add(stream.Read(buffer.Array, buffer.Length, buffer.Array.Length - buffer.Length)))
            {
            }
            return Parse(buffer.Written, options);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Reads a document from a file.</summary>
    public async Task<T> LoadAsync(string path, XmlReadOptions? options, CancellationToken cancellationToken)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        return await LoadAsync(stream, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a document from a stream, to its end.</summary>
    public async Task<T> LoadAsync(Stream stream, XmlReadOptions? options, CancellationToken cancellationToken)
    {
        options ??= XmlReadOptions.Default;
        var buffer = new DocumentBuffer(options.Limits.MaxBytes);
        try
        {
            while (buffer.Add(await stream.ReadAsync(buffer.Array, buffer.Length, buffer.Array.Length - buffer.Length, cancellationToken)
                .ConfigureAwait(false)))
            {
            }
            return Parse(buffer.Written, options);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Describes the items of a large document, which are read one by one.</summary>
    /// <param name="readItem">Reads an item.</param>
    /// <param name="names">The names of items, in the form of <see cref="XmlNames"/>.</param>
    /// <param name="around">The names of the elements between the root and the items, the outermost first.</param>
    public ItemBinding<TItem> Items<TItem>(ItemReader<TItem> readItem, string[] names, params string[] around)
        where TItem : class =>
        new(new ItemPath(_root, names, around), readItem, _grammar);

    /// <summary>Writes a document into a string.</summary>
    /// <exception cref="SchemaViolationException">The model is not valid, and validation is on.</exception>
    public string ToXml(T document, XmlWriteOptions? options)
    {
        using var writer = Write(document, options);
        return writer.ToString();
    }

    /// <summary>Writes a document into an array, in UTF-8 without a byte order mark.</summary>
    /// <exception cref="SchemaViolationException">The model is not valid, and validation is on.</exception>
    public byte[] ToUtf8(T document, XmlWriteOptions? options)
    {
        using var writer = Write(document, options);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a document into a buffer.</summary>
    public void WriteTo(T document, IBufferWriter<byte> output, XmlWriteOptions? options)
    {
        using var writer = Write(document, options);
        output.Write(writer.WrittenSpan);
    }

    /// <summary>
    /// Writes a document into a file, in UTF-8 without a byte order mark. An existing file is not changed if the model is not valid or writing fails.
    /// </summary>
    public void Save(T document, string path, XmlWriteOptions? options)
    {
        ReplacedFile.Write(path, ToUtf8(document, options));
    }

    /// <summary>Writes a document into a stream, in UTF-8 without a byte order mark. Nothing is written if the model is not valid.</summary>
    public void Save(T document, Stream stream, XmlWriteOptions? options)
    {
        var bytes = ToUtf8(document, options);
        stream.Write(bytes, 0, bytes.Length);
    }

    /// <summary>
    /// Writes a document into a file, in UTF-8 without a byte order mark. An existing file is not changed if the model is not valid or writing fails.
    /// </summary>
    public async Task SaveAsync(T document, string path, XmlWriteOptions? options, CancellationToken cancellationToken)
    {
        var bytes = ToUtf8(document, options);
        await ReplacedFile.WriteAsync(path, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a document into a stream, in UTF-8 without a byte order mark.</summary>
    public async Task SaveAsync(T document, Stream stream, XmlWriteOptions? options, CancellationToken cancellationToken)
    {
        var bytes = ToUtf8(document, options);
        await stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Validates the document that would be written.</summary>
    public IReadOnlyList<SchemaViolation> Validate(T document)
    {
        using var writer = new Utf8XmlWriter();
        return Write(document, writer, XmlWriteOptions.Default);
    }

    /// <summary>
    /// Validates the document that would be written, together with other documents that its rules refer to. The other documents are not validated.
    /// </summary>
    /// <exception cref="ArgumentException">No rule refers to one of the other documents.</exception>
    public IReadOnlyList<SchemaViolation> Validate(T document, XmlModel[] others)
    {
        if (others is null)
            throw new ArgumentNullException(nameof(others));
        var texts = new byte[others.Length][];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = (others[i] ?? throw new ArgumentNullException(nameof(others), "One of the other documents is null")).ToDocument();
        using var writer = new Utf8XmlWriter();
        var alone = Write(document, writer, XmlWriteOptions.Default);
        return texts.Length == 0 ? alone : _grammar().With(texts, Unlimited).Validate(writer.WrittenSpan, Unlimited);
    }

    // A document that was written by this class needs no limits.
    private static XmlLimits Unlimited => XmlLimits.None;

    private Utf8XmlWriter Write(T document, XmlWriteOptions? options)
    {
        options ??= XmlWriteOptions.Default;
        var writer = new Utf8XmlWriter(options.Indent);
        try
        {
            if (!options.Validate)
                WriteRoot(document, writer, new BindingWriter(writer, options, null));
            else if (Write(document, writer, options) is { Count: > 0 } violations)
                throw new SchemaViolationException(violations);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    // The check follows the writer; if it cannot confirm that the document is valid, the grammar validates the written document.
    private IReadOnlyList<SchemaViolation> Write(T document, Utf8XmlWriter writer, XmlWriteOptions options)
    {
        var sessions = _grammar().Sessions(options.IncludeOutputOnly);
        var session = sessions.Rent();
        var check = session.BeginWriting(writer);
        var binding = new BindingWriter(writer, options, check);
        WriteRoot(document, writer, binding);
        var isValid = check?.IsCertainlyValid() == true;
        sessions.Return(session);
        if (isValid)
            return [];
        var violations = sessions.Validate(writer.WrittenSpan, Unlimited);
        if (violations.Count == 0 || !binding.HasOrder)
            return violations;
        // If the grammar does not allow the order in which the children were read, the order of the schema is used.
        writer.Reset(options.Indent);
        WriteRoot(document, writer, new BindingWriter(writer, options, null) { KeepsOrder = false });
        return sessions.Validate(writer.WrittenSpan, Unlimited).Count == 0 ? [] : violations;
    }

    private void WriteRoot(T document, Utf8XmlWriter writer, BindingWriter binding)
    {
        var around = (document as XmlModel)?.Around;
        foreach (var markup in around?.Before ?? [])
            writer.Markup(markup);
        writer.Declare((document as XmlModel)?.Declarations);
        _write(document, binding);
        foreach (var markup in around?.After ?? [])
            writer.Markup(markup);
    }

    private T Read(ReadOnlySpan<byte> utf8, XmlReadOptions options)
    {
        if (options.DocumentType == DocumentTypeHandling.Refuse
            || utf8.Length > options.Limits.MaxBytes
            || DocumentTypeExpander.Expand(utf8) is not { } expanded)
            return ReadDocument(utf8, options);
        try
        {
            return ReadDocument(expanded.ToUtf8(), options);
        }
        catch (XmlBindingException exception)
        {
            throw expanded.AtSource(exception);
        }
    }

    private T ReadDocument(ReadOnlySpan<byte> utf8, XmlReadOptions options)
    {
        if (!options.Validate)
            return Read(utf8, options, null);
        var sessions = _grammar().Sessions(isOutput: true);
        var session = sessions.Rent();
        var run = session.Run?.Begin() == true ? session.Run : null;
        T? document = null;
        ExceptionDispatchInfo? problem = null;
        var isValid = false;
        try
        {
            document = Read(utf8, options, run);
            isValid = run?.HasGivenUp == false && run.EndDocument();
        }
        catch (XmlBindingException exception)
        {
            problem = ExceptionDispatchInfo.Capture(exception);
        }
        sessions.Return(session);
        // Violations of the schema come first.
        if (!isValid && sessions.Validate(utf8, options.Limits) is { Count: > 0 } violations)
            throw new SchemaViolationException(violations);
        problem?.Throw();
        return document!;
    }

    private T Read(ReadOnlySpan<byte> utf8, XmlReadOptions options, AutomatonRun? run)
    {
        var reader = new BindingReader(utf8, options, run);
        try
        {
            if (!reader.ReadRoot() || reader.FindRoot(_root) < 0)
                throw reader.WrongRoot(_root.LocalName(0), _root.NamespaceUri(0));
            var declarations = reader.RootDeclarations;
            var document = _read(ref reader);
            var around = reader.ReadToEnd();
            if (document is XmlModel model)
                (model.Around, model.Declarations) = (around, declarations);
            return document;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
