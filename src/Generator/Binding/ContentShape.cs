using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Bindery.Generator.Binding.Model;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// The content of an element, merged over several element patterns: how often each particle can occur, and the possible order of the children.
/// </summary>
internal sealed class ContentShape
{
    private readonly Dictionary<(ParticleKind Kind, XmlName? Name), Particle> _particles = [];
    private readonly PrecedenceGraph _order = new();

    // Definitions are shared by reference; a shared definition is visited once.
    private readonly Dictionary<SimplePattern, Dictionary<Particle, (int Least, int Most)>> _visited = [];

    private ContentShape()
    {
    }

    /// <summary>The particles of the element, in the order of their first mention.</summary>
    public IReadOnlyList<Particle> Particles { get; private set; } = [];

    /// <summary>
    /// The children in an order that the grammar accepts. Children in the same slot can have any order that the grammar allows; that order is significant, so
    /// they are kept in one list.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Particle>> Slots { get; private set; } = [];

    /// <summary>Returns the particle with the kind and name of a particle of another shape; null if there is none.</summary>
    public Particle? Find(Particle other) => _particles.TryGetValue((other.Kind, other.Name), out var own) ? own : null;

    /// <summary>Returns the merged shape of the content of several element patterns.</summary>
    public static ContentShape Of(IReadOnlyList<SimpleElement> elements) => Of(elements.Select(element => element.Content));

    /// <summary>Returns the merged shape of several contents.</summary>
    public static ContentShape Of(IEnumerable<SimplePattern> contents)
    {
        var shape = new ContentShape();
        var counts = Choose(contents.Select(shape.Visit));
        foreach (var count in counts)
        {
            count.Key.IsRequired = count.Value.Least > 0;
            count.Key.IsMany = count.Value.Most > 1;
        }
        var children = shape._particles.Values.Where(particle => particle.IsChildren).ToList();
        if (children.Count > 0)
        {
            // The position of text among elements is significant.
            var texts = shape._particles.Values.Where(particle => particle.Kind is ParticleKind.Text or ParticleKind.Data).ToList();
            if (texts.Count > 0)
                shape._order.Join(children.Concat(texts));
        }
        shape.Particles = shape._particles.Values.OrderBy(particle => particle.Mention).ToList();
        shape.Slots = shape._order.Sort(shape.Particles.Where(particle => particle.Kind >= ParticleKind.Element).ToList());
        return shape;
    }

    /// <summary>Returns the shape of a complex type. If some of its elements are nillable, only attributes are required.</summary>
    public static ContentShape Of(SimpleType type)
    {
        var shape = Of([type.Content]);
        if (!type.Syntax.IsNillable)
            return shape;
        foreach (var particle in shape.Particles)
            particle.IsRequired &= particle.Kind == ParticleKind.Attribute;
        shape.Particles = [shape.Get(ParticleKind.Attribute, XmlName.Nil), .. shape.Particles];
        return shape;
    }

    private Dictionary<Particle, (int Least, int Most)> Visit(SimplePattern pattern)
    {
        if (!_visited.TryGetValue(pattern, out var counts))
            _visited.Add(pattern, counts = Count(pattern));
        return counts;
    }

    private Dictionary<Particle, (int Least, int Most)> Count(SimplePattern pattern)
    {
        // The nesting of definitions is not limited.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case SimpleChoice { IsWildcard: true }:
                return Single(Get(ParticleKind.AnyElement, null), 1);
            case SimpleChoice { Head: { } head } group when SubstitutesIn(group) is { } elements:
                {
                    var particle = Get(ParticleKind.Substitution, new XmlName(head.NamespaceUri, head.LocalName));
                    particle.Elements.AddRange(elements.Where(element => !particle.Elements.Contains(element)));
                    return Single(particle, 1);
                }
            case SimpleChoice choice:
                return Choose(choice.Alternatives.Where(alternative => alternative is not SimpleNotAllowed).Select(Visit));
            case SimpleGroup group:
                {
                    var parts = group.Items.Select(Visit).ToList();
                    _order.Chain(parts.Select(Children));
                    return Add(parts);
                }
            case SimpleInterleave interleave:
                return Add(interleave.Items.Select(Visit));
            case SimpleOneOrMore many:
                {
                    var content = Visit(many.Content);
                    _order.Join(Children(content));
                    return content.ToDictionary(count => count.Key, count => (count.Value.Least, 2));
                }
            case SimpleAttribute attribute:
                return VisitAttribute(attribute);
            case SimpleElementReference reference:
                return VisitElement(reference.Element);
            case SimpleText:
                return Single(Text(ParticleKind.Text, pattern), 0);
            case SimpleData or SimpleValue or SimpleList:
                return Single(Text(ParticleKind.Data, pattern), 1);
            default:
                return [];
        }
    }

    /// <summary>Returns the elements of a substitution group whose types have a common base; null if models cannot have a common class for them.</summary>
    private static List<SimpleElement>? SubstitutesIn(SimpleChoice group)
    {
        var elements = group.Alternatives.OfType<SimpleElementReference>().Select(reference => reference.Element).ToList();
        return elements.Count == group.Alternatives.Count && elements[0].Type is { } type && elements.TrueForAll(element => element.Type?.Top == type.Top)
            ? elements
            : null;
    }

    private Dictionary<Particle, (int, int)> VisitAttribute(SimpleAttribute attribute)
    {
        if (attribute.Annotations.IsWildcard)
            return new() { [Get(ParticleKind.AnyAttribute, null)] = (0, 2) };
        var names = new List<XmlName>();
        var isOpen = NameClasses.Collect(attribute.Name, names);
        var counts = new Dictionary<Particle, (int, int)>();
        foreach (var name in names)
        {
            var particle = Get(ParticleKind.Attribute, name);
            particle.Attributes.Add(attribute);
            counts[particle] = (names.Count == 1 && !isOpen ? 1 : 0, 1);
        }
        if (isOpen)
            counts[Get(ParticleKind.AnyAttribute, null)] = (0, 2);
        return counts;
    }

    private Dictionary<Particle, (int, int)> VisitElement(SimpleElement element)
    {
        var names = new List<XmlName>();
        var isOpen = NameClasses.Collect(element.Name, names);
        var counts = new Dictionary<Particle, (int, int)>();
        foreach (var name in names)
        {
            var particle = Get(ParticleKind.Element, name);
            if (!particle.Elements.Contains(element))
                particle.Elements.Add(element);
            counts[particle] = (names.Count == 1 && !isOpen ? 1 : 0, 1);
        }
        if (isOpen)
            counts[Get(ParticleKind.AnyElement, null)] = (names.Count == 0 ? 1 : 0, 1);
        return counts;
    }

    private Particle Text(ParticleKind kind, SimplePattern pattern)
    {
        var particle = Get(kind, null);
        particle.Texts.Add(pattern);
        return particle;
    }

    private Particle Get(ParticleKind kind, XmlName? name)
    {
        if (!_particles.TryGetValue((kind, name), out var particle))
            _particles.Add((kind, name), particle = new Particle(kind, name, _particles.Count));
        return particle;
    }

    private static Dictionary<Particle, (int Least, int Most)> Single(Particle particle, int least) => new() { [particle] = (least, 1) };

    private static IEnumerable<Particle> Children(Dictionary<Particle, (int, int)> counts) =>
        counts.Keys.Where(particle => particle.IsChildren || particle.Kind == ParticleKind.Text);

    private static Dictionary<Particle, (int Least, int Most)> Add(IEnumerable<Dictionary<Particle, (int Least, int Most)>> parts)
    {
        var sum = new Dictionary<Particle, (int Least, int Most)>();
        foreach (var part in parts)
            foreach (var count in part)
            {
                sum.TryGetValue(count.Key, out var before);
                sum[count.Key] = (System.Math.Min(2, before.Least + count.Value.Least), System.Math.Min(2, before.Most + count.Value.Most));
            }
        return sum;
    }

    private static Dictionary<Particle, (int Least, int Most)> Choose(IEnumerable<Dictionary<Particle, (int Least, int Most)>> alternatives)
    {
        var result = new Dictionary<Particle, (int Least, int Most)>();
        var met = new Dictionary<Particle, int>();
        var number = 0;
        foreach (var alternative in alternatives)
        {
            number++;
            foreach (var count in alternative)
            {
                met.TryGetValue(count.Key, out var times);
                met[count.Key] = times + 1;
                result[count.Key] = result.TryGetValue(count.Key, out var before)
                    ? (System.Math.Min(before.Least, count.Value.Least), System.Math.Max(before.Most, count.Value.Most))
                    : count.Value;
            }
        }
        // A particle that one alternative lacks is not required.
        foreach (var count in met)
            if (count.Value < number)
                result[count.Key] = (0, result[count.Key].Most);
        return result;
    }
}
