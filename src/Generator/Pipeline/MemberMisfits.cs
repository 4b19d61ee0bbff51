using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;

namespace Bindery.Generator.Pipeline;

/// <summary>A member that a user declared with a type that generated code cannot read or write. It has no location, because code depends on it.</summary>
/// <param name="Class">The full name of the class.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Expected">The required type, in C# syntax.</param>
internal sealed record MemberMisfit(string Class, string Member, string Expected);

/// <summary>
/// Checks the types of the members that users declare. A wrong type is reported as one error at the member; the generated code omits the member, so that it has
/// no errors itself.
/// </summary>
internal static class MemberMisfits
{
    public static EquatableArray<MemberMisfit> Find(SchemaModel? model, ImmutableArray<BindingClass> classes) =>
        model is null ? EquatableArray<MemberMisfit>.Empty
        : classes.SelectMany(own => model.Classes.Where(candidate => candidate.Name == own.Name && model.Namespace == own.Namespace)
            .SelectMany(candidate => Find(model, candidate, own)))
            .ToEquatableArray();

    /// <summary>Returns the problems to report.</summary>
    public static IEnumerable<Problem> Problems(EquatableArray<MemberMisfit> misfits, ImmutableArray<BindingClass> classes) =>
        from misfit in misfits
        from own in classes
        where own.FullName == misfit.Class
        from member in own.Members
        where member.Name == misfit.Member
        select new Problem(
            GeneratorRules.UnusableClass,
            $"'{member.Name}' has the type '{member.Type}', but the schema needs '{misfit.Expected}' here; change the type, or remove the member, so that it is generated",
            member.Place);

    /// <summary>Returns the model without the members that have a wrong type.</summary>
    public static SchemaModel Without(SchemaModel model, EquatableArray<MemberMisfit> misfits) =>
        misfits.Count == 0
            ? model
            : model with { Classes = model.Classes.Select(candidate =>
                Without(candidate, misfits.Where(misfit => misfit.Class == $"{model.Namespace}.{candidate.Name}").Select(misfit => misfit.Member).ToList()))
                .ToEquatableArray() };

    private static ClassModel Without(ClassModel model, List<string> names) =>
        names.Count == 0 ? model : model with
        {
            Attributes = model.Attributes.Where(attribute => !names.Contains(attribute.Member.Name)).ToEquatableArray(),
            Text = model.Text is { } text && names.Contains(text.Member.Name) ? null : model.Text,
            Slots = model.Slots.Where(slot => !names.Contains(slot.Member.Name)).ToEquatableArray(),
            Factories = model.Factories.Where(factory => !factory.Members.Append(factory.Discriminator).Any(names.Contains)).ToEquatableArray(),
        };

    private static IEnumerable<MemberMisfit> Find(SchemaModel schema, ClassModel model, BindingClass own) =>
        from expected in Expected(schema, model)
        from member in own.Members
        where member.Name == expected.Name && !expected.Admits(member)
        select new MemberMisfit(own.FullName, member.Name, expected.Type);

    private static IEnumerable<ExpectedType> Expected(SchemaModel schema, ClassModel model)
    {
        foreach (var attribute in model.Attributes)
            yield return ExpectedType.Of(schema, attribute.Member, attribute.Value, attribute.IsRequired);
        if (model.Text is { } text)
            yield return ExpectedType.Of(schema, text.Member, text.Value, text.IsRequired);
        foreach (var slot in model.Slots)
            yield return ExpectedType.Of(schema, slot);
    }
}
