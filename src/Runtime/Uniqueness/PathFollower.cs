using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>Follows the paths of an identity constraint from one element downwards. Reused for the next element.</summary>
/// <param name="paths">The paths.</param>
internal sealed class PathFollower(IReadOnlyList<ConstraintPath> paths)
{
    // For each open element, the outermost first, and each path: bit N means that the element ends the first N steps.
    private readonly List<ulong> _met = [];

    /// <summary>Begins with an element.</summary>
    public void Begin()
    {
        _met.Clear();
        for (var i = 0; i < paths.Count; i++)
            _met.Add(1);
    }

    /// <summary>Enters an element.</summary>
    /// <param name="reader">The reader, on its start tag.</param>
    /// <returns>Whether the element, or anything in it, can be on a path.</returns>
    public bool Enter(in Utf8XmlReader reader)
    {
        var parent = _met.Count - paths.Count;
        var isAlive = false;
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i];
            var before = _met[parent + i];
            var met = path.IsDescendant ? 1UL : 0UL;
            for (var step = 0; step < path.Steps.Count; step++)
                if ((before >> step & 1) != 0 && path.Steps[step].Admits(reader))
                    met |= 1UL << (step + 1);
            _met.Add(met);
            isAlive |= met != 0;
        }
        return isAlive;
    }

    /// <summary>Leaves the innermost element.</summary>
    public void Leave() => _met.RemoveRange(_met.Count - paths.Count, paths.Count);

    /// <summary>Whether a path leads to the innermost element.</summary>
    public bool IsElementMet
    {
        get
        {
            for (var i = 0; i < paths.Count; i++)
                if (paths[i].Attribute is null && IsMet(i))
                    return true;
            return false;
        }
    }

    /// <summary>Whether a path may lead to something inside the innermost element.</summary>
    public bool CanGoOn
    {
        get
        {
            for (var i = 0; i < paths.Count; i++)
                if (paths[i].IsDescendant || (_met[_met.Count - paths.Count + i] & ((1UL << paths[i].Steps.Count) - 1)) != 0)
                    return true;
            return false;
        }
    }

    /// <summary>The name of an attribute of the innermost element that a path leads to; null if there is none.</summary>
    public NameTest? AttributeOf(int path) => paths[path].Attribute is { } attribute && IsMet(path) ? attribute : null;

    private bool IsMet(int path) => (_met[_met.Count - paths.Count + path] >> paths[path].Steps.Count & 1) != 0;
}
