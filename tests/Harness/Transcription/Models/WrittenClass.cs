using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Bindery.Tests.Transcription.Models;

/// <summary>
/// A generated class and its place in documents, determined by writing objects with a single property set. These tests use no other information about generated
/// classes, in particular not the tables of the generator and the analyzers, so that mistakes in these are found.
/// </summary>
/// <param name="Type">The class.</param>
/// <param name="Element">The name of its element.</param>
/// <param name="Members">Its properties.</param>
internal sealed record WrittenClass(Type Type, XName Element, IReadOnlyList<WrittenMember> Members)
{
    private static readonly object[] Samples = ["probe", true, 7, 7L, 7m, 7d, (System.Numerics.BigInteger)7];

    public static WrittenClass Of(Type type)
    {
        var before = Written.Element(Activator.CreateInstance(type)!);
        return new WrittenClass(
            type, before.Name, type.GetProperties().Where(property => property.CanWrite).Select(property => Member(type, property, before)).ToList());
    }

    public WrittenMember? Attribute(XName name) => Members.FirstOrDefault(member => member.As == WrittenAs.Attribute && member.Name == name);

    public WrittenMember? Child(XName name) => Members.FirstOrDefault(member => member.As is not WrittenAs.Attribute && member.Name == name);

    public WrittenMember? Of(WrittenAs place) => Members.FirstOrDefault(member => member.As == place);

    private static WrittenMember Member(Type type, PropertyInfo property, XElement before)
    {
        var item = ModelTypes.Item(property.PropertyType);
        var valueType = ModelTypes.Value(item ?? property.PropertyType);
        if (ModelTypes.IsAny(valueType))
            return new WrittenMember(property, WrittenAs.Wildcard);
        if (ModelTypes.IsItemBase(valueType))
            return new WrittenMember(property, WrittenAs.Items);
        var value = Sample(valueType);
        var after = Written.Element(With(type, property, value));
        if (after.Attributes()
            .FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration && before.Attribute(attribute.Name)?.Value != attribute.Value) is { } changed)
            return new WrittenMember(property, WrittenAs.Attribute, changed.Name);
        var isClass = ModelTypes.Writer(valueType) is not null;
        if (after.Elements().FirstOrDefault(child => !before.Elements().Any(old => XNode.DeepEquals(old, child))) is { } added)
        {
            if (item is not null && added.Elements().SingleOrDefault() is { } inner && (!isClass || !Written.Element(value).HasElements))
                return new WrittenMember(property, WrittenAs.Wrapper, added.Name, inner.Name);
            return new WrittenMember(
                property, isClass ? WrittenAs.Child : item is null && added.IsEmpty ? WrittenAs.Presence : WrittenAs.ValueChild, added.Name);
        }
        if (after.Value != before.Value)
            return new WrittenMember(property, WrittenAs.Text);
        // With output-only content it is written; where, does not matter here.
        Assert.False(
            XNode.DeepEquals(
                Written.Element(With(type, property, value), includeOutputOnly: true),
                Written.Element(Activator.CreateInstance(type)!, includeOutputOnly: true)),
            $"{property} writes nothing.");
        return new WrittenMember(property, WrittenAs.OutputOnly);
    }

    /// <summary>Creates an object with only one property set; a list gets the value as its only item.</summary>
    public static object With(Type type, PropertyInfo property, object value)
    {
        var model = Activator.CreateInstance(type)!;
        if (ModelTypes.Item(property.PropertyType) is not null)
            ((System.Collections.IList)property.GetValue(model)!).Add(value);
        else
            property.SetValue(model, value);
        return model;
    }

    // A number that is not a member of the enumeration is written as a number, unlike every word.
    private static object Sample(Type type) =>
        type.IsEnum ? Enum.ToObject(type, 9999)
        : Samples.FirstOrDefault(sample => sample.GetType() == type) ?? Activator.CreateInstance(type)!;
}
