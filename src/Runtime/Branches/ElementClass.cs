using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// The members of all element patterns with one name, like the members of the class that is generated for them. Immutable except for cached results.
/// </summary>
internal sealed class ElementClass
{
    private readonly Dictionary<int, ClassAttribute> _byNumber = [];

    /// <summary>Collects the members of patterns.</summary>
    /// <param name="patterns">The patterns, in the order of their numbers.</param>
    /// <param name="queries">Queries on the grammar; they determine whether output-only members count.</param>
    /// <param name="names">The names of the grammar.</param>
    public ElementClass(IReadOnlyList<ElementPattern> patterns, PatternQueries queries, NameIndex names)
    {
        Patterns = patterns;
        var attributes = new List<ClassAttribute>();
        var children = new List<ClassChild>();
        var numbers = new HashSet<int>();
        foreach (var element in patterns)
        {
            foreach (var node in queries.Nodes(element.Content))
            {
                if (!queries.Counts(node))
                    continue;
                var nameClass = node is AttributePattern attribute ? attribute.Name : ((ElementPattern)node).Name;
                foreach (var number in names.NamesOf(node))
                {
                    if (names[number] is not { NamespaceUri: { } uri, LocalName: { } local } || !IsNamed(nameClass))
                        HasOther(node);
                    else if (node is AttributePattern { Content: var content })
                        Add(number, uri, local, content);
                    else if (numbers.Add(number))
                        children.Add(new ClassChild(number, uri, local));
                }
            }
        }
        // In the order of the numbers in the schema, which does not depend on the order in which the patterns are visited.
        attributes.Sort((a, b) => a.Number.CompareTo(b.Number));
        children.Sort((a, b) => a.Number.CompareTo(b.Number));
        Attributes = attributes;
        Children = children;

        void HasOther(Pattern node)
        {
            if (node is AttributePattern)
                HasOtherAttributes = true;
            else
                HasOtherChildren = true;
        }

        void Add(int number, string uri, string local, Pattern content)
        {
            if (!_byNumber.TryGetValue(number, out var found))
            {
                _byNumber.Add(number, found = new ClassAttribute(number, uri, local));
                attributes.Add(found);
            }
            found.Add(content);
        }
    }

    /// <summary>The patterns.</summary>
    public IReadOnlyList<ElementPattern> Patterns { get; }

    /// <summary>The attributes that are declared by name.</summary>
    public IReadOnlyList<ClassAttribute> Attributes { get; }

    /// <summary>The children that are declared by name.</summary>
    public IReadOnlyList<ClassChild> Children { get; }

    /// <summary>Whether attributes are allowed that are not declared by name.</summary>
    public bool HasOtherAttributes { get; private set; }

    /// <summary>Whether children are allowed that are not declared by name.</summary>
    public bool HasOtherChildren { get; private set; }

    /// <summary>Returns the attribute with a name; null if it is not declared by name.</summary>
    public ClassAttribute? Find(int number) => _byNumber.TryGetValue(number, out var found) ? found : null;

    private static bool IsNamed(NameClass nameClass)
    {
        while (nameClass is ChoiceNameClass choice)
        {
            if (choice.Right is not NameNameClass && choice.Right is not ChoiceNameClass)
                return false;
            if (choice.Right is ChoiceNameClass && !IsNamed(choice.Right))
                return false;
            nameClass = choice.Left;
        }
        return nameClass is NameNameClass;
    }
}

/// <summary>A child that a class declares by name.</summary>
/// <param name="Number">The number of its name.</param>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The local name.</param>
internal sealed record ClassChild(int Number, string NamespaceUri, string LocalName);
