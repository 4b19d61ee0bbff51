using System;
using Bindery.Collections;
using Bindery.Xml;

namespace Bindery.Automata;

/// <summary>The result of tags with one template in one state. The constant parts were followed once; only the values that vary are matched.</summary>
internal sealed class KnownTag
{
    /// <summary>The approximate memory use of an attribute, in bytes.</summary>
    public const int BytesForEach = 100;

    private readonly Step[] _steps;
    private readonly Step[] _constants;

    /// <summary>Creates the entry from a tag that was followed.</summary>
    /// <param name="template">The template.</param>
    /// <param name="edge">The element.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="end">The state after the tag.</param>
    /// <param name="isNeeded">For each number of a name, whether the value matters to an identity rule; null if there are no such rules.</param>
    public KnownTag(TagTemplate template, ChildEdge edge, ValueList<TagAttribute> attributes, AutomatonState end, bool[]? isNeeded)
    {
        Template = template;
        Edge = edge;
        End = end;
        var steps = new ValueList<Step>();
        var constants = new ValueList<Step>();
        for (var i = 0; i < attributes.Count; i++)
        {
            ref readonly var attribute = ref attributes[i];
            var step = new Step(i, attribute.Edge, attribute.Next, isNeeded is not null && isNeeded[attribute.Edge.Name]);
            if (Array.IndexOf(template.Varying, i) >= 0 || attribute.Edge.NeedsPrefixes)
                steps.Add(step);
            else if (step.IsNeeded)
                constants.Add(step);
        }
        _steps = steps.ToArray();
        _constants = constants.ToArray();
    }

    /// <summary>The template.</summary>
    public TagTemplate Template { get; }

    /// <summary>The edge of the element. It applies only in the namespace of the first tag.</summary>
    public ChildEdge Edge { get; }

    /// <summary>The state after the tag.</summary>
    public AutomatonState End { get; }

    /// <summary>Whether all values of the current tag of a reader lead to the same states as the values that were followed.</summary>
    /// <param name="reader">The reader, at a tag of the template.</param>
    /// <param name="automaton">The automaton.</param>
    /// <param name="identities">Collects the values that matter to identity rules; null if none do.</param>
    public bool Fits(in Utf8XmlReader reader, ContentAutomaton automaton, IdentityRun? identities)
    {
        // No spans over values of our own: their code would be compiled at run time.
        for (var i = 0; i < _steps.Length; i++)
        {
            ref readonly var step = ref _steps[i];
            if (step.Edge.TakesAny && !step.IsNeeded)
                continue;
            var value = reader.GetAttributeValue(step.Place);
            if (automaton.AfterOther(step.Edge, value) != step.Next)
                return false;
            if (step.IsNeeded)
                identities?.Attribute(step.Edge.Name, value);
        }
        for (var i = 0; i < _constants.Length && identities is not null; i++)
        {
            ref readonly var constant = ref _constants[i];
            identities.Attribute(constant.Edge.Name, reader.GetAttributeValue(constant.Place));
        }
        return true;
    }

    /// <summary>An attribute.</summary>
    /// <param name="Place">Its index in the tag.</param>
    /// <param name="Edge">Its edge.</param>
    /// <param name="Next">The state to which its value must lead.</param>
    /// <param name="IsNeeded">Whether it matters to a rule.</param>
    private readonly record struct Step(int Place, AttributeEdge Edge, AutomatonState Next, bool IsNeeded);
}

/// <summary>The templates whose tags were followed from one state: a few, searched linearly.</summary>
internal struct KnownTags
{
    private const int Most = 4;

    private KnownTag? _last;
    private KnownTag?[]? _all;
    private int _next;

    /// <summary>Finds a template; null if none of its tags has been followed.</summary>
    public KnownTag? Find(TagTemplate template) => _last is { } last && last.Template == template ? last : FindAmongAll(template);

    /// <summary>Adds a template.</summary>
    public void Add(KnownTag known)
    {
        _all ??= new KnownTag?[Most];
        _last = _all[_next] = known;
        _next = (_next + 1) % Most;
    }

    private KnownTag? FindAmongAll(TagTemplate template)
    {
        foreach (var known in _all ?? [])
            if (known is not null && known.Template == template)
                return _last = known;
        return null;
    }
}
