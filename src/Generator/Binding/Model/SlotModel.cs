using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>A property for children, or for an ordered list of different children.</summary>
internal abstract record SlotModel(MemberModel Member);

/// <summary>A child, or several of one name, with a class.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The child's name.</param>
/// <param name="ClassName">The class, that of the declared type.</param>
/// <param name="IsList">Whether there may be several.</param>
/// <param name="IsRequired">Whether every branch requires it.</param>
/// <param name="Alternatives">The derived classes that its attributes select; null if there are none.</param>
internal sealed record ClassSlot(
    MemberModel Member, XmlName Xml, string ClassName, bool IsList, bool IsRequired, AlternativesModel? Alternatives = null) : SlotModel(Member);

/// <summary>A child, or several of one name, that contain only text.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The child's name.</param>
/// <param name="Value">The type of the text.</param>
/// <param name="IsList">Whether there may be several.</param>
/// <param name="IsRequired">Whether every branch requires it.</param>
/// <param name="IsNillable">Whether null means xsi:nil, in a list or if the child is required.</param>
/// <param name="NilMember">The property that says that null means xsi:nil, if the child is optional as well.</param>
internal sealed record ValueSlot(
    MemberModel Member, XmlName Xml, ValueModel Value, bool IsList, bool IsRequired, bool IsNillable = false, string? NilMember = null) : SlotModel(Member);

/// <summary>A child without content: its presence is the value.</summary>
internal sealed record PresenceSlot(MemberModel Member, XmlName Xml) : SlotModel(Member);

/// <summary>A child that only wraps a list.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The wrapper's name.</param>
/// <param name="Item">The items: a list of a class or of values.</param>
internal sealed record WrapperSlot(MemberModel Member, XmlName Xml, SlotModel Item) : SlotModel(Member);

/// <summary>Children that a wildcard of the schema allows.</summary>
internal sealed record AnySlot(MemberModel Member, bool IsList) : SlotModel(Member);

/// <summary>Children of different names, and text, whose relative order is preserved.</summary>
/// <param name="Member">The property.</param>
/// <param name="BaseName">The class that all items derive from.</param>
/// <param name="Cases">The elements.</param>
/// <param name="TextName">The class of text items; null if there is no text.</param>
/// <param name="AnyName">The class of items that the schema does not name; null if there are none.</param>
internal sealed record ItemsSlot(MemberModel Member, string BaseName, EquatableArray<ItemCase> Cases, string? TextName, string? AnyName) : SlotModel(Member);

/// <summary>A child, or several, that are elements of one substitution group: the class of an object determines its element.</summary>
/// <param name="Member">The property.</param>
/// <param name="Xml">The name of the head.</param>
/// <param name="BaseName">The common base class of all their classes, or the class itself.</param>
/// <param name="Cases">The elements.</param>
/// <param name="IsList">Whether the child can repeat.</param>
/// <param name="IsRequired">Whether every branch requires one.</param>
internal sealed record SubstitutionSlot(
    MemberModel Member, XmlName Xml, string BaseName, EquatableArray<ItemCase> Cases, bool IsList, bool IsRequired) : SlotModel(Member);

/// <summary>One element of an ordered list.</summary>
/// <param name="Xml">The element's name.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="View">The property that returns only the items of this class.</param>
/// <param name="WhereEmpty">The value of the element if it is empty, if the schema specifies one.</param>
internal sealed record ItemCase(XmlName Xml, string ClassName, string View, string? WhereEmpty = null);
