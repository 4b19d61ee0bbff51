using System;
using System.Collections.Generic;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

// IDs that are there twice, and those that are referred to and not there.
internal sealed partial class DocumentDiagnosis
{
    private const int MostSuggested = 1000;

    private void TakeIds(in Utf8XmlReader reader)
    {
        List<(int Attribute, int First)>? again = null;
        if (_ids is null || _ids.StartElement(reader, (attribute, first) => (again ??= []).Add((attribute, first))))
            return;
        foreach (var (attribute, offset) in again!)
        {
            var first = reader.GetPosition(offset);
            var value = Utf8.Excerpt(reader.GetAttributeValue(attribute), 200).Trim();
            Report(
                reader,
                "BND3005",
                FormattableString.Invariant($"{Quotation.Of(value)} is used again as an ID; each must be unique, and line {first.Line}, column {first.Column} has it first"),
                reader.GetAttributePath(attribute),
                reader.GetAttributeValueRange(attribute));
        }
    }

    private void ReportDanglingIds(in Utf8XmlReader reader)
    {
        // What was passed over may have what is missed.
        if (_ids is null || _isPassedOver || IsFull)
            return;
        foreach (var (value, offset, length) in _ids.Dangling())
        {
            // A value that was refused by itself refers to nothing, of course.
            if (IsFull || _violations.Exists(error => error.Offset == offset))
                continue;
            var near = Spelling.Nearest(value, _ids.Ids(MostSuggested));
            _pathless.Add((_violations.Count, offset));
            Report(reader, "BND3008", $"{Quotation.Of(value)} refers to nothing: no ID of the document is {Quotation.Of(value)}{(near is null ? "" : $"; did you mean {Quotation.Of(near)}?")}", "", offset, length);
        }
    }
}
