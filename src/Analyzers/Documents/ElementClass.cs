using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Analyzers.Documents;

/// <summary>
/// What element patterns of one name have together: the members that any of them names, as a class generated for them has. Output-only members do not count.
/// Immutable but for what is found out later and kept.
/// </summary>
internal sealed class ElementClass
{
    private readonly Dictionary<int, ClassAttribute> _byNumber = [];

    private ElementClass(IReadOnlyList<ElementPattern> patterns, CheckSession session)
    {
        Patterns = patterns;
        var attributes = new List<ClassAttribute>();
        var children = new List<ClassChild>();
        var names = new HashSet<int>();
        foreach (var element in patterns)
        {
            foreach (var node in session.Queries.Nodes(element.Content))
            {
                if (!session.Queries.Counts(node))
                    continue;
                var nameClass = node is AttributePattern attribute ? attribute.Name : ((ElementPattern)node).Name;
                foreach (var number in session.Names.NamesOf(node))
                {
                    if (session.Names[number] is not { NamespaceUri: { } uri, LocalName: { } local } || !IsNamed(nameClass))
                        HasOther(node);
                    else if (node is AttributePattern { Content: var content })
                        Add(number, uri, local, content);
                    else if (names.Add(number))
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

    /// <summary>The class of some patterns.</summary>
    public static ElementClass Of(List<ElementPattern> patterns, CheckSession session)
    {
        patterns.Sort((a, b) => a.Number.CompareTo(b.Number));
        var key = new StringBuilder();
        foreach (var pattern in patterns)
            key.Append(pattern.Number).Append(' ');
        if (!session.Classes.TryGetValue(key.ToString(), out var known))
            session.Classes.Add(key.ToString(), known = new ElementClass(patterns, session));
        return known;
    }

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

/// <summary>An attribute that a class names, with the patterns that its value has in different branches.</summary>
/// <param name="number">The number of its name.</param>
/// <param name="namespaceUri">The namespace.</param>
/// <param name="localName">The local name.</param>
internal sealed class ClassAttribute(int number, string namespaceUri, string localName)
{
    private readonly List<Pattern> _contents = [];
    private readonly SortedDictionary<int, string> _words = [];

    public int Number { get; } = number;

    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    /// <summary>The words that the patterns list, where they list all that they admit, in the order of the grammar.</summary>
    public IReadOnlyCollection<string> Words => IsEnumerated ? _words.Values : [];

    /// <summary>Whether the patterns list all that they admit.</summary>
    public bool IsEnumerated { get; private set; } = true;

    /// <summary>Whether the value decides what else there may be: different branches admit different words.</summary>
    public bool IsDiscriminator => IsEnumerated && _contents.Count > 1;

    /// <summary>Whether <see cref="Default"/> has been looked for.</summary>
    public bool HasDefault { get; private set; }

    /// <summary>The word that absence stands for, whatever else is there; null where there is none.</summary>
    public string? Default
    {
        get;
        set
        {
            field = value;
            HasDefault = true;
        }
    }

    /// <summary>Adds a pattern of the value.</summary>
    public void Add(Pattern content)
    {
        if (_contents.Contains(content))
            return;
        _contents.Add(content);
        foreach (var member in PatternMembers.OfChoice(content))
        {
            if (member is not ValuePattern value)
                IsEnumerated = false;
            else if (!_words.ContainsValue(value.Text))
                _words.Add(value.Id, value.Text);
        }
    }
}
