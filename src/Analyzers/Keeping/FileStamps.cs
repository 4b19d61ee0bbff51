using System.Collections.Generic;

namespace Bindery.Analyzers.Keeping;

/// <summary>The numbers and stamps of the pieces of a file, by index. Immutable.</summary>
internal sealed class FileStamps
{
    /// <summary>The number that stands for all pieces of a file. Its stamp changes when a piece is added or removed.</summary>
    public const long All = -1;

    private readonly long _all;
    private readonly long[] _numbers;
    private readonly long[] _stamps;
    private readonly Dictionary<long, int> _places = [];

    /// <summary>Creates an instance.</summary>
    public FileStamps(long all, long[] numbers, long[] stamps)
    {
        (_all, _numbers, _stamps) = (all, numbers, stamps);
        for (var i = 0; i < numbers.Length; i++)
            _places[numbers[i]] = i;
    }

    /// <inheritdoc cref="CodeStamps.NumberOf(int, int)"/>
    public long NumberOf(int place) => _numbers[place];

    /// <inheritdoc cref="CodeStamps.PlaceOf"/>
    public int PlaceOf(long piece) => _places.TryGetValue(piece, out var place) ? place : -1;

    /// <inheritdoc cref="CodeStamps.StampOf"/>
    public long StampOf(long piece) => piece == All ? _all : PlaceOf(piece) is >= 0 and var place ? _stamps[place] : -1;
}
