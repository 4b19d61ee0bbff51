using System.Linq;
using Bindery.Uniqueness;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Reports identity constraints of XML Schema that an element violates.</summary>
internal static class ConstraintDiagnosis
{
    /// <summary>Reports a violated constraint.</summary>
    /// <param name="reader">The reader, on the end tag of the element.</param>
    /// <param name="broken">The violated constraint.</param>
    /// <param name="isComplete">Whether the content of the element is complete.</param>
    /// <param name="violations">Receives the violations.</param>
    public static void Report(in Utf8XmlReader reader, BrokenConstraint broken, bool isComplete, ViolationList violations)
    {
        foreach (var fault in broken.Faults)
        {
            // Missing values, and values that were refused, have been reported already.
            if (violations.IsFull || (!isComplete && fault.Kind is ConstraintFaultKind.Missing or ConstraintFaultKind.NoValue) || violations.Has(fault.Offset))
                continue;
            violations.AddPassed(reader, FactsOf(reader, broken, fault), fault.Offset, fault.Length);
        }
    }

    private static ViolationFacts FactsOf(in Utf8XmlReader reader, BrokenConstraint broken, ConstraintFault fault)
    {
        var constraint = broken.Constraint;
        var isAboutAll = fault.Kind is ConstraintFaultKind.Duplicate or ConstraintFaultKind.Dangling;
        var field = new ConstraintField(constraint.Title, isAboutAll ? constraint.WordsOfFields() : constraint.WordsOf(fault.Field), fault.Item);
        switch (fault.Kind)
        {
            case ConstraintFaultKind.Duplicate:
                var first = reader.GetPosition(fault.First);
                return new DuplicateItem(field, fault.Value, first.Line, first.Column);
            case ConstraintFaultKind.Dangling:
                var keys = constraint.Fields.Count == 1 ? broken.Keys : broken.Keys.Select(key => $"({key})").ToList();
                return new UnknownItem(field, fault.Value, constraint.Refer!.LocalName, keys, broken.KeyCount);
            case ConstraintFaultKind.Missing:
                return new MissingField(field);
            case ConstraintFaultKind.Several:
                return new RepeatedField(field);
            case ConstraintFaultKind.Nillable:
                return new NillableField(field);
            default:
                return new FieldWithoutValue(field);
        }
    }
}
