using System;
using System.Collections.Generic;

namespace Bindery.Analyzers.Models;

/// <summary>
/// Caches the contents of the most recent texts. While a user types, each keystroke creates a compilation, but the text of its generated grammar is the same,
/// and is read only once. Thread-safe.
/// </summary>
/// <param name="read">Reads a text, or throws a <see cref="FormatException"/>.</param>
internal sealed class RecentTexts<T>(Func<string, T> read)
    where T : class
{
    /// <summary>The number of cached texts: the number of schemas in the projects that a user edits at the same time.</summary>
    public const int Capacity = 8;

    /// <summary>The texts, the most recently used at the end.</summary>
    private readonly List<(string Text, Lazy<Decoded<T>> Meaning)> _entries = [];

    /// <summary>Returns the contents of a text.</summary>
    public Decoded<T> Read(string text)
    {
        Lazy<Decoded<T>> meaning;
        lock (_entries)
        {
            var known = _entries.FindIndex(entry => entry.Text == text);
            meaning = known < 0 ? new Lazy<Decoded<T>>(() => Decoded<T>.Read(text, read)) : _entries[known].Meaning;
            if (known >= 0)
                _entries.RemoveAt(known);
            else if (_entries.Count == Capacity)
                _entries.RemoveAt(0);
            _entries.Add((text, meaning));
        }
        // Outside the lock, so that reading a large grammar does not block callers that need another one.
        return meaning.Value;
    }
}
