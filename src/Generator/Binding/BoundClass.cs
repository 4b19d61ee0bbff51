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

    public string? Documentation => Elements.Select(element => element.Annotations.Documentation).FirstOrDefault(text => text is not null);
}
