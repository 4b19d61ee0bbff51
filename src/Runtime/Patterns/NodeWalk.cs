using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>
/// Finds the element or attribute patterns of a content, at any place in it; elements and attributes are not entered. Can be used repeatedly, but is not
/// thread-safe.
/// </summary>
/// <param name="kind">The kind of the patterns to find.</param>
/// <param name="marks">Marks for the walks of a whole grammar; null for a few walks.</param>
internal sealed class NodeWalk(PatternParts kind, PatternMarks? marks = null)
{
    private readonly List<Pattern> _nodes = [];
    private readonly HashSet<Pattern> _seen = [];
    private readonly Stack<Pattern> _open = new();

    /// <summary>Returns the patterns; the list is valid until the next call.</summary>
    public List<Pattern> Nodes(Pattern content)
    {
        _nodes.Clear();
        if (marks is null)
            _seen.Clear();
        else
            marks.Clear();
        _open.Push(content);
        while (_open.Count > 0)
        {
            var pattern = _open.Pop();
            if ((pattern.Parts & kind) == 0 || !(marks?.Add(pattern) ?? _seen.Add(pattern)))
                continue;
            if (!PatternMembers.PushOperands(pattern, _open))
                _nodes.Add(pattern);
        }
        return _nodes;
    }
}
