using System.Collections.Generic;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The kinds of particles of an element.</summary>
internal enum ParticleKind
{
    Attribute,
    AnyAttribute,
    Element,
    AnyElement,

    /// <summary>The elements of a substitution group, by the name of its head.</summary>
    Substitution,

    /// <summary>Text among elements.</summary>
    Text,

    /// <summary>Text described by a datatype, a value or a list.</summary>
    Data,
}

/// <summary>All occurrences of one name in an element's content, in all branches.</summary>
internal sealed class Particle(ParticleKind kind, XmlName? name, int mention)
{
    public ParticleKind Kind { get; } = kind;

    /// <summary>The name, for a named attribute or element.</summary>
    public XmlName? Name { get; } = name;

    /// <summary>The position of the first mention in the schema, among all particles of the element.</summary>
    public int Mention { get; } = mention;

    /// <summary>The attribute patterns.</summary>
    public List<SimpleAttribute> Attributes { get; } = [];

    /// <summary>Whether it is children: named ones, a wildcard, or a substitution group.</summary>
    public bool IsChildren => Kind is ParticleKind.Element or ParticleKind.AnyElement or ParticleKind.Substitution;

    /// <summary>The element patterns, without duplicates.</summary>
    public List<SimpleElement> Elements { get; } = [];

    /// <summary>The patterns of the text.</summary>
    public List<SimplePattern> Texts { get; } = [];

    /// <summary>Whether every branch requires the particle.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Whether some branch allows more than one occurrence.</summary>
    public bool IsMany { get; set; }
}
