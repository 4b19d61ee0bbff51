using System;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Particles and model groups (XML Schema Part 1, 3.7 to 3.9) with their bounds.</summary>
internal sealed partial class XsdTranslator
{
    /// <summary>
    /// Returns the pattern of a particle; null if it cannot occur. The recursion is as deep as the nesting of the file, because groups are definitions.
    /// </summary>
    private PatternSyntax? Particle(XmlSchemaParticle particle)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (particle.MaxOccurs == 0)
            return null;
        return Term(particle) is { } term ? Occurs(particle, term) : null;
    }

    private PatternSyntax? Term(XmlSchemaParticle particle)
    {
        var span = _places.SpanOf(particle);
        switch (particle)
        {
            case XmlSchemaElement element when !element.RefName.IsEmpty:
                return Substitutable(element.RefName, _places.SpanOf(element, "ref"));
            case XmlSchemaElement element:
                return Element(element);
            case XmlSchemaAny any:
                return AnyElement(ElementNames(_places.ElementOf(any), TargetNamespaceOf(any), any), any.ProcessContents, span);
            case XmlSchemaGroupRef reference:
                // The particle of the reference has the bounds of the reference; that of the group is the repeated content.
                var group = _redefinitions.Resolve(reference, _groups[reference.RefName]).Particle!;
                return group.Items.Count == 0 && group is not XmlSchemaChoice
                    ? null
                    : Reference(
                        group,
                        "group",
                        "group " + Name(reference.RefName),
                        _places.SpanOf(reference, "ref"),
                        _places.SpanOf(group),
                        () => Term(group) ?? new EmptySyntax(span));
            case XmlSchemaChoice choice:
                // A choice of particles that cannot occur is empty; a choice without particles is notAllowed.
                if (choice.Items.Count > 0 && choice.Items.Cast<XmlSchemaParticle>().All(item => item.MaxOccurs == 0))
                    return null;
                return Choice(
                    span,
                    choice.Items.Cast<XmlSchemaParticle>()
                        .Where(item => item.MaxOccurs != 0)
                        .Select(item => Particle(item) ?? new EmptySyntax(span))
                        .ToArray());
            case XmlSchemaGroupBase all when IsAll(all):
                return All(all, span);
            case XmlSchemaGroupBase sequence:
                var items = sequence.Items.Cast<XmlSchemaParticle>().Select(Particle).OfType<PatternSyntax>().ToArray();
                return items.Length == 0 ? null
                    : items.Length == 1 ? items[0]
                    : new CompositeSyntax(span, CompositeKind.Group, items);
            default:
                return null;
        }
    }

    private PatternSyntax Occurs(XmlSchemaParticle particle, PatternSyntax term) => Occurs(
        term,
        new XsdBounds(particle.MinOccurs, particle.MaxOccurs == decimal.MaxValue ? null : particle.MaxOccurs),
        _places.SpanOf(particle),
        name => _places.SpanOf(particle, name));

    private PatternSyntax Occurs(PatternSyntax term, XsdBounds bounds, SourceSpan span, Func<string, SourceSpan> placeOf)
    {
        if (bounds.Least > RepeatSyntax.Most || bounds.Most > RepeatSyntax.Most)
        {
            var name = bounds.Least > RepeatSyntax.Most ? "minOccurs" : "maxOccurs";
            _diagnostics.Add(
                SchemaRules.LimitExceeded,
                FormattableString.Invariant($"'{name}' is more than {RepeatSyntax.Most}, the largest supported bound; 'unbounded' means no bound"),
                placeOf(name));
            return term;
        }

        return (bounds.Least, bounds.Most ?? -1) switch
        {
            (1, 1) => term,
            (0, 1) => Optional(span, term),
            (0, -1) => ZeroOrMore(span, term),
            (1, -1) => new CompositeSyntax(span, CompositeKind.OneOrMore, [term]),
            _ => new RepeatSyntax(span, term, (int)bounds.Least, (int?)bounds.Most),
        };
    }
}
