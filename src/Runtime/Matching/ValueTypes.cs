using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Names;
using Bindery.Patterns;
using Bindery.Uniqueness;

namespace Bindery.Matching;

/// <summary>
/// The types of the text and the attributes of a content, after xsi:type was processed: alternatives that still require xsi:type do not apply to the element.
/// </summary>
internal sealed class ValueTypes
{
    private readonly NameIndex _names;
    private readonly List<AttributePattern> _attributes = [];
    private readonly Dictionary<int, FieldType?> _known = [];

    public ValueTypes(Pattern content, NameIndex names)
    {
        _names = names;
        var values = new List<Pattern>();
        var isSimple = true;
        var open = new Stack<Pattern>();
        var seen = new HashSet<Pattern>();
        open.Push(content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!seen.Add(pattern) || AsksForType(pattern))
                continue;
            switch (pattern)
            {
                case AttributePattern attribute:
                    _attributes.Add(attribute);
                    break;
                case TextPattern or ElementPattern:
                    isSimple = false;
                    break;
                case DataPattern or ValuePattern or ListPattern:
                    values.Add(pattern);
                    break;
                default:
                    PatternMembers.PushOperands(pattern, open);
                    break;
            }
        }
        Text = isSimple && values.Count > 0 ? FieldType.Of(values) : null;
        IsNillable = AttributeOf(names.Find(InstanceNamespace.Uri, "nil")) is not null;
    }

    /// <summary>xsi:type.</summary>
    public static ExactName Type { get; } = new(InstanceNamespace.Uri, "type");

    /// <summary>xsi:nil.</summary>
    public static ExactName Nil { get; } = new(InstanceNamespace.Uri, "nil");

    /// <summary>The type of the text; null if there is none, or if the content is more than a value.</summary>
    public FieldType? Text { get; }

    /// <summary>Whether the element may be nil.</summary>
    public bool IsNillable { get; }

    /// <summary>Returns the type of an attribute; null if there can be none.</summary>
    /// <param name="name">The number of its name.</param>
    public FieldType? AttributeOf(int name)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        var values = new List<Pattern>();
        foreach (var attribute in _attributes)
            if (_names.Admits(attribute, name))
                FieldType.AddValues(attribute.Content, values);
        var type = values.Count == 0 ? null : FieldType.Of(values);
        _known.Add(name, type);
        return type;
    }

    private static bool AsksForType(Pattern pattern)
    {
        if (pattern is not (GroupPattern or InterleavePattern))
            return false;
        foreach (var member in PatternMembers.OfSequence(pattern))
            if (member is AttributePattern { Name: NameNameClass { NamespaceUri: InstanceNamespace.Uri, LocalName: "type" } })
                return true;
        return false;
    }
}
