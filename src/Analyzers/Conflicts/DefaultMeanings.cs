using System.Collections.Generic;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>The meanings of absences in a partial document: in general, or together with the other attributes of the element.</summary>
internal sealed class DefaultMeanings(CheckSession session)
{
    private readonly Dictionary<DocumentFact, string?> _known = [];

    /// <summary>Returns the word that an absent attribute means; null if there is none.</summary>
    public string? Of(DocumentFact absence)
    {
        if (absence.Kind != FactKind.Attribute
            || absence.IsOfOthers
            || absence.Owner.Class is not { } elements
            || elements.Find(absence.Name) is not { IsEnumerated: true } attribute)
            return null;
        if (session.Branches.MeaningOfAbsence(elements, attribute) is { } word)
            return word;
        // An absence without a general meaning may have one together with the other attributes of the element.
        if (!_known.TryGetValue(absence, out var found))
            _known.Add(absence, found = session.Branches.MeaningOfAbsence(elements, attribute, node => IsAdmitted(node, absence.Owner)));
        return found;
    }

    private bool? IsAdmitted(AttributePattern node, DocumentNode beside)
    {
        foreach (var fact in beside.Attributes)
            if (session.Names.Admits(node, fact.Name))
                return fact.Level == FactLevel.Unknown || fact.IsPresent && fact.Matches(node.Content, session);
        return null;
    }
}
