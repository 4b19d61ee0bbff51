using System.Collections.Generic;
using Bindery.Uniqueness;
using Bindery.Violations;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds duplicates of values that must be unique, and references without a target: IDs, and the values of identity rules.</summary>
/// <param name="state">The shared state of the diagnosis.</param>
/// <param name="others">The keys of other documents that rules refer to; null if the document is validated alone.</param>
internal sealed class IdentityDiagnosis(DiagnosisState state, OtherDocuments? others)
{
    private const int MostSuggested = 1000;

    private readonly IdentityTracker? _rules =
        state.Grammar.Graph.HasRefusingRules || others is not null ? new IdentityTracker(isDiagnosis: true, others) : null;
    private readonly IdTracker? _ids = state.Grammar.Ids is { } ids ? new IdTracker(ids, state.Grammar.Names) : null;
    private bool _isPassedOver;

    private ViolationList Violations => state.Violations;

    /// <summary>Processes the start tag of an element that is on the stack.</summary>
    public void StartElement(in Utf8XmlReader reader)
    {
        if (_rules is not null)
            state.Stack.Follow(reader, _rules);
        List<(int Attribute, int First)>? again = null;
        if (_ids is null || _ids.StartElement(reader, (attribute, first) => (again ??= []).Add((attribute, first))))
            return;
        foreach (var (attribute, offset) in again!)
        {
            var first = reader.GetPosition(offset);
            var value = OpenElement.Excerpt(reader.GetAttributeValue(attribute)).Trim();
            Violations.AddValue(reader, attribute, new DuplicateValue(value, "as an ID", first.Line, first.Column));
        }
    }

    /// <summary>Processes a text.</summary>
    public void Text(in Utf8XmlReader reader)
    {
        _rules?.Text(reader);
        _ids?.Text(reader);
    }

    /// <summary>Records that an element is skipped: keys that seem to be missing later may be in it.</summary>
    public void PassOver() => _isPassedOver = true;

    /// <summary>Ends an element.</summary>
    /// <returns>The violated rules of each alternative; null if there are none.</returns>
    public List<BrokenRule>? EndElement(in Utf8XmlReader reader)
    {
        (string Value, (int Offset, int Length) Place, int First)? again = null;
        if (_ids?.EndElement(reader, (value, place, offset) => again = (value, place, offset)) == false && again is { } duplicate)
        {
            var first = reader.GetPosition(duplicate.First);
            Violations.Add(reader, new DuplicateValue(duplicate.Value, "as an ID", first.Line, first.Column), duplicate.Place.Offset, duplicate.Place.Length);
        }
        return _rules?.EndElement(reader, state.Stack.Types) is { } broken && !state.Stack.Refuse(broken) ? broken : null;
    }

    /// <summary>Reports the violated rules of an element.</summary>
    public void Report(in Utf8XmlReader reader, List<BrokenRule> broken, OpenElement element, bool isComplete)
    {
        // The alternatives with other rules have been excluded; each of the remaining ones violates at least one of these rules. If one value violates
        // several rules, the first one is enough.
        var told = new HashSet<(int, int)>();
        foreach (var rule in broken)
            if (rule is BrokenConstraint constraint)
                ConstraintDiagnosis.Report(reader, constraint, isComplete, Violations);
            else if (rule is BrokenUnique unique)
                ReportDuplicates(reader, unique, told);
            // The key may be missing because of an element that was reported as missing.
            else if (rule is BrokenKeyReference references && (isComplete || references.KeyCount > 0))
                ReportDangling(reader, references, element, told);
    }

    /// <summary>Reports references to IDs that do not exist in the document.</summary>
    public void EndDocument(in Utf8XmlReader reader)
    {
        if (_ids is null || _isPassedOver)
            return;
        foreach (var (value, offset, length) in _ids.Dangling())
        {
            if (Violations.IsFull)
                return;
            // A value that was refused cannot refer to anything.
            if (!Violations.Has(offset))
                Violations.AddPassed(reader, new UnknownId(value, Spelling.Nearest(value, _ids.Ids(MostSuggested))), offset, length);
        }
    }

    private void ReportDuplicates(in Utf8XmlReader reader, BrokenUnique broken, HashSet<(int, int)> told)
    {
        foreach (var duplicate in broken.Duplicates)
        {
            if (!told.Add((duplicate.Offset, duplicate.Length)))
                continue;
            var first = reader.GetPosition(duplicate.First);
            Violations.Add(
                reader,
                new DuplicateValue(duplicate.Value, broken.Unique.Where, first.Line, first.Column),
                duplicate.Path,
                (duplicate.Offset, duplicate.Length));
        }
    }

    private void ReportDangling(in Utf8XmlReader reader, BrokenKeyReference broken, OpenElement element, HashSet<(int, int)> told)
    {
        var mustBe = broken.Reference.MustBe(broken.Keys, broken.KeyCount);
        foreach (var reference in broken.References)
        {
            // A value that was refused cannot refer to anything.
            if (Violations.IsFull || !told.Add((reference.Offset, reference.Length)) || Violations.Has(reference.Offset))
                continue;
            var where = broken.Reference.WordsOf(reference.Field, element.Node.LocalName!);
            Violations.AddPassed(reader, new UnknownKey(reference.Value, where, mustBe), reference.Offset, reference.Length);
        }
    }
}
