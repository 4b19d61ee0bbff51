using System;
using System.Collections.Generic;
using Bindery.Uniqueness;
using Bindery.Xml;

namespace Bindery.Validation;

// Values that were used before.
internal sealed partial class DocumentDiagnosis
{
    private void ReportDuplicates(in Utf8XmlReader reader, List<BrokenRule> broken)
    {
        // What the element may be under other rules was given up; of several that are left, each has at least one of these. Where one value breaks several rules, the first one says enough.
        var told = new HashSet<(int, int)>();
        foreach (var (rule, duplicates) in broken)
        {
            foreach (var duplicate in duplicates)
            {
                if (!told.Add((duplicate.Offset, duplicate.Length)))
                    continue;
                var first = reader.GetPosition(duplicate.First);
                Report(
                    reader,
                    "BND3005",
                    FormattableString.Invariant($"{Wording.Quote(duplicate.Value)} is used again {rule.Where}; each must be unique, and line {first.Line}, column {first.Column} has it first."),
                    duplicate.Path,
                    duplicate.Offset,
                    duplicate.Length);
            }
        }
    }
}
