using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>
/// Finds the word that is equivalent to the absence of an enumerated attribute, from the grammar alone: the only word with which nothing is allowed that is not
/// also allowed without the attribute. For example, the absence of libvirt's 'mode' means 'push'.
/// </summary>
internal sealed class AbsenceMeaning(BranchSession session, ElementClass elements, ClassAttribute attribute, Func<AttributePattern, bool?> isAdmitted)
{
    private readonly Dictionary<Pattern, Pattern> _absent = [];

    /// <summary>Returns the word; null if there is none, or more than one.</summary>
    public string? Find()
    {
        // Words of one pattern are equivalent, so none of them alone is the meaning of absence.
        if (attribute.Contents.Count == 1 && attribute.Words.Count > 1)
            return null;
        string? only = null;
        foreach (var word in attribute.Words)
        {
            if (!IsMeant(word))
                continue;
            if (only is not null)
                return null;
            only = word;
        }
        return only;
    }

    private bool IsMeant(string word)
    {
        var any = false;
        foreach (var element in elements.Patterns)
        {
            var with = Rest(element.Content, word);
            if (with is NotAllowedPattern)
                continue;
            if (!_absent.TryGetValue(element.Content, out var without))
                _absent.Add(element.Content, without = Rest(element.Content, null));
            if (!new PatternContainment().Contains(without, with))
                return false;
            any = true;
        }
        return any;
    }

    // Returns the remaining content if the attribute has the given value, or is absent.
    private Pattern Rest(Pattern content, string? word)
    {
        var builder = session.Derivatives.Builder;
        var literal = word is null ? null : Encoding.UTF8.GetBytes(word);
        var kept = new Dictionary<Pattern, Pattern>();
        var rest = Change(content);
        if (literal is null)
            return rest;
        var transitions = session.Derivatives.Attribute(rest, attribute.Number);
        Pattern result = builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            result = builder.Choice(result, transitions.Rest(i));
        return result;

        Pattern Change(Pattern pattern)
        {
            if (pattern is AttributePattern node)
                return Admits(node) ? node : builder.NotAllowed;
            if (pattern is ElementPattern { IsOutputOnly: true })
                return builder.NotAllowed;
            if ((pattern.Parts & (PatternParts.Attributes | PatternParts.Elements)) == 0)
                return pattern;
            if (!kept.TryGetValue(pattern, out var result))
                kept.Add(pattern, result = Derivatives.Rebuild(builder, pattern, Change));
            return result;
        }

        bool Admits(AttributePattern node)
        {
            if (node.IsOutputOnly)
                return false;
            if (node.Name is not NameNameClass)
                return true;
            if (session.Names.Admits(node, attribute.Number))
                return literal is not null && session.Matcher.Matches(node.Content, literal);
            return isAdmitted(node) ?? true;
        }
    }
}
