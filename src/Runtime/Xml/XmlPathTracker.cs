using System;
using System.Globalization;
using System.Text;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>
/// Finds the path of an open element with a second pass over the document, as far as it is well-formed. The pass continues where it stopped, so that many paths
/// cost one pass, and reading without paths has no additional cost.
/// </summary>
internal sealed class XmlPathTracker
{
    private const int KeptItems = 1024;
    private const int LongestStep = 200;

    private Level[] _levels = new Level[16];
    private int _depth;
    private int _offset;
    private bool _insideTag;

    // The number of occurrences of each name among the children of an open level. Those of inner levels are at the end; closing a level removes its own.
    private NameCount[] _counts = [];
    private int _countLength;
    private int[] _chains = [];

    /// <summary>Removes the document.</summary>
    /// <returns>False if the buffers have become too large to be kept.</returns>
    internal bool Reset()
    {
        if (_levels.Length > KeptItems || _counts.Length > KeptItems)
            return false;
        if (_countLength > 0)
            Array.Clear(_chains, 0, _chains.Length);
        _depth = _offset = _countLength = 0;
        _insideTag = false;
        return true;
    }

    /// <summary>Returns the path of an open element.</summary>
    /// <param name="document">The document.</param>
    /// <param name="depth">The number of elements that are open.</param>
    /// <param name="nameOffset">The offset of the name in the start tag of the innermost element. The tag may have errors after its name.</param>
    /// <param name="nameLength">The length of that name.</param>
    internal string PathOf(ReadOnlySpan<byte> document, int depth, int nameOffset, int nameLength)
    {
        if (depth == 0)
            return "";
        while (_offset < nameOffset)
            PassMarkup(document, nameOffset, nameLength);
        var path = new StringBuilder();
        for (var index = 0; index < depth; index++)
        {
            ref readonly var level = ref _levels[index];
            path.Append('/').Append(Utf8.Excerpt(document.Slice(level.NameOffset, level.NameLength), LongestStep));
            if (level.Position > 1)
                path.Append('[').Append(level.Position.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        return path.ToString();
    }

    /// <summary>Continues after the next markup; for a start tag, after its name.</summary>
    private void PassMarkup(ReadOnlySpan<byte> document, int lastName, int lastLength)
    {
        if (_insideTag)
        {
            PassRestOfTag(document);
            _insideTag = false;
            return;
        }
        var start = _offset + document.Slice(_offset).IndexOf((byte)'<');
        var rest = document.Slice(start);
        if (rest.StartsWith("<!--"u8))
        {
            _offset = start + 4 + rest.Slice(4).IndexOf("-->"u8) + 3;
        }
        else if (rest.StartsWith("<!["u8))
        {
            _offset = start + rest.IndexOf("]]>"u8) + 3;
        }
        else if (rest.StartsWith("<?"u8))
        {
            _offset = start + 2 + rest.Slice(2).IndexOf("?>"u8) + 2;
        }
        else if (rest.StartsWith("</"u8))
        {
            _offset = start + rest.IndexOf((byte)'>') + 1;
            CloseLevel();
        }
        else
        {
            var length = start + 1 == lastName ? lastLength : LengthOfName(rest.Slice(1));
            OpenLevel(document, start + 1, length);
            _offset = start + 1 + length;
            _insideTag = true;
        }
    }

    private static int LengthOfName(ReadOnlySpan<byte> rest)
    {
        var length = 0;
        while (rest[length] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>'))
            length++;
        return length;
    }

    private void PassRestOfTag(ReadOnlySpan<byte> document)
    {
        while (true)
        {
            _offset += document.Slice(_offset).IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            var found = document[_offset++];
            if (found != '>')
            {
                _offset += document.Slice(_offset).IndexOf(found) + 1;
                continue;
            }
            if (document[_offset - 2] == '/')
                CloseLevel();
            return;
        }
    }

    private void OpenLevel(ReadOnlySpan<byte> document, int nameOffset, int nameLength)
    {
        if (_depth == _levels.Length)
            Array.Resize(ref _levels, Math.Max(16, _depth * 2));
        _levels[_depth] = new Level
        {
            NameOffset = nameOffset,
            NameLength = nameLength,
            Position = Count(document, nameOffset, nameLength),
            FirstCount = _countLength,
        };
        _depth++;
    }

    private void CloseLevel()
    {
        _depth--;
        while (_countLength > _levels[_depth].FirstCount)
        {
            ref readonly var count = ref _counts[--_countLength];
            _chains[count.Hash & _chains.Length - 1] = count.Next;
        }
    }

    private int Count(ReadOnlySpan<byte> document, int nameOffset, int nameLength)
    {
        var name = document.Slice(nameOffset, nameLength);
        var hash = KeyedHash.Of(name, _depth);
        if (_chains.Length != 0)
        {
            for (var other = _chains[hash & _chains.Length - 1]; other != 0; other = _counts[other - 1].Next)
            {
                ref var found = ref _counts[other - 1];
                if (found.Hash == hash && found.Depth == _depth && document.Slice(found.NameOffset, found.NameLength).SequenceEqual(name))
                    return ++found.Occurrences;
            }
        }
        if (_countLength == _counts.Length)
            GrowCounts();
        ref var added = ref _counts[_countLength++];
        added = new NameCount { Hash = hash, Depth = _depth, NameOffset = nameOffset, NameLength = nameLength, Occurrences = 1 };
        Chain(_countLength);
        return 1;
    }

    private void GrowCounts()
    {
        Array.Resize(ref _counts, Math.Max(64, _counts.Length * 2));
        _chains = new int[_counts.Length];
        for (var number = 1; number <= _countLength; number++)
            Chain(number);
    }

    private void Chain(int number)
    {
        ref var count = ref _counts[number - 1];
        count.Next = _chains[count.Hash & _chains.Length - 1];
        _chains[count.Hash & _chains.Length - 1] = number;
    }

    private struct Level
    {
        internal int NameOffset;
        internal int NameLength;
        internal int Position;
        internal int FirstCount;
    }

    private struct NameCount
    {
        internal int Hash;
        internal int Next;
        internal int Depth;
        internal int NameOffset;
        internal int NameLength;
        internal int Occurrences;
    }
}
