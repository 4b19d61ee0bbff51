using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>The part of a class that is specific to complex types of XML Schema.</summary>
/// <param name="Name">The name of the type; null for an anonymous type, and for an element of a type.</param>
/// <param name="BaseClass">The class of the base type; null if there is none.</param>
/// <param name="HidesDocument">Whether a base can also be the root of a document: its methods are then hidden.</param>
/// <param name="IsAbstract">Whether the type is abstract.</param>
/// <param name="IsSealed">Whether no class is derived from it.</param>
/// <param name="IsElement">Whether the class represents an element of its base's type and adds nothing but the element name.</param>
/// <param name="AddsNothing">Whether it is read and written like its base.</param>
/// <param name="ReadsDerived">Whether xsi:type determines the class that is read.</param>
/// <param name="HidesReading">Whether xsi:type also determines the class for a base.</param>
/// <param name="Inherited">The inherited members.</param>
/// <param name="Derived">The classes of derived types that are not abstract, those without a name last.</param>
internal sealed record TypeModel(
    XmlName? Name,
    string? BaseClass,
    bool HidesDocument,
    bool IsAbstract,
    bool IsSealed,
    bool IsElement,
    bool AddsNothing,
    bool ReadsDerived,
    bool HidesReading,
    EquatableArray<string> Inherited,
    EquatableArray<DerivedModel> Derived);

/// <summary>A derived type.</summary>
/// <param name="Name">The type's name; null for a type inside an alternative.</param>
/// <param name="ClassName">Its class.</param>
internal sealed record DerivedModel(XmlName? Name, string ClassName);
