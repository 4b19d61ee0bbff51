using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Wording;

namespace Bindery.Diagnosis;

/// <summary>Queries on the grammar that several parts of the diagnosis need.</summary>
internal sealed class ContentQuestions(CompiledGrammar grammar, PatternQueries queries)
{
    /// <summary>Returns the name with a number.</summary>
    public NodeName NameOf(int name)
    {
        var (uri, local) = grammar.Names[name];
        return new NodeName(uri, local);
    }

    /// <summary>Returns the names with the given numbers.</summary>
    public List<NodeName> NamesOf(IEnumerable<int> names)
    {
        var all = new List<NodeName>();
        foreach (var name in names)
            all.Add(NameOf(name));
        return all;
    }

    /// <summary>Returns the local names with the given numbers, sorted; wildcards have none.</summary>
    public List<string> Locals(IEnumerable<int> names)
    {
        var locals = new List<string>();
        foreach (var name in names)
            if (grammar.Names[name].LocalName is { } local)
                locals.Add(local);
        locals.Sort(string.CompareOrdinal);
        return locals;
    }

    /// <summary>Whether the grammar mentions a name; a name that only wildcards allow has no place of its own.</summary>
    public bool IsNamed(int name) => grammar.Names[name].LocalName is not null;

    /// <summary>Returns the names of elements that may come next. The element around the types of a library has an empty name, which no element has.</summary>
    public HashSet<int> NextNames(ContentFrame frame)
    {
        var names = new HashSet<int>();
        for (var i = 0; i < frame.Count; i++)
            foreach (var element in queries.NextElements(frame[i]))
                names.UnionWith(grammar.Names.NamesOf(element));
        names.RemoveWhere(name => grammar.Names[name].LocalName is { Length: 0 });
        return names;
    }

    /// <summary>
    /// Returns the possible elements at a place, the most likely first: the one with a similar name, required ones, those in the same namespace.
    /// </summary>
    /// <param name="frame">The content at the place.</param>
    /// <param name="found">The element that was found there.</param>
    /// <param name="parent">The parent element.</param>
    public ExpectedContent Expected(ContentFrame frame, NodeName found, OpenElement parent)
    {
        var names = NextNames(frame);
        var near = Spelling.Nearest(found.LocalName!, Locals(names));
        var required = RequiredElements(frame);
        var ranked = new List<(int Rank, NodeName Name)>();
        foreach (var next in names)
        {
            var name = NameOf(next);
            var rank = near is not null && name.LocalName == near ? 0
                : required.Contains(next) ? 1
                : name.LocalName is not null && name.NamespaceUri == found.NamespaceUri ? 2
                : 3;
            ranked.Add((rank, name));
        }
        ranked.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : NodeName.Compare(a.Name, b.Name, found.NamespaceUri!));
        return new ExpectedContent(ranked.ConvertAll(one => one.Name), parent.Children.Count > 0);
    }

    /// <summary>Returns the local name of a possible element at a place that is similar to the one found.</summary>
    public string? Nearest(ContentFrame frame, NodeName found) => Spelling.Nearest(found.LocalName!, Locals(NextNames(frame)));

    /// <summary>Returns the names of elements that every alternative requires.</summary>
    public HashSet<int> RequiredElements(ContentFrame frame)
    {
        HashSet<int>? required = null;
        for (var i = 0; i < frame.Count; i++)
            if (frame[i] is not NotAllowedPattern)
                Intersect(ref required, queries.RequiredElements(frame[i]));
        return required ?? [];
    }

    /// <summary>Returns the names of attributes that every alternative requires.</summary>
    public HashSet<int> RequiredAttributes(Pattern[] contents)
    {
        HashSet<int>? required = null;
        foreach (var content in contents)
            if (content is not NotAllowedPattern)
                Intersect(ref required, queries.RequiredAttributes(content));
        return required ?? [];
    }

    /// <summary>Returns the contents of all elements with a name.</summary>
    public List<Pattern> ContentsOf(int name)
    {
        var contents = new List<Pattern>();
        foreach (var element in grammar.Graph.Elements)
            if (grammar.Names.Admits(element, name))
                contents.Add(element.Content);
        return contents;
    }

    /// <summary>
    /// Returns the names of the attributes of contents, except output-only ones. A wildcard also allows the names of elements, but this is never intended: it
    /// is meant for names that the grammar does not have.
    /// </summary>
    public HashSet<int> AttributesOf(IEnumerable<Pattern> contents)
    {
        var names = new HashSet<int>();
        foreach (var content in contents)
            foreach (var node in queries.Nodes(content))
                if (node is AttributePattern attribute && queries.Counts(node))
                    foreach (var name in grammar.Names.NamesOf(node))
                        if (!IsNamed(name) || Names(attribute.Name, NameOf(name)))
                            names.Add(name);
        return names;
    }

    // Whether a name class contains a name explicitly, not as a wildcard.
    private static bool Names(NameClass names, NodeName name) => names switch
    {
        NameNameClass => names.Contains(name.NamespaceUri!, name.LocalName!),
        ChoiceNameClass choice => Names(choice.Left, name) || Names(choice.Right, name),
        _ => false,
    };

    /// <summary>Whether contents have a node with a name in received documents only.</summary>
    /// <typeparam name="T">The kind of the node.</typeparam>
    public bool IsOutputOnly<T>(IEnumerable<Pattern> contents, int name)
        where T : Pattern
    {
        foreach (var content in contents)
            foreach (var node in queries.Nodes(content))
                if (node is T && !queries.Counts(node) && queries.Admits(node, name))
                    return true;
        return false;
    }

    /// <summary>Whether an element has a child with a name. Wildcards do not count.</summary>
    public bool HasChild(ElementPattern parent, int name)
    {
        foreach (var node in queries.Nodes(parent.Content))
            if (node is ElementPattern child && queries.Counts(node) && queries.Admits(child, name) && HasNames(child))
                return true;
        return false;
    }

    private bool HasNames(ElementPattern element)
    {
        foreach (var name in grammar.Names.NamesOf(element))
            if (!IsNamed(name))
                return false;
        return true;
    }

    private static void Intersect(ref HashSet<int>? common, HashSet<int> names)
    {
        if (common is null)
            common = [.. names];
        else
            common.IntersectWith(names);
    }
}
