using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>For each element, the words of enclosing discriminators with which it can occur.</summary>
/// <remarks>
/// A discriminator is only described for elements that occur nowhere but in its own class, that is, those that its class dominates in the containment graph.
/// Only a few levels of classes are considered: for deeper elements the description would not be helpful, and in a deep schema there would be as many sentences
/// as pairs of classes.
/// </remarks>
internal sealed class ElementContexts
{
    private const int MostLevels = 6;

    private readonly Dictionary<SimpleElement, Dictionary<Discriminator, HashSet<string>>> _words = [];
    private readonly Dictionary<SimpleElement, IReadOnlyList<SimpleElement>> _children = [];
    private readonly ElementSets _sets;

    public ElementContexts(IReadOnlyList<BoundClass> classes, ElementSets sets, CancellationToken cancellationToken)
    {
        _sets = sets;
        var roots = classes.Where(bound => bound.IsRoot).SelectMany(bound => bound.Elements).Distinct().ToList();
        var groups = new ElementGroups(classes, Reach(roots, cancellationToken), roots, ChildrenOf);
        foreach (var bound in classes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var discriminator in bound.Discriminators)
                Follow(bound, discriminator, groups);
        }
    }

    /// <summary>Returns the discriminators of the enclosing classes.</summary>
    public IEnumerable<Discriminator> DiscriminatorsAround(BoundClass bound) =>
        bound.Elements.SelectMany(element => _words.TryGetValue(element, out var words) ? words.Keys : (IEnumerable<Discriminator>)[]).Distinct();

    /// <summary>Returns the words with which one of the elements can occur.</summary>
    public IReadOnlyCollection<string> Words(IEnumerable<SimpleElement> elements, Discriminator discriminator)
    {
        var all = new HashSet<string>();
        foreach (var element in elements)
            all.UnionWith(_words.TryGetValue(element, out var words) && words.TryGetValue(discriminator, out var own) ? own : discriminator.States);
        return all;
    }

    private List<SimpleElement> Reach(IReadOnlyList<SimpleElement> roots, CancellationToken cancellationToken)
    {
        var reached = new List<SimpleElement>(roots);
        var met = new HashSet<SimpleElement>(roots);
        for (var i = 0; i < reached.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reached.AddRange(ChildrenOf(reached[i]).Where(met.Add));
        }
        return reached;
    }

    private IReadOnlyList<SimpleElement> ChildrenOf(SimpleElement element)
    {
        if (!_children.TryGetValue(element, out var children))
            _children.Add(element, children = _sets.ShapeOf([element]).Particles.SelectMany(particle => particle.Elements).Distinct().ToList());
        return children;
    }

    private void Follow(BoundClass bound, Discriminator discriminator, ElementGroups groups)
    {
        var owner = groups.Of(bound.Elements[0]);
        var states = new Dictionary<SimpleElement, HashSet<string>>();
        var pending = new Queue<SimpleElement>();
        foreach (var element in bound.Elements)
            foreach (var child in ChildrenOf(element))
                Add(child, discriminator.StatesThatAllow(DiscriminatorSearch.SiblingOf(child)));
        while (pending.Count > 0)
        {
            var element = pending.Dequeue();
            foreach (var child in ChildrenOf(element))
                Add(child, states[element]);
        }
        foreach (var (element, words) in states.Select(pair => (pair.Key, pair.Value)))
        {
            // An element that is allowed with all words is not restricted.
            if (words.Count == discriminator.States.Count)
                continue;
            if (!_words.TryGetValue(element, out var around))
                _words.Add(element, around = []);
            around.Add(discriminator, words);
        }

        void Add(SimpleElement element, IEnumerable<string> words)
        {
            if (!groups.IsWithin(element, owner, MostLevels))
                return;
            var isNew = !states.TryGetValue(element, out var known);
            if (isNew)
                states.Add(element, known = []);
            var before = known!.Count;
            known.UnionWith(words);
            if (isNew || known.Count > before)
                pending.Enqueue(element);
        }
    }
}
