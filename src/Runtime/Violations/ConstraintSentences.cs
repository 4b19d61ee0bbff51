using System;
using System.Linq;
using Bindery.Wording;

namespace Bindery.Violations;

/// <summary>Sentences about identity constraints of XML Schema.</summary>
internal static class ConstraintSentences
{
    public static string Of(DuplicateItem item) => FormattableString.Invariant(
        $"{item.Values} is used again for {Words(item.Field)}; each must be unique ({item.Field.Constraint}), and line {item.Line}, column {item.Column} has it first");

    public static string Of(UnknownItem item)
    {
        var known = item.KeyCount == 0 ? ", but there is none"
            : item.KeyCount == item.Keys.Count ? $": {Lists.OneOf(item.Keys, isSorted: false)}"
            : FormattableString.Invariant($": {string.Join(", ", item.Keys.Take(Lists.MostShown))} and {item.KeyCount - Lists.MostShown} more");
        return $"{item.Values} is not allowed for {Words(item.Field)}: {item.Field.Constraint} must lead to a value of '{item.Refer}'{known}";
    }

    public static string Of(MissingField missing) =>
        $"{Quotation.Of(missing.Field.Item)} needs {missing.Field.Field}: {missing.Field.Constraint} demands a value";

    public static string Of(RepeatedField repeated) =>
        $"{Quotation.Of(repeated.Field.Item)} may have one value only as {repeated.Field.Field}: it is a field of {repeated.Field.Constraint}";

    public static string Of(NillableField nillable) =>
        $"The schema lets {Words(nillable.Field)} be nil, which a field of {nillable.Field.Constraint} must not be";

    public static string Of(FieldWithoutValue field) =>
        $"A value must stand for {Words(field.Field)}, without elements inside: it is a field of {field.Field.Constraint}";

    private static string Words(ConstraintField field) => $"{field.Field} of {Quotation.Of(field.Item)}";
}
