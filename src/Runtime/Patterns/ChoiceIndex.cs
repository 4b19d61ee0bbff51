using System.Collections.Generic;

namespace Bindery.Patterns;

/// <summary>Finds the members of a large choice that can begin with an element. Immutable.</summary>
internal sealed class ChoiceIndex
{
    // A member that can begin with more names than this is examined for every name.
    private const int FewNames = 16;

    private readonly Dictionary<int, List<Pattern>> _byName = new();
    private readonly List<Pattern> _always = [];

    public ChoiceIndex(ChoicePattern choice, NameIndex names)
    {
        var next = new HashSet<int>();
        var members = PatternMembers.OfChoice(choice);
        foreach (var member in members)
        {
            next.Clear();
            if (!AddNext(member, names, next))
            {
                _always.Add(member);
                continue;
            }
            foreach (var name in next)
            {
                if (!_byName.TryGetValue(name, out var list))
                    _byName.Add(name, list = []);
                list.Add(member);
            }
        }
        Weight = 1 + members.Count / 4;
        if (_always.Count > 0)
            foreach (var list in _byName.Values)
                list.AddRange(_always);
    }

    /// <summary>The size, in units of some hundred bytes.</summary>
    public int Weight { get; }

    /// <summary>Returns the members that can begin with an element with the name, and possibly others.</summary>
    public List<Pattern> Members(int name) => _byName.TryGetValue(name, out var members) ? members : _always;

    // False if there are too many names to list, or too many patterns to examine.
    private static bool AddNext(Pattern pattern, NameIndex names, HashSet<int> next)
    {
        var open = new Stack<Pattern>();
        open.Push(pattern);
        for (var steps = 0; open.Count > 0; steps++)
        {
            if (steps == FewNames * 4)
                return false;
            var current = open.Pop();
            if ((current.Parts & PatternParts.Elements) == 0)
                continue;
            if (current is not ElementPattern)
                PatternMembers.PushFirstOperands(current, open);
            else
                foreach (var name in names.NamesOf(current))
                    if (next.Add(name) && next.Count > FewNames)
                        return false;
        }
        return true;
    }
}
