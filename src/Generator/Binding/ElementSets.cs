using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The C# representation of the elements at a place.</summary>
internal enum ElementRole
{
    /// <summary>A class, because it has attributes or children.</summary>
    Class,

    /// <summary>A value, because it has only text.</summary>
    Value,

    /// <summary>A Boolean, because it is always empty: true if it is present.</summary>
    Presence,

    /// <summary>A list, because it only wraps one or more elements of one name. The list is empty exactly when the element is absent.</summary>
    Wrapper,
}

/// <summary>The sets of element patterns at the places of a document. Each set is examined once.</summary>
internal sealed class ElementSets
{
    private readonly Dictionary<string, ContentShape> _shapes = [];
    private readonly Dictionary<SimpleType, ContentShape> _types = [];

    /// <summary>Returns the key of a set: the name and the patterns.</summary>
    public static string KeyOf(XmlName name, IReadOnlyList<SimpleElement> elements) =>
        name.Clark + " " + string.Join(",", elements.Select(element => element.Number).OrderBy(number => number));

    /// <summary>Returns the complex type of all elements of a place; null if they have none, or different ones.</summary>
    public static SimpleType? TypeOf(IReadOnlyList<SimpleElement> elements) =>
        elements.Count > 0 && elements[0].Type is { } type && elements.All(element => element.Type == type) ? type : null;

    /// <summary>Returns the shape of a complex type. A child that occurs once in it and several times in a derived type is a list in both.</summary>
    public ContentShape ShapeOf(SimpleType type)
    {
        if (_types.TryGetValue(type, out var shape))
            return shape;
        _types.Add(type, shape = ContentShape.Of(type));
        foreach (var derived in type.Derived)
            foreach (var particle in ShapeOf(derived).Particles)
                if (particle.IsMany && shape.Find(particle) is { } own)
                    own.IsMany = true;
        return shape;
    }

    public ContentShape ShapeOf(IReadOnlyList<SimpleElement> elements)
    {
        if (TypeOf(elements) is { } type)
            return ShapeOf(type);
        var key = string.Join(",", elements.Select(element => element.Number).OrderBy(number => number));
        if (!_shapes.TryGetValue(key, out var shape))
            _shapes.Add(key, shape = ContentShape.Of(elements));
        return shape;
    }

    public ElementRole RoleOf(IReadOnlyList<SimpleElement> elements)
    {
        var type = TypeOf(elements);
        if (type is { IsPolymorphic: true } or { Syntax.IsNillable: true })
            return ElementRole.Class;
        var particles = ShapeOf(elements).Particles;
        if (particles.Count == 0)
            return ElementRole.Presence;
        // A nillable element with only text is still a value: null represents nil.
        if (particles.Any(IsText) && particles.All(particle => IsText(particle) || particle.Name == XmlName.Nil))
            return ElementRole.Value;
        // A wrapper that can be empty is not equivalent to its list: an absent and an empty wrapper could not be distinguished.
        if (type is not null && (type.Base is not null || type.Syntax.LocalName.Length > 0))
            return ElementRole.Class;
        return particles.Count == 1 && particles[0] is { Kind: ParticleKind.Element, IsMany: true, IsRequired: true } ? ElementRole.Wrapper : ElementRole.Class;
    }

    private static bool IsText(Particle particle) => particle.Kind is ParticleKind.Text or ParticleKind.Data;
}
