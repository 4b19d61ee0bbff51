using System.Collections.Generic;
using System.Linq;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>
/// The attributes that are IDs or refer to IDs (RELAX NG DTD Compatibility, 5). As in a DTD, this depends only on the names of the attribute and its element.
/// If a schema has another pattern for both names, or a name class with more than one name, it is not compatible with this feature, and the attribute is
/// neither an ID nor a reference.
/// </summary>
internal sealed class IdTypes
{
    private readonly Dictionary<(int Element, int Attribute), IdType> _types = [];

    // Represents the text of the element, in place of the number of an attribute.
    private const int Text = -1;

    private IdTypes()
    {
    }

    /// <summary>Returns the attributes of a grammar; null if it has no ID types, as most grammars.</summary>
    public static IdTypes? Of(PatternGraph graph, NameIndex names)
    {
        if (!graph.HasIds)
            return null;
        var found = new IdTypes();
        if (graph.Attributes.Any(attribute => TypeOf(attribute) != IdType.None))
            found.AddAttributes(graph, names);
        found.AddTexts(graph, names);
        return found;
    }

    private void AddAttributes(PatternGraph graph, NameIndex names)
    {
        var walk = new NodeWalk(PatternParts.Attributes, new PatternMarks());
        // Many elements have the same content.
        var attributes = new Dictionary<Pattern, Pattern[]>();
        foreach (var element in graph.Elements)
            if (element.Name is NameNameClass)
                foreach (var node in AttributesOf(element))
                    if (node is AttributePattern { Name: NameNameClass } attribute && TypeOf(attribute) is var type && type != IdType.None)
                        _types[(names.NamesOf(element).First(), names.NamesOf(attribute).First())] = type;
        // A wildcard allows thousands of names: only pairs with an ID type are examined.
        var pairs = _types.Keys.ToLookup(key => key.Element);
        foreach (var element in graph.Elements)
        {
            foreach (var key in element.Name is NameNameClass ? pairs[names.NamesOf(element).First()] : PairsOf(element))
                foreach (var node in AttributesOf(element))
                    if (node is AttributePattern attribute && names.Admits(attribute, key.Attribute)
                        && (element.Name is not NameNameClass || attribute.Name is not NameNameClass || TypeOf(attribute) != _types[key]))
                        _types[key] = IdType.None;
        }

        Pattern[] AttributesOf(ElementPattern element)
        {
            if (!attributes.TryGetValue(element.Content, out var known))
                attributes.Add(element.Content, known = [.. walk.Nodes(element.Content)]);
            return known;
        }

        IEnumerable<(int Element, int Attribute)> PairsOf(ElementPattern element) =>
            pairs.Where(group => names.Admits(element, group.Key)).SelectMany(group => group);
    }

    /// <summary>Whether texts of elements can be IDs or refer to IDs, as in XML Schema.</summary>
    public bool HasTexts { get; private set; }

    /// <summary>Returns the role of an element's text.</summary>
    /// <param name="element">The number of the element's name.</param>
    public IdType TextOf(int element) => HasTexts ? this[element, Text] : IdType.None;

    /// <summary>The role of an attribute.</summary>
    /// <param name="element">The number of the element's name.</param>
    /// <param name="attribute">The number of the attribute's name.</param>
    public IdType this[int element, int attribute] => _types.TryGetValue((element, attribute), out var type) ? type : IdType.None;

    // As for attributes: if elements with one name have different types, their texts have no role.
    private void AddTexts(PatternGraph graph, NameIndex names)
    {
        var types = new Dictionary<int, IdType>();
        var open = new Stack<Pattern>();
        var seen = new PatternMarks();
        foreach (var element in graph.Elements)
            foreach (var name in element.Name is NameNameClass ? names.NamesOf(element) : [])
            {
                var type = TextType(element.Content, open, seen);
                types[name] = types.TryGetValue(name, out var known) && known != type ? IdType.None : type;
            }
        foreach (var pair in types)
            if (pair.Value != IdType.None)
                _types[(pair.Key, Text)] = pair.Value;
        HasTexts = types.Values.Any(type => type != IdType.None);
    }

    private static IdType TextType(Pattern content, Stack<Pattern> open, PatternMarks seen)
    {
        open.Clear();
        seen.Clear();
        var type = IdType.None;
        open.Push(content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!seen.Add(pattern) || PatternMembers.PushOperands(pattern, open))
                continue;
            if (pattern is DataPattern { Datatype: { LibraryUri: DatatypeLibrary.SchemaUri } datatype } && datatype.IdType != IdType.None)
                type = datatype.IdType;
            else if (pattern is DataPattern or ValuePattern { Text.Length: > 0 } or ListPattern or TextPattern or ElementPattern)
                return IdType.None;
        }
        return type;
    }

    private static IdType TypeOf(AttributePattern attribute) => attribute.Content switch
    {
        DataPattern data => data.Datatype.IdType,
        ValuePattern value => value.Datatype.IdType,
        _ => IdType.None,
    };
}
