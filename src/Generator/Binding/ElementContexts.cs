using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Schema.Simplified;

namespace Bindery.Generator.Binding;

/// <summary>For each element the words of the discriminators around it beside which it can stand.</summary>
internal sealed class ElementContexts
{
    private readonly Dictionary<SimpleElement, Dictionary<Discriminator, HashSet<string>>> _words = [];

    public ElementContexts(IReadOnlyList<BoundClass> classes, ElementSets sets, CancellationToken cancellationToken)
    {
        var discriminators = classes.SelectMany(bound => bound.Elements.SelectMany(element => bound.Discriminators.Select(found => (element, found))))
            .ToLookup(pair => pair.element, pair => pair.found);
        var pending = new Queue<SimpleElement>(classes.Where(bound => bound.IsRoot).SelectMany(bound => bound.Elements));
        var met = new HashSet<SimpleElement>(pending);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parent = pending.Dequeue();
            foreach (var child in sets.ShapeOf([parent]).Particles.SelectMany(particle => particle.Elements).Distinct())
            {
                var changed = met.Add(child);
                foreach (var own in discriminators[parent])
                    changed |= Add(child, own, own.StatesThatAllow(child));
                foreach (var inherited in WordsOf(parent).ToList())
                    changed |= Add(child, inherited.Key, inherited.Value);
                if (changed)
                    pending.Enqueue(child);
            }
        }
    }

    /// <summary>The discriminators of the classes around a class.</summary>
    public IEnumerable<Discriminator> DiscriminatorsAround(BoundClass bound) =>
        bound.Elements.SelectMany(element => WordsOf(element).Keys).Distinct();

    /// <summary>The words beside which one of the elements can stand.</summary>
    public IReadOnlyCollection<string> Words(IEnumerable<SimpleElement> elements, Discriminator discriminator) =>
        elements.SelectMany(element => WordsOf(element).TryGetValue(discriminator, out var words) ? words : (IEnumerable<string>)discriminator.States).Distinct().ToList();

    private Dictionary<Discriminator, HashSet<string>> WordsOf(SimpleElement element)
    {
        if (!_words.TryGetValue(element, out var words))
            _words.Add(element, words = []);
        return words;
    }

    private bool Add(SimpleElement element, Discriminator discriminator, IEnumerable<string> words)
    {
        var all = WordsOf(element);
        if (!all.TryGetValue(discriminator, out var known))
            all.Add(discriminator, known = []);
        var before = known.Count;
        known.UnionWith(words);
        return known.Count > before;
    }
}
