using System.Collections.Generic;
using System.Text;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// What the absence of an enumerated attribute stands for, found in the grammar alone: a word after which nothing is admitted that its absence does not admit
/// as well, if there is one such word. So the absence of libvirt's "mode" is "push".
/// </summary>
internal sealed class DefaultMeanings(CheckSession session)
{
    private readonly Dictionary<DocumentFact, string?> _known = [];

    /// <summary>The word that an absent attribute stands for; null where there is none.</summary>
    public string? Of(DocumentFact absence)
    {
        if (absence.Kind != FactKind.Attribute
            || absence.IsOfOthers
            || absence.Owner.Class is not { } elements
            || elements.Find(absence.Name) is not { IsEnumerated: true } attribute)
            return null;
        if (!attribute.HasDefault)
            attribute.Default = Find(elements, attribute, null);
        if (attribute.Default is { } word)
            return word;
        // Beside the element's other attributes there may be one, where there is none in general.
        if (!_known.TryGetValue(absence, out var found))
            _known.Add(absence, found = Find(elements, attribute, absence.Owner));
        return found;
    }

    private string? Find(ElementClass elements, ClassAttribute attribute, DocumentNode? beside)
    {
        string? only = null;
        foreach (var word in attribute.Words)
        {
            if (!IsDefault(elements, attribute, word, beside))
                continue;
            if (only is not null)
                return null;
            only = word;
        }
        return only;
    }

    private bool IsDefault(ElementClass elements, ClassAttribute attribute, string word, DocumentNode? beside)
    {
        var any = false;
        foreach (var element in elements.Patterns)
        {
            var with = Rest(element.Content, attribute, word, beside);
            if (with is NotAllowedPattern)
                continue;
            if (!new PatternContainment().Contains(Rest(element.Content, attribute, null, beside), with))
                return false;
            any = true;
        }
        return any;
    }

    // What is left of a content where the attribute has a value, or is absent.
    private Pattern Rest(Pattern content, ClassAttribute attribute, string? word, DocumentNode? beside)
    {
        var literal = word is null ? null : Encoding.UTF8.GetBytes(word);
        var kept = new Dictionary<Pattern, Pattern>();
        var rest = Change(content);
        if (literal is null)
            return rest;
        var transitions = session.Derivatives.Attribute(rest, attribute.Number);
        var result = session.Builder.NotAllowed;
        for (var i = 0; i < transitions.Count; i++)
            result = session.Builder.Choice(result, transitions.Rest(i));
        return result;

        Pattern Change(Pattern pattern)
        {
            if (pattern is AttributePattern node)
                return Admits(node) ? node : session.Builder.NotAllowed;
            if (pattern is ElementPattern { IsOutputOnly: true })
                return session.Builder.NotAllowed;
            if ((pattern.Parts & (PatternParts.Attributes | PatternParts.Elements)) == 0)
                return pattern;
            if (!kept.TryGetValue(pattern, out var result))
                kept.Add(pattern, result = Derivatives.Rebuild(session.Builder, pattern, Change));
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
            if (beside is null)
                return true;
            foreach (var fact in beside.Attributes)
                if (session.Names.Admits(node, fact.Name))
                    return fact.Level == FactLevel.Unknown || fact.IsPresent && fact.Matches(node.Content, session);
            return true;
        }
    }
}
