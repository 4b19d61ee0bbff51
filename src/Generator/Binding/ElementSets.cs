using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>What an element that a place can hold amounts to in C#.</summary>
internal enum ElementRole
{
    /// <summary>It has attributes or children: a class.</summary>
    Class,

    /// <summary>It is nothing but text: a value.</summary>
    Value,

    /// <summary>It has nothing at all: true where it is there.</summary>
    Presence,

    /// <summary>It only wraps one or more elements of one name: their list, which is empty exactly when it is absent.</summary>
    Wrapper,
}

/// <summary>The sets of element patterns that places of a document lead to, each looked at once.</summary>
internal sealed class ElementSets
{
    private readonly Dictionary<string, ContentShape> _shapes = [];

    /// <summary>What tells a set from others: the name and the patterns.</summary>
    public static string KeyOf(XmlName name, IReadOnlyList<SimpleElement> elements) =>
        name.Clark + " " + string.Join(",", elements.Select(element => element.Number).OrderBy(number => number));

    public ContentShape ShapeOf(IReadOnlyList<SimpleElement> elements)
    {
        var key = string.Join(",", elements.Select(element => element.Number).OrderBy(number => number));
        if (!_shapes.TryGetValue(key, out var shape))
            _shapes.Add(key, shape = ContentShape.Of(elements));
        return shape;
    }

    public ElementRole RoleOf(IReadOnlyList<SimpleElement> elements)
    {
        var particles = ShapeOf(elements).Particles;
        if (particles.Count == 0)
            return ElementRole.Presence;
        if (particles.All(particle => particle.Kind is ParticleKind.Text or ParticleKind.Data))
            return ElementRole.Value;
        // One that may be empty is more than its list: absent and empty would be the same.
        return particles.Count == 1 && particles[0] is { Kind: ParticleKind.Element, IsMany: true, IsRequired: true } ? ElementRole.Wrapper : ElementRole.Class;
    }
}
