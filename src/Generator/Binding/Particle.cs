using System.Collections.Generic;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The kinds of things that an element can have.</summary>
internal enum ParticleKind
{
    Attribute,
    AnyAttribute,
    Element,
    AnyElement,

    /// <summary>Text among elements.</summary>
    Text,

    /// <summary>Text that a datatype, a value or a list describes.</summary>
    Data,
}

/// <summary>All that an element has under one name: its occurrences in all branches of the content, taken together.</summary>
internal sealed class Particle(ParticleKind kind, XmlName? name, int mention)
{
    public ParticleKind Kind { get; } = kind;

    /// <summary>The name, for a named attribute or element.</summary>
    public XmlName? Name { get; } = name;

    /// <summary>The place of the first mention in the schema, among all particles of the element.</summary>
    public int Mention { get; } = mention;

    /// <summary>The attribute patterns.</summary>
    public List<SimpleAttribute> Attributes { get; } = [];

    /// <summary>The element patterns, each once.</summary>
    public List<SimpleElement> Elements { get; } = [];

    /// <summary>The patterns of text.</summary>
    public List<SimplePattern> Texts { get; } = [];

    /// <summary>Whether every branch requires it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether some branch admits several.</summary>
    public bool IsMany { get; set; }
}
