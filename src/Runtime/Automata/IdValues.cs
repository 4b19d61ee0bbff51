using System;
using Bindery.Datatypes;
using Bindery.Uniqueness;

namespace Bindery.Automata;

/// <summary>The IDs of a document and the references to them, without positions; see <see cref="IdTracker"/>.</summary>
internal sealed class IdValues
{
    private readonly ValueTable _ids = new();
    private readonly ValueTable _references = new();

    /// <summary>Removes all values.</summary>
    public void Reset()
    {
        _ids.Clear();
        _references.Clear();
    }

    /// <summary>Processes the value of an attribute.</summary>
    /// <returns>False if it is an ID that was used before.</returns>
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

    /// <summary>Whether every reference refers to an existing ID. Meaningful only at the end of the document.</summary>
    public bool IsComplete => _ids.ContainsAll(_references);
}
