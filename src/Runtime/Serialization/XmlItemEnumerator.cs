using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Bindery.Serialization;
using Bindery.Validation;
using Bindery.Xml;

namespace Bindery;

/// <summary>Enumerates the items of a large document; see <see cref="XmlItems{T}"/>.</summary>
public sealed class XmlItemEnumerator<T> : IEnumerator<T>
#if NET
    , IAsyncEnumerator<T>
#endif
    where T : class
{
    private readonly Func<ItemDocument> _open;
    private readonly Func<Task<ItemDocument>> _openAsync;
    private readonly ItemBinding<T> _binding;
    private readonly XmlReadOptions _options;
    private readonly XmlLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private ItemDocument? _document;
    private DocumentCursor? _cursor;
    private XmlReaderPlace _place;
    private int _entered;

    // For a document that is read in parts: the start tags of the open elements.
    private int[] _starts = [];

    // Those before the current item.
    private int[] _startsBefore = [];
    private bool _isDone;
    private T? _current;

    internal XmlItemEnumerator(
        Func<ItemDocument> open, Func<Task<ItemDocument>> openAsync, ItemBinding<T> binding, XmlReadOptions options, CancellationToken cancellationToken)
    {
        _open = open;
        _openAsync = openAsync;
        _binding = binding;
        _options = options;
        _cancellationToken = cancellationToken;
        _limits = new XmlLimits { MaxDepth = options.Limits.MaxDepth, MaxAttributes = options.Limits.MaxAttributes, MaxBytes = int.MaxValue };
    }

    /// <summary>The current item.</summary>
    /// <exception cref="InvalidOperationException">There is no current item.</exception>
    public T Current => _current ?? throw new InvalidOperationException("No item is at hand; MoveNext goes to one");

    object IEnumerator.Current => Current;

    /// <summary>Reads the next item.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="XmlBindingException">The document is not well-formed, or a required value of the item cannot be read.</exception>
    /// <exception cref="SchemaViolationException">Validation is on, and the document is not valid up to the end of the item.</exception>
    public bool MoveNext()
    {
        if (!_isDone && _document is null)
            Begin(_open());
        return Next();
    }

    /// <inheritdoc cref="MoveNext"/>
    public async Task<bool> MoveNextAsync()
    {
        if (!_isDone && _document is null)
            Begin(await _openAsync().ConfigureAwait(false));
        return Next();
    }

    /// <summary>Not supported.</summary>
    void IEnumerator.Reset() => throw new NotSupportedException();

    /// <summary>Closes the document.</summary>
    public void Dispose()
    {
        _isDone = true;
        _current = null;
        if (_document is null)
            return;
        _place.State.Return();
        _cursor?.Dispose();
        _document.Dispose();
        _document = null;
    }

    /// <inheritdoc cref="Dispose"/>
    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

#if NET
    ValueTask<bool> IAsyncEnumerator<T>.MoveNextAsync() => new(MoveNextAsync());

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
#endif

    private SessionPool Sessions => _binding.Grammar().Sessions(isOutput: true);

    private void Begin(ItemDocument document)
    {
        _document = document;
        _place = XmlReaderPlace.Start;
        if (_options.Validate)
            _cursor = Sessions.Begin();
    }

    private bool Next()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _current = null;
        if (_isDone)
            return false;
        // After any exception, nothing more can be read.
        _isDone = true;
        try
        {
            _current = Read();
        }
        catch (XmlBindingException exception) when (exception is not SchemaViolationException)
        {
            // Violations of the schema come first.
            if (_cursor is not null && _document!.Part is null && Sessions.Validate(_document.Bytes, XmlLimits.None) is { Count: > 0 } violations)
                throw new SchemaViolationException(violations);
            throw _document!.AtSource(exception);
        }
        _isDone = _current is null;
        return !_isDone;
    }

    private T? Read()
    {
        if (_document!.Part is not { } part)
            return Read(_document.Bytes);
        if (!part.IsLast && part.Bytes.Length - _place.Position < part.Bytes.Length / 2)
            Move(part, isLarger: false);
        while (true)
        {
            var entered = _entered;
            try
            {
                return Read(part.Bytes);
            }
            catch (XmlBindingException exception) when (
                !part.IsLast && exception is not SchemaViolationException && part.Bytes.Length / 2 < _options.Limits.MaxBytes)
            {
                // The part may end within the item.
                _entered = entered;
                Move(part, isLarger: _place.Position <= part.TagsLength);
            }
        }
    }

    /// <summary>Moves the part to the current place.</summary>
    private void Move(ItemPart part, bool isLarger)
    {
        part.Move(_place.Position, _starts, isLarger);
        _place.State.Return();
        _place = XmlReaderPlace.Inside(part.Bytes, _entered);
        _cursor?.Continue(part.Bytes, _entered);
        NoteStarts(new BindingReader(part.Bytes, _options, _limits, _place));
    }

    private void NoteStarts(in BindingReader reader)
    {
        (_starts, _startsBefore) = (_startsBefore, _starts);
        if (_starts.Length != _entered)
            _starts = new int[_entered];
        for (var i = 0; i < _entered; i++)
            _starts[i] = reader.GetStartTagOffset(i + 1);
    }

    private T? Read(ReadOnlySpan<byte> document)
    {
        // An item that is too large ends at the limit, where the document is cut off.
        var end = (int)Math.Min(document.Length, _place.Position + (long)_options.Limits.MaxBytes);
        var reader = new BindingReader(document.Slice(0, end), _options, _limits, _place);
        T? item;
        try
        {
            var name = reader.FindItem(_binding.Path, ref _entered);
            item = name < 0 ? null : _binding.Read(ref reader, name);
        }
        catch (XmlBindingException exception) when (end < document.Length && IsAt(exception, document, end))
        {
            throw TooLarge(exception.Line, exception.Column, exception.Path);
        }
        // The part may end after the root element although the document continues.
        if (item is null && _document!.Part is { IsLast: false })
            throw TooLarge(1, 1, "");
        var before = _place.Position;
        _place = reader.Place;
        if (_document!.Part is not null)
            NoteStarts(reader);
        if (_cursor?.Advance(document, item is null ? int.MaxValue : _place.Position) == false)
            throw new SchemaViolationException(_document.Part is { } part
                ? part.Explain(before, item is null ? document.Length : _place.Position, _startsBefore, _starts, Sessions)
                : Sessions.Validate(document, XmlLimits.None));
        return item;
    }

    private XmlBindingException TooLarge(int line, int column, string path) =>
        new(
            string.Format(
                CultureInfo.InvariantCulture,
                "An item, or what stands between two, has more than {0} bytes; raise XmlLimits.MaxBytes to read this document",
                _options.Limits.MaxBytes),
            line,
            column,
            path);

    // A character may be split.
    private static bool IsAt(XmlBindingException exception, ReadOnlySpan<byte> document, int end)
    {
        var position = new XmlLineMap().Locate(document, end);
        return exception.Line == position.Line && Math.Abs(exception.Column - position.Column) <= 1;
    }
}
