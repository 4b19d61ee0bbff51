using System;
using System.Collections.Generic;

namespace Bindery.Xml;

// Comments and processing instructions, for readers that request them. Events are the same with and without them.
internal ref partial struct Utf8XmlReader
{
    /// <summary>Whether comments or processing instructions were skipped since <see cref="ClearMarkup"/>.</summary>
    internal readonly bool HasMarkup => _state.Markup is { Count: > 0 };

    /// <summary>The skipped comments and processing instructions, in document order.</summary>
    internal readonly List<PassedMarkup> Markup => _state.Markup!;

    /// <summary>Returns a comment or a processing instruction as in the document.</summary>
    internal readonly ReadOnlySpan<byte> MarkupAt(PassedMarkup markup) => _document.Slice(markup.Offset, markup.Length);

    /// <summary>Begins to record comments and processing instructions.</summary>
    internal readonly void NoteMarkup() => _state.Markup = [];

    /// <summary>Removes the recorded markup.</summary>
    internal readonly void ClearMarkup() => _state.Markup?.Clear();

    /// <summary>Records a comment or a processing instruction, if requested.</summary>
    private readonly void Note(int start, int end, int textLength) => _state.Markup?.Add(new PassedMarkup(start, end - start, textLength));
}

/// <summary>A comment or a processing instruction that a <see cref="Utf8XmlReader"/> skipped.</summary>
/// <param name="Offset">Its offset in the document.</param>
/// <param name="Length">Its length.</param>
/// <param name="TextLength">The number of bytes of the text between the surrounding tags that precede it.</param>
internal readonly record struct PassedMarkup(int Offset, int Length, int TextLength);
