using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Branches;
using Bindery.Generator.Binding.Model;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>Finds the discriminators of classes in the compiled grammar, which is also the source for messages about code and documents.</summary>
internal sealed class DiscriminatorSearch
{
    private readonly BranchSession _session;
    private readonly Dictionary<int, ElementPattern> _elements;

    /// <summary>Creates a search in the compiled form of the bound schema.</summary>
    public DiscriminatorSearch(CompiledGrammar grammar)
    {
        // Models have output-only members too.
        _session = BranchSession.Of(grammar, isOutput: true);
        _elements = grammar.Graph.Elements.ToDictionary(element => element.Number);
    }

    /// <summary>Finds a class's discriminators: enumerated attributes with different patterns in different branches.</summary>
    public IEnumerable<Discriminator> Find(
        string className, IReadOnlyList<SimpleElement> elements, IReadOnlyList<(AttributeModel Model, Particle Particle)> attributes)
    {
        // Most classes have no discriminators, so that the grammar is not needed.
        if (!attributes.Any(attribute => IsCandidate(attribute.Model, attribute.Particle)))
            yield break;
        var patterns = _session.ClassOf(elements.Select(element => _elements.TryGetValue(element.Number, out var pattern) ? pattern : null)
            .OfType<ElementPattern>()
            .ToList());
        foreach (var (model, particle) in attributes)
        {
            if (!IsCandidate(model, particle) || patterns.Find(NumberOf(model.Xml)) is not { Contents.Count: > 1 } attribute)
                continue;
            var words = particle.Attributes.SelectMany(pattern => Words.In(pattern.Content)).Distinct(StringComparer.Ordinal).ToList();
            var projection = new Projection(_session, patterns, attribute, new WordClasses(words, attribute, _session.Matcher));
            var projections = new Dictionary<string, IReadOnlyDictionary<Sibling, bool>>(StringComparer.Ordinal);
            foreach (var word in words)
                if (projection.Onto(word) is { } beside)
                    projections.Add(word, beside);
            if (projections.Count < 2)
                continue;
            string? meaning = null;
            if (projection.OntoAbsence is { } absence)
            {
                meaning = model.Member.Default ?? _session.MeaningOfAbsence(patterns, attribute);
                if (meaning is null)
                    projections.Add(Discriminator.Absence, absence);
            }
            yield return new Discriminator(className, model, projections, meaning);
        }
    }

    /// <summary>Returns an element as a sibling of attributes.</summary>
    public static Sibling SiblingOf(SimpleElement element) => new(IsChild: true, element.Number);

    /// <summary>Returns an attribute as a sibling of others.</summary>
    public Sibling SiblingOf(XmlName attribute) => new(IsChild: false, NumberOf(attribute));

    private static bool IsCandidate(AttributeModel model, Particle particle) =>
        model.Value.Kind == ValueKind.Enum && particle.Attributes.Distinct().Take(2).Count() > 1;

    private int NumberOf(XmlName name) => _session.Names.Find(name.NamespaceUri, name.LocalName);
}
