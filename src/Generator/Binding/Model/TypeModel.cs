using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>What a class that follows a complex type of XML Schema has beside others.</summary>
/// <param name="Name">The type's name; null for one without, and for an element of a type.</param>
/// <param name="BaseClass">The class of the type that it is derived from; null where that is none.</param>
/// <param name="HidesDocument">Whether a base can be a document, too: then its methods are hidden.</param>
/// <param name="IsAbstract">Whether the type is abstract.</param>
/// <param name="IsSealed">Whether no class is derived from it.</param>
/// <param name="IsElement">Whether it is an element of the type of its base, with nothing but a name of its own.</param>
/// <param name="AddsNothing">Whether it is read and written as its base is.</param>
/// <param name="ReadsDerived">Whether xsi:type is asked which class is read.</param>
/// <param name="HidesReading">Whether a base asks that, too.</param>
/// <param name="Inherited">The members that the base has.</param>
/// <param name="Derived">The classes of the types that are derived from it, and are not abstract.</param>
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
/// <param name="Name">The type's name.</param>
/// <param name="ClassName">Its class.</param>
internal sealed record DerivedModel(XmlName Name, string ClassName);
