using System;
using Bindery.Datatypes;
using Bindery.Uniqueness;

namespace Bindery.Automata;

/// <summary>The IDs of a document and what refers to them, without their places: see <see cref="IdTracker"/>.</summary>
internal sealed class IdValues
{
    private readonly ValueTable _ids = new();
    private readonly ValueTable _references = new();

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        _ids.Clear();
        _references.Clear();
    }

    /// <summary>Takes the value of an attribute.</summary>
    /// <returns>False where it is an ID that was there before.</returns>
    public bool Take(IdType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case IdType.Id:
                return _ids.Add(IdTracker.Trim(value), 0) < 0;
            case IdType.Reference:
                while (IdTracker.NextReference(ref value) is { Length: > 0 } item)
                    _references.Add(item, 0);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Whether everything that is referred to was there. To be asked at the end.</summary>
    public bool IsComplete => _ids.ContainsAll(_references);
}
