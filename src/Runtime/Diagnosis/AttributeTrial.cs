using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>Tries sets of attributes on the possible contents of an element. It changes nothing.</summary>
internal sealed class AttributeTrial(ContentStack stack, Leniency leniency)
{
    // A conflict of more attributes than this is blamed on one of the first that were found.
    private const int MostInConflict = 16;

    private Derivatives Derivatives => stack.Derivatives;

    /// <summary>What remains of each content after the attributes, in their current use; notAllowed where they do not fit.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="changed">An attribute that is used in another way than its own.</param>
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

    /// <summary>What remains of each content after the attributes that fit with those before them; the others are ignored from then on.</summary>
    /// <param name="contents">The contents.</param>
    /// <param name="attributes">The attributes.</param>
    /// <param name="others">The attributes that do not fit.</param>
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
    /// A minimal set of attributes that do not fit together, in document order. An attribute without which all others fit is in every such set. Visits the
    /// attributes once for each member that it finds.
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

    /// <summary>What remains after an attribute with any value.</summary>
    public Pattern AnyValue(Pattern pattern, int name)
    {
        var transitions = Derivatives.Attribute(pattern, name);
        var result = Derivatives.Builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            result = Derivatives.Builder.Choice(result, transitions.Rest(i));
        return result;
    }

    /// <summary>Whether anything remains.</summary>
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

    /// <summary>The contents at the end of the start tag; where an attribute is missing in all of them, as if it were present.</summary>
    public Pattern[] Close(Pattern[] contents)
    {
        var strict = CanClose(contents);
        var results = new Pattern[contents.Length];
        for (var i = 0; i < results.Length; i++)
            results[i] = strict ? Derivatives.CloseAttributes(contents[i]) : leniency.CloseAttributes(contents[i]);
        return results;
    }
}
