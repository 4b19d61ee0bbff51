using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The elements that can be the root of a document.</summary>
internal static class Roots
{
    /// <summary>Groups the elements of the start pattern by name, in schema order. Elements with an open name class are not roots.</summary>
    public static IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> Of(SimpleGrammar grammar)
    {
        var roots = new List<(XmlName Name, List<SimpleElement> Elements)>();
        var pending = new Stack<SimplePattern>();
        pending.Push(grammar.Start);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives.Reverse())
                        pending.Push(alternative);
                    break;
                case SimpleElementReference reference:
                    Add(reference.Element);
                    break;
            }
        }
        return roots.ConvertAll(root => (root.Name, (IReadOnlyList<SimpleElement>)root.Elements));

        void Add(SimpleElement element)
        {
            var names = new List<XmlName>();
            NameClasses.Collect(element.Name, names);
            foreach (var name in names)
            {
                var known = roots.FindIndex(root => root.Name == name);
                if (known < 0)
                    roots.Add((name, [element]));
                else if (!roots[known].Elements.Contains(element))
                    roots[known].Elements.Add(element);
            }
        }
    }
}
