using System;
using System.Collections.Generic;

namespace Bindery.Xml;

// Comments and processing instructions, for readers that ask for them. Events are the same with and without them.
internal ref partial struct Utf8XmlReader
{
    /// <summary>Whether comments or processing instructions were passed over since <see cref="ClearMarkup"/>.</summary>
    internal readonly bool HasMarkup => _state.Markup is { Count: > 0 };

    /// <summary>The comments and processing instructions passed over, in the order of the document.</summary>
    internal readonly List<PassedMarkup> Markup => _state.Markup!;

    /// <summary>A comment or a processing instruction as it stands in the document.</summary>
    internal readonly ReadOnlySpan<byte> MarkupAt(PassedMarkup markup) => _document.Slice(markup.Offset, markup.Length);

    /// <summary>Notes comments and processing instructions from here on.</summary>
    internal readonly void NoteMarkup() => _state.Markup = [];

    /// <summary>Forgets what was passed over.</summary>
    internal readonly void ClearMarkup() => _state.Markup?.Clear();

    /// <summary>Notes a comment or a processing instruction, where that is asked for.</summary>
    private readonly void Note(int start, int end, int textLength) => _state.Markup?.Add(new PassedMarkup(start, end - start, textLength));
}

/// <summary>A comment or a processing instruction that a <see cref="Utf8XmlReader"/> passed over.</summary>
/// <param name="Offset">Where it starts in the document.</param>
/// <param name="Length">Its length.</param>
/// <param name="TextLength">How many bytes of the text between the tags around it stand before it.</param>
internal readonly record struct PassedMarkup(int Offset, int Length, int TextLength);
