using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Analyzers.Flow;

namespace Bindery.Analyzers.Findings;

/// <summary>
/// The objects of a body that were judged without findings. An object that is judged again, with the same contents, has none either: the paths through a body
/// change few of its objects.
/// </summary>
internal sealed class AdmittedObjects
{
    private readonly HashSet<Contents> _all = [];

    /// <summary>Whether an object has no findings at a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="id">The object.</param>
    /// <param name="judge">Judges it if it has not been admitted with the same contents.</param>
    public bool Admits(DocumentPoint point, int id, Func<bool> judge)
    {
        var contents = new Contents(point, id);
        if (_all.Contains(contents))
            return true;
        if (!judge())
            return false;
        _all.Add(contents);
        return true;
    }

    // The object and all that it contains, as far as other code cannot have changed it.
    private sealed class Contents : IEquatable<Contents>
    {
        private readonly PointKind _kind;
        private readonly int _id;
        private readonly (int Id, HeapObject Object)[] _parts;

        public Contents(DocumentPoint point, int id)
        {
            var state = point.State;
            (_kind, _id) = (point.Kind, id);
            _parts = state.Reachable(new HeapValue(id)).Append(id).Distinct().OrderBy(part => part).Select(part => (part, state.Heap[part])).ToArray();
        }

        // Objects are immutable; the same one has the same contents.
        public bool Equals(Contents? other)
        {
            if (other is null || _kind != other._kind || _id != other._id || _parts.Length != other._parts.Length)
                return false;
            for (var i = 0; i < _parts.Length; i++)
                if (_parts[i].Id != other._parts[i].Id || !ReferenceEquals(_parts[i].Object, other._parts[i].Object))
                    return false;
            return true;
        }

        public override bool Equals(object? obj) => Equals(obj as Contents);

        public override int GetHashCode()
        {
            var hash = (_id * 31) + (int)_kind;
            foreach (var (_, part) in _parts)
                hash = unchecked((hash * 31) + RuntimeHelpers.GetHashCode(part));
            return hash;
        }
    }
}
