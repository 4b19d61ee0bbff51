using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>Tries sets of attributes on the possible contents of an element. The state is not changed.</summary>
internal sealed class AttributeTrial(ContentStack stack, Leniency leniency)
{
    // A conflict of more attributes than this is attributed to one of the first that were found.
    private const int MostInConflict = 16;

    private Derivatives Derivatives => stack.Derivatives;

    /// <summary>Returns the derivative of each content by the attributes, in their current use; notAllowed if they cannot be combined.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="changed">An attribute that is used in another way.</param>
    /// <param name="use">The other way.</param>
    public Pattern[] Apply(
        IReadOnlyList<Pattern> contents, IReadOnlyList<FoundAttribute> attributes, FoundAttribute? changed = null, AttributeUse use = AttributeUse.Ignored)
    {
        var results = new Pattern[contents.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = contents[i];
        foreach (var attribute in attributes)
        {
            var how = attribute == changed ? use : attribute.Use;
            if (how != AttributeUse.Ignored)
                for (var i = 0; i < results.Length; i++)
                    results[i] = how == AttributeUse.AsIs ? stack.Attribute(results[i], attribute.Name, attribute.Value) : AnyValue(results[i], attribute.Name);
        }
        return results;
    }

    /// <summary>Returns the derivative of each content by the attributes that can be combined with those before them; the others are ignored.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="others">The attributes that cannot be combined.</param>
    public Pattern[] ApplyFitting(IReadOnlyList<Pattern> contents, IReadOnlyList<FoundAttribute> attributes, out List<FoundAttribute> others)
    {
        others = [];
        var left = Apply(contents, []);
        foreach (var attribute in attributes)
        {
            var next = Apply(left, [attribute]);
            if (IsAlive(next))
            {
                left = next;
            }
            else
            {
                attribute.Use = AttributeUse.Ignored;
                others.Add(attribute);
            }
        }
        return left;
    }

    /// <summary>
    /// Returns a minimal set of attributes that cannot be combined, in document order. An attribute without which all others can be combined is in every such
    /// set. The attributes are visited once for each member of the set.
    /// </summary>
    public List<FoundAttribute> FindConflict(IReadOnlyList<Pattern> contents, IReadOnlyList<FoundAttribute> attributes)
    {
        var conflict = new List<FoundAttribute>();
        var end = attributes.Count;
        while (conflict.Count < MostInConflict)
        {
            var left = Apply(contents, conflict);
            if (!IsAlive(left))
                break;
            var i = 0;
            for (; i < end; i++)
            {
                left = Apply(left, [attributes[i]]);
                if (!IsAlive(left))
                    break;
            }
            if (i == end)
                break;
            conflict.Add(attributes[i]);
            end = i;
        }
        if (conflict.Count == 0)
            conflict.Add(attributes[attributes.Count - 1]);
        conflict.Sort((a, b) => a.Index.CompareTo(b.Index));
        return conflict;
    }

    /// <summary>Returns the derivative by an attribute with any value.</summary>
    public Pattern AnyValue(Pattern pattern, int name)
    {
        var transitions = Derivatives.Attribute(pattern, name);
        var result = Derivatives.Builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            result = Derivatives.Builder.Choice(result, transitions.Rest(i));
        return result;
    }

    /// <summary>Whether any content is possible.</summary>
    public static bool IsAlive(Pattern[] contents)
    {
        foreach (var content in contents)
            if (content is not NotAllowedPattern)
                return true;
        return false;
    }

    /// <summary>Whether the start tag may end.</summary>
    public bool CanClose(Pattern[] contents)
    {
        foreach (var content in contents)
            if (Derivatives.CloseAttributes(content) is not NotAllowedPattern)
                return true;
        return false;
    }

    /// <summary>Returns the contents at the end of the start tag; an attribute that is missing in all of them is treated as present.</summary>
    public Pattern[] Close(Pattern[] contents)
    {
        var strict = CanClose(contents);
        var results = new Pattern[contents.Length];
        for (var i = 0; i < results.Length; i++)
            results[i] = strict ? Derivatives.CloseAttributes(contents[i]) : leniency.CloseAttributes(contents[i]);
        return results;
    }
}
