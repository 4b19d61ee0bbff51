using System.Collections.Generic;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>
/// Everything that can be reached from a start pattern, in the order of discovery: elements in the order of their first reference, breadth first.
/// </summary>
internal sealed class PatternGraph
{
    private readonly PatternMarks _seen = new();
    private readonly List<ElementPattern> _elements = [];
    private readonly List<AttributePattern> _attributes = [];

    /// <summary>Walks the patterns.</summary>
    /// <exception cref="PatternDepthException">A pattern is nested too deeply.</exception>
    public PatternGraph(Pattern start)
    {
        Walk(start);
        for (var i = 0; i < _elements.Count; i++)
            Walk(_elements[i].Content);
    }

    /// <summary>The elements.</summary>
    public IReadOnlyList<ElementPattern> Elements => _elements;

    /// <summary>The attributes.</summary>
    public IReadOnlyList<AttributePattern> Attributes => _attributes;

    /// <summary>Whether there are datatypes whose values depend on the prefixes in scope.</summary>
    public bool NeedsPrefixes { get; private set; }

    /// <summary>Whether there are datatypes of IDs, or of references to IDs.</summary>
    public bool HasIds { get; private set; }

    /// <summary>Whether there are rules of uniqueness or references, warnings included.</summary>
    public bool HasRules { get; private set; }

    /// <summary>Whether there are rules of uniqueness or references that refuse documents.</summary>
    public bool HasRefusingRules { get; private set; }

    private void Walk(Pattern start)
    {
        PatternBuilder.LimitHeight(start);
        var open = new Stack<Pattern>();
        open.Push(start);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!_seen.Add(pattern))
                continue;
            switch (pattern)
            {
                case AttributePattern attribute:
                    _attributes.Add(attribute);
                    open.Push(attribute.Content);
                    break;
                case ListPattern list:
                    open.Push(list.Content);
                    break;
                case DataPattern data:
                    NeedsPrefixes |= data.Datatype.UsesPrefixes;
                    HasIds |= data.Datatype.IdType != IdType.None;
                    if (data.Except is not null)
                        open.Push(data.Except);
                    break;
                case ValuePattern value:
                    NeedsPrefixes |= value.Utf8 is null;
                    HasIds |= value.Datatype.IdType != IdType.None;
                    break;
                case ElementPattern element:
                    _elements.Add(element);
                    foreach (var rule in element.Rules)
                        (HasRules, HasRefusingRules) = (true, HasRefusingRules || rule.Refuses);
                    break;
                default:
                    PatternMembers.PushOperands(pattern, open);
                    break;
            }
        }
    }
}
