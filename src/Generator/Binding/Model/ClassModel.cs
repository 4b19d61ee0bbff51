using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>A class for all element patterns of one name that can occur at a place of a document.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Xml">The element's name.</param>
/// <param name="Documentation">The documentation of the element.</param>
/// <param name="IsRoot">Whether it can be the root of a document.</param>
/// <param name="BaseName">The base of the items of an ordered list, if the class is one of its items.</param>
/// <param name="Attributes">The attributes in schema order.</param>
/// <param name="AnyAttributes">The list of attributes that the schema does not name, if it allows them.</param>
/// <param name="Text">The text, for an element that has text and no children.</param>
/// <param name="Slots">The children in the order in which they are written.</param>
/// <param name="Factories">The factories, one for each discriminating word.</param>
/// <param name="Elements">The numbers of the element patterns, ascending.</param>
/// <param name="Documents">For a root: the roots of other documents that identity rules of its schema refer to.</param>
/// <param name="Declared">The members that the user's part of the class declares; see <see cref="RootRequest"/>.</param>
/// <param name="Type">The complex type that the class is made from; null for a class of element patterns.</param>
/// <param name="Alternatives">For a root: the derived classes that its attributes select; null if there are none.</param>
internal sealed record ClassModel(
    string Name,
    XmlName Xml,
    string? Documentation,
    bool IsRoot,
    string? BaseName,
    EquatableArray<AttributeModel> Attributes,
    MemberModel? AnyAttributes,
    TextModel? Text,
    EquatableArray<SlotModel> Slots,
    EquatableArray<FactoryModel> Factories,
    EquatableArray<int> Elements,
    EquatableArray<string> Documents,
    EquatableArray<string> Declared,
    TypeModel? Type = null,
    AlternativesModel? Alternatives = null)
{
    /// <summary>The entry of <see cref="Declared"/> for a constructor without parameters.</summary>
    public const string DeclaredConstructor = ".ctor";

    /// <summary>The names of all properties.</summary>
    public IEnumerable<string> MemberNames
    {
        get
        {
            foreach (var attribute in Attributes)
                yield return attribute.Member.Name;
            if (AnyAttributes is not null)
                yield return AnyAttributes.Name;
            if (Text is not null)
                yield return Text.Member.Name;
            foreach (var slot in Slots)
            {
                yield return slot.Member.Name;
                if (slot is ValueSlot { NilMember: { } nil })
                    yield return nil;
                if (slot is ItemsSlot items)
                    foreach (var itemCase in items.Cases)
                        yield return itemCase.View;
            }
        }
    }
}

/// <summary>The common part of all properties.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Documentation">The documentation in the schema.</param>
/// <param name="Constraint">The condition under which it is allowed, in words with references, if that depends on other members.</param>
/// <param name="Default">The word that absence means, if the schema specifies one.</param>
/// <param name="IsOutputOnly">
/// Whether it is omitted on writing unless requested: the receiver of the document sends it, but rejects or ignores it as input.
/// </param>
/// <param name="WhereEmpty">The value of an empty element, if the schema specifies one.</param>
internal sealed record MemberModel(
    string Name, string? Documentation, string? Constraint = null, string? Default = null, bool IsOutputOnly = false, string? WhereEmpty = null);

/// <summary>An attribute.</summary>
internal sealed record AttributeModel(MemberModel Member, XmlName Xml, ValueModel Value, bool IsRequired);

/// <summary>The text of an element without children.</summary>
/// <param name="Member">The property.</param>
/// <param name="Value">The type of the text.</param>
/// <param name="IsRequired">Whether every branch requires it.</param>
/// <param name="HasDefault">Whether one of the elements that the class represents has a value if it is empty.</param>
internal sealed record TextModel(MemberModel Member, ValueModel Value, bool IsRequired, bool HasDefault = false);

/// <summary>A static method that creates an object for one word of a discriminator.</summary>
/// <param name="Name">The C# name: that of the word.</param>
/// <param name="Discriminator">The property that is set.</param>
/// <param name="EnumName">Its type.</param>
/// <param name="EnumMember">The word's member.</param>
/// <param name="Required">The properties that the branch requires, in schema order, which become parameters.</param>
/// <param name="Optional">The properties that only this branch allows, which become optional parameters.</param>
/// <param name="Documentation">The documentation of the word.</param>
internal sealed record FactoryModel(
    string Name,
    string Discriminator,
    string EnumName,
    string EnumMember,
    EquatableArray<string> Required,
    EquatableArray<string> Optional,
    string? Documentation)
{
    /// <summary>The members that are parameters, in their order.</summary>
    public IEnumerable<string> Members => Required.Concat(Optional);
}
