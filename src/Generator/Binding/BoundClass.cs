using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>A class in the making: the element patterns that it stands for, and what has been decided about it so far.</summary>
internal sealed class BoundClass(XmlName xml, IReadOnlyList<SimpleElement> elements, ContentShape shape)
{
    public XmlName Xml { get; } = xml;

    public IReadOnlyList<SimpleElement> Elements { get; } = elements;

    public ContentShape Shape { get; } = shape;

    public string Name { get; set; } = "";

    public bool IsRoot { get; set; }

    /// <summary>The names that its members have.</summary>
    public MemberNames Names { get; set; } = null!;

    /// <summary>The class that led here first.</summary>
    public BoundClass? Parent { get; set; }

    public List<(AttributeModel Model, Particle Particle)> Attributes { get; } = [];

    public MemberModel? AnyAttributes { get; set; }

    public TextModel? Text { get; set; }

    /// <summary>The slots with the particles that they are for.</summary>
    public List<(SlotModel Model, IReadOnlyList<Particle> Particles)> Slots { get; } = [];

    public List<Discriminator> Discriminators { get; } = [];

    public string? BaseName { get; set; }

    /// <summary>The complex type that it follows; null for a class of element patterns.</summary>
    public SimpleType? Type { get; init; }

    /// <summary>The class of the type that its type is derived from.</summary>
    public BoundClass? Base { get; init; }

    /// <summary>Whether it is an element of the type of its base, and has nothing but a name of its own.</summary>
    public bool IsElement { get; init; }

    /// <summary>Whether some place reads objects of derived classes as xsi:type says.</summary>
    public bool ReadsDerived { get; set; }

    /// <summary>The class itself, or the base of its base and so on.</summary>
    public BoundClass Top => Base?.Top ?? this;

    public string? Documentation =>
        Type?.Syntax.Documentation ?? Elements.Select(element => element.Annotations.Documentation).FirstOrDefault(text => text is not null);
}
