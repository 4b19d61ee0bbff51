using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>A property for children, or for an ordered list of different children.</summary>
internal abstract record SlotModel(MemberModel Member);

/// <summary>A child, or several of one name, with a class.</summary>
internal sealed record ClassSlot(MemberModel Member, XmlName Xml, string ClassName, bool IsList, bool IsRequired) : SlotModel(Member);

/// <summary>A child, or several of one name, that is nothing but text.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The child's name.</param>
/// <param name="Value">The type of the text.</param>
/// <param name="IsList">Whether there may be several.</param>
/// <param name="IsRequired">Whether every branch requires it.</param>
/// <param name="IsNillable">Whether null stands for xsi:nil, in a list or where the child is required.</param>
/// <param name="NilMember">The property that says that null stands for xsi:nil, where the child may be absent as well.</param>
internal sealed record ValueSlot(
    MemberModel Member, XmlName Xml, ValueModel Value, bool IsList, bool IsRequired, bool IsNillable = false, string? NilMember = null) : SlotModel(Member);

/// <summary>A child without content: its presence is the value.</summary>
internal sealed record PresenceSlot(MemberModel Member, XmlName Xml) : SlotModel(Member);

/// <summary>A child that only wraps a list.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The wrapper's name.</param>
/// <param name="Item">The items: a list of a class or of values.</param>
internal sealed record WrapperSlot(MemberModel Member, XmlName Xml, SlotModel Item) : SlotModel(Member);

/// <summary>Children that a wildcard of the schema admits.</summary>
internal sealed record AnySlot(MemberModel Member, bool IsList) : SlotModel(Member);

/// <summary>Children of different names, and text, whose order relative to each other is kept.</summary>
/// <param name="Member">The property.</param>
/// <param name="BaseName">The class that all items derive from.</param>
/// <param name="Cases">The elements.</param>
/// <param name="TextName">The class of text items; null where there is no text.</param>
/// <param name="AnyName">The class of items that the schema does not name; null where there are none.</param>
internal sealed record ItemsSlot(MemberModel Member, string BaseName, EquatableArray<ItemCase> Cases, string? TextName, string? AnyName) : SlotModel(Member);

/// <summary>A child, or several, that are elements of one substitution group: objects of a class say which of them they are.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The name of the head.</param>
/// <param name="BaseName">The class that all of their classes are derived from, or are.</param>
/// <param name="Cases">The elements.</param>
/// <param name="IsList">Whether there may be several.</param>
/// <param name="IsRequired">Whether every branch requires one.</param>
internal sealed record SubstitutionSlot(
    MemberModel Member, XmlName Xml, string BaseName, EquatableArray<ItemCase> Cases, bool IsList, bool IsRequired) : SlotModel(Member);

/// <summary>One element of an ordered list.</summary>
/// <param name="Xml">The element's name.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="View">The property that shows only these.</param>
/// <param name="WhereEmpty">The value that the element has where it is empty, if the schema gives it one.</param>
internal sealed record ItemCase(XmlName Xml, string ClassName, string View, string? WhereEmpty = null);
