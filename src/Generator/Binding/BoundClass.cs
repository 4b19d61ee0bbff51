using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>A class that is being bound: the element patterns that it represents, and the decisions so far.</summary>
internal sealed class BoundClass(XmlName xml, IReadOnlyList<SimpleElement> elements, ContentShape shape)
{
    public XmlName Xml { get; } = xml;

    public IReadOnlyList<SimpleElement> Elements { get; } = elements;

    public ContentShape Shape { get; } = shape;

    public string Name { get; set; } = "";

    public bool IsRoot { get; set; }

    /// <summary>The names that its members have.</summary>
    public MemberNames Names { get; set; } = null!;

    /// <summary>The class through which this one was first reached.</summary>
    public BoundClass? Parent { get; set; }

    public List<(AttributeModel Model, Particle Particle)> Attributes { get; } = [];

    public MemberModel? AnyAttributes { get; set; }

    public TextModel? Text { get; set; }

    /// <summary>The slots, each with its particle.</summary>
    public List<(SlotModel Model, IReadOnlyList<Particle> Particles)> Slots { get; } = [];

    public List<Discriminator> Discriminators { get; } = [];

    public string? BaseName { get; set; }

    /// <summary>The complex type that the class is made from; null for a class of element patterns.</summary>
    public SimpleType? Type { get; init; }

    /// <summary>The class of the type's base type.</summary>
    public BoundClass? Base { get; init; }

    /// <summary>Whether the class represents an element of its base's type and adds nothing but the element name.</summary>
    public bool IsElement { get; init; }

    /// <summary>Whether xsi:type can select a derived class in some place.</summary>
    public bool ReadsDerived { get; set; }

    /// <summary>For a root: the derived classes that its attributes select; null if there are none.</summary>
    public AlternativesModel? Alternatives { get; set; }

    /// <summary>The root of the inheritance chain; the class itself if it has no base.</summary>
    public BoundClass Top => Base?.Top ?? this;

    /// <summary>Returns what the type says about an element that it refers to.</summary>
    public string? DocumentationOf(XmlName child) =>
        Type?.Syntax.ReferenceDocumentation is { } said && said.TryGetValue((child.NamespaceUri, child.LocalName), out var text) ? text : null;

    public string? Documentation =>
        Type?.Syntax.Documentation ?? Elements.Select(element => element.Annotations.Documentation).FirstOrDefault(text => text is not null);
}
