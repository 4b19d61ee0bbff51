using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// The complex types that get a class: those that can be reached from the roots, with their base types and the types derived from them. They are known before
/// the first class is named, so that no other class takes the name of a type.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly ElementSets _sets;
    private readonly HashSet<SimpleType> _found = [];
    private readonly List<SimpleType> _ordered = [];
    private readonly HashSet<string> _seen = [];
    private readonly Queue<ContentShape> _pending = new();

    private ReachedTypes(ElementSets sets) => _sets = sets;

    /// <summary>Returns the types in the order in which they are reached.</summary>
    public static IReadOnlyList<SimpleType> From(IEnumerable<IReadOnlyList<SimpleElement>> roots, ElementSets sets, CancellationToken cancellationToken)
    {
        var reached = new ReachedTypes(sets);
        foreach (var elements in roots)
            reached.Visit(elements);
        while (reached._pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reached.Follow(reached._pending.Dequeue());
        }
        return reached._ordered;
    }

    private void Follow(ContentShape shape)
    {
        foreach (var slot in shape.Slots)
            foreach (var particle in slot)
                if (particle.Kind == ParticleKind.Substitution)
                    foreach (var element in particle.Elements)
                        Visit([element]);
                else if (particle.Kind == ParticleKind.Element && (slot.Count > 1 || HasClass(particle)))
                    Visit(particle.Elements);
                else if (particle.Kind == ParticleKind.Element && _sets.RoleOf(particle.Elements) == ElementRole.Wrapper)
                    _pending.Enqueue(_sets.ShapeOf(particle.Elements));
    }

    private bool HasClass(Particle particle) =>
        _sets.RoleOf(particle.Elements) is var role && (role == ElementRole.Class || (particle.IsMany && role is ElementRole.Wrapper or ElementRole.Presence));

    private void Visit(IReadOnlyList<SimpleElement> elements)
    {
        if (ElementSets.TypeOf(elements) is not { } type)
        {
            if (_seen.Add(string.Join(",", elements.Select(element => element.Number).OrderBy(number => number))))
                _pending.Enqueue(_sets.ShapeOf(elements));
            return;
        }
        for (var above = type.Base; above is not null; above = above.Base)
            Add(above);
        Add(type);
        foreach (var derived in type.Descendants)
            Add(derived);
    }

    private void Add(SimpleType type)
    {
        if (!_found.Add(type))
            return;
        _ordered.Add(type);
        _pending.Enqueue(_sets.ShapeOf(type));
    }
}
