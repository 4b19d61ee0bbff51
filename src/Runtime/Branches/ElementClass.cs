using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// The members that element patterns of one name have together: what any of them names, as a class generated for them has. Immutable but for what is found out
/// later and kept.
/// </summary>
internal sealed class ElementClass
{
    private readonly Dictionary<int, ClassAttribute> _byNumber = [];

    /// <summary>Collects the members of some patterns.</summary>
    /// <param name="patterns">The patterns, in the order of their numbers.</param>
    /// <param name="queries">The questions to the grammar; they say whether output-only members count.</param>
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
        // The order of the schema's own numbers, not that in which the patterns are walked.
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

    /// <summary>The attributes that are named.</summary>
    public IReadOnlyList<ClassAttribute> Attributes { get; }

    /// <summary>The children that are named.</summary>
    public IReadOnlyList<ClassChild> Children { get; }

    /// <summary>Whether attributes are admitted without being named.</summary>
    public bool HasOtherAttributes { get; private set; }

    /// <summary>Whether children are admitted without being named.</summary>
    public bool HasOtherChildren { get; private set; }

    /// <summary>The attribute of a name; null where it is not named.</summary>
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

/// <summary>A child that a class names.</summary>
/// <param name="Number">The number of its name.</param>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The local name.</param>
internal sealed record ClassChild(int Number, string NamespaceUri, string LocalName);
