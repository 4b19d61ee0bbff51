using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The elements that can be the root of a document; in a library, those that stand for its types.</summary>
internal static class Roots
{
    /// <summary>Groups the elements of the start pattern by name, in schema order. Elements with an open name class are not roots.</summary>
    public static IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> Of(SimpleGrammar grammar) =>
        In(grammar.Start).FindAll(root => root.Name.LocalName.Length > 0);

    /// <summary>
    /// Returns the elements that stand for the types of a library, which is a schema without roots, or one of which all types are wanted: those of the
    /// namespace of its file, or all if it has none. Empty for all other schemas.
    /// </summary>
    public static IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> TypesOf(SimpleGrammar grammar)
    {
        if (LibraryOf(grammar) is not { } library)
            return [];
        var types = In(library.Content);
        var own = types.FindAll(type => type.Name.NamespaceUri == ((NameNameClass)library.Name).NamespaceUri);
        return own.Count == 0 ? types : own;
    }

    /// <summary>Returns the names of the roots of other documents to which rules of a schema refer.</summary>
    public static IEnumerable<string> ReferredToBy(SimpleGrammar grammar) =>
        from element in grammar.Elements
        from rule in element.IdentityRules.Select(rule => rule.Rule).OfType<KeyReferenceRule>()
        where rule.HoldsTogether
        select rule.Document!.LocalName;

    // The only element with an empty name.
    private static SimpleElement? LibraryOf(SimpleGrammar grammar) =>
        In(grammar.Start).Find(root => root.Name.LocalName.Length == 0).Elements?[0];

    private static List<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> In(SimplePattern start)
    {
        var roots = new List<(XmlName Name, List<SimpleElement> Elements)>();
        var pending = new Stack<SimplePattern>();
        pending.Push(start);
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
