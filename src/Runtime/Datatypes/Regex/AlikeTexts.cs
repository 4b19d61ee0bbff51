using System;

namespace Bindery.Datatypes.Regex;

/// <summary>Matches consecutive texts that usually have a common prefix: the state after the common prefix is cached. Not thread-safe.</summary>
/// <param name="automaton">The automaton that matches the texts.</param>
internal sealed class AlikeTexts(LazyAutomaton automaton)
{
    // The number of texts with another prefix after which a new prefix is chosen.
    private const int MissesBetween = 8;
    private const int Longest = 64;
    private const int Shortest = 4;

    private byte[] _last = [];
    private int _lastLength;
    private int _length;
    private int _row = automaton.Start;
    private int _misses;

    /// <summary>Whether the whole text matches; null if the automaton has become too large.</summary>
    public bool? Matches(ReadOnlySpan<byte> utf8)
    {
        if (_length > 0 && utf8.StartsWith(_last.AsSpan(0, _length)))
            return automaton.Matches(utf8.Slice(_length), _row);
        if (utf8.Length > Shortest && (_misses++ & (MissesBetween - 1)) < 2)
            Remember(utf8);
        return automaton.Matches(utf8);
    }

    private void Remember(ReadOnlySpan<byte> utf8)
    {
        var kept = Math.Min(utf8.Length, Longest);
        var common = 0;
        while (common < Math.Min(_lastLength, kept) && utf8[common] == _last[common])
            common++;
        // A state cannot be inside a character.
        while (common > 0 && common < utf8.Length && (utf8[common] & 0xC0) == 0x80)
            common--;
        if (common < Shortest)
            common = 0;
        _row = common == 0 ? automaton.Start : automaton.After(utf8.Slice(0, common)) ?? -1;
        _length = _row < 0 ? 0 : common;
        if (_last.Length < kept)
            _last = new byte[Longest];
        utf8.Slice(0, kept).CopyTo(_last);
        _lastLength = kept;
    }
}
