using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// Groups the elements of a schema: elements that share a class are one group. Finds the groups that every path to another group passes through.
/// </summary>
internal sealed class ElementGroups
{
    private readonly Dictionary<SimpleElement, int> _groups = [];
    private readonly int[] _dominators;

    /// <summary>Groups elements.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="elements">The elements that can be reached.</param>
    /// <param name="roots">The possible roots of documents.</param>
    /// <param name="children">The children of an element.</param>
    public ElementGroups(
        IReadOnlyList<BoundClass> classes,
        IReadOnlyList<SimpleElement> elements,
        IReadOnlyList<SimpleElement> roots,
        Func<SimpleElement, IReadOnlyList<SimpleElement>> children)
    {
        var joined = new Dictionary<SimpleElement, SimpleElement>();
        foreach (var bound in classes)
            foreach (var element in bound.Elements)
                Join(joined, bound.Elements[0], element);
        var numbers = new Dictionary<SimpleElement, int>();
        foreach (var element in elements)
        {
            var first = First(joined, element);
            if (!numbers.TryGetValue(first, out var number))
                numbers.Add(first, number = numbers.Count);
            _groups.Add(element, number);
        }
        var successors = new HashSet<int>[numbers.Count];
        for (var i = 0; i < successors.Length; i++)
            successors[i] = [];
        foreach (var element in elements)
            successors[_groups[element]].UnionWith(children(element).Select(Of));
        _dominators = Dominators.Find(successors, roots.Select(Of).Distinct());
    }

    /// <summary>Returns the group of an element.</summary>
    public int Of(SimpleElement element) => _groups[element];

    /// <summary>Whether an element is in a group, or each path to it passes through the group, at most a few levels up.</summary>
    public bool IsWithin(SimpleElement element, int owner, int levels)
    {
        var group = Of(element);
        for (; group != owner && group >= 0 && levels > 0; levels--)
            group = _dominators[group];
        return group == owner;
    }

    private static SimpleElement First(Dictionary<SimpleElement, SimpleElement> joined, SimpleElement element)
    {
        while (joined.TryGetValue(element, out var next))
        {
            // Path halving.
            if (joined.TryGetValue(next, out var later))
                joined[element] = later;
            element = next;
        }
        return element;
    }

    private static void Join(Dictionary<SimpleElement, SimpleElement> joined, SimpleElement left, SimpleElement right)
    {
        (left, right) = (First(joined, left), First(joined, right));
        if (left != right)
            joined[right] = left;
    }
}
