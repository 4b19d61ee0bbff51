using System;
using System.Collections.Generic;
using Bindery.Uniqueness;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

// Values that were used before, and values that refer to nothing.
internal sealed partial class DocumentDiagnosis
{
    // The violations whose path is to be found yet, and where they stand.
    private readonly List<(int Index, int Offset)> _pathless = [];

    private void ReportBroken(in Utf8XmlReader reader, List<BrokenRule> broken, OpenElement element, bool isComplete)
    {
        // What the element may be under other rules was given up; of several that are left, each has at least one of these. Where one value breaks several rules, the first one says enough.
        var told = new HashSet<(int, int)>();
        foreach (var rule in broken)
            if (rule is BrokenUnique unique)
                ReportDuplicates(reader, unique, told);
            // That there is nothing to refer to may follow from what is missing, which was told.
            else if (rule is BrokenKeyReference references && (isComplete || references.KeyCount > 0))
                ReportDangling(reader, references, element, told);
    }

    private void ReportDuplicates(in Utf8XmlReader reader, BrokenUnique broken, HashSet<(int, int)> told)
    {
        foreach (var duplicate in broken.Duplicates)
        {
            if (!told.Add((duplicate.Offset, duplicate.Length)))
                continue;
            var first = reader.GetPosition(duplicate.First);
            Report(
                reader,
                "BND3005",
                FormattableString.Invariant($"{Quotation.Of(duplicate.Value)} is used again {broken.Unique.Where}; each must be unique, and line {first.Line}, column {first.Column} has it first"),
                duplicate.Path,
                duplicate.Offset,
                duplicate.Length);
        }
    }

    private void ReportDangling(in Utf8XmlReader reader, BrokenKeyReference broken, OpenElement element, HashSet<(int, int)> told)
    {
        var mustBe = broken.Reference.MustBe(broken.Keys, broken.KeyCount);
        foreach (var reference in broken.References)
        {
            // A value that was refused by itself refers to nothing, of course.
            if (IsFull || !told.Add((reference.Offset, reference.Length)) || _violations.Exists(error => error.Offset == reference.Offset))
                continue;
            _pathless.Add((_violations.Count, reference.Offset));
            Report(reader, "BND3008", $"{Quotation.Of(reference.Value)} is not allowed {broken.Reference.WordsOf(reference.Field, element.LocalName)}: it {mustBe}", "", reference.Offset, reference.Length);
        }
    }

    // What a value may refer to can come after it, and a path for every value would be too many; so the document is gone over again for those that matter.
    private void FindPaths(ReadOnlySpan<byte> utf8, XmlLimits limits)
    {
        if (_pathless.Count == 0)
            return;
        var paths = ValuePaths.Of(utf8, limits, _pathless.ConvertAll(one => one.Offset));
        foreach (var (index, offset) in _pathless)
            if (paths.TryGetValue(offset, out var path) && _violations[index].Violation is var error)
                _violations[index] = (offset, new SchemaViolation(error.Id, error.Message, path, error.Line, error.Column, error.Length));
    }
}
