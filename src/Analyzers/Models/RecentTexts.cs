using System;
using System.Collections.Generic;

namespace Bindery.Analyzers.Models;

/// <summary>
/// Remembers what the last few texts say. While somebody types, the compilation is another one with each key, and its generated grammar the same text: it is
/// read once. Safe for all threads.
/// </summary>
/// <param name="read">Reads a text, or throws a <see cref="FormatException"/>.</param>
internal sealed class RecentTexts<T>(Func<string, T> read)
    where T : class
{
    /// <summary>How many texts are remembered: as many schemas as the projects that somebody works on at a time have.</summary>
    public const int Capacity = 8;

    /// <summary>The texts, those asked for last at the end.</summary>
    private readonly List<(string Text, Lazy<Decoded<T>> Meaning)> _entries = [];

    /// <summary>What a text says.</summary>
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
        // Outside of the lock: a large grammar must not keep those waiting who ask for another one.
        return meaning.Value;
    }
}
