using System;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>Particles and model groups (XML Schema Part 1, 3.7 to 3.9) with their bounds.</summary>
internal sealed partial class XsdTranslator
{
    /// <summary>A particle; null where it is nothing at all. As deep as the file nests, for groups are definitions.</summary>
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
                return AnyElement(NamespaceConstraint.Read(any.Namespace, TargetNamespaceOf(any)), any.ProcessContents, span);
            case XmlSchemaGroupRef reference:
                // The particle of the reference has the bounds of the reference; that of the group is what is repeated.
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
                // A choice of what is nothing at all is nothing; one of nothing is not to be had.
                if (choice.Items.Count > 0 && choice.Items.Cast<XmlSchemaParticle>().All(item => item.MaxOccurs == 0))
                    return null;
                return Choice(
                    span,
                    choice.Items.Cast<XmlSchemaParticle>()
                        .Where(item => item.MaxOccurs != 0)
                        .Select(item => Particle(item) ?? new EmptySyntax(span))
                        .ToArray());
            case XmlSchemaGroupBase sequence:
                var items = sequence.Items.Cast<XmlSchemaParticle>().Select(Particle).OfType<PatternSyntax>().ToArray();
                return items.Length == 0 ? null
                    : items.Length == 1 ? items[0]
                    : new CompositeSyntax(span, sequence is XmlSchemaAll ? CompositeKind.Interleave : CompositeKind.Group, items);
            default:
                return null;
        }
    }

    private PatternSyntax Occurs(XmlSchemaParticle particle, PatternSyntax term)
    {
        var isUnbounded = particle.MaxOccurs == decimal.MaxValue;
        var span = _places.SpanOf(particle);
        if (particle.MinOccurs > RepeatSyntax.Most || (!isUnbounded && particle.MaxOccurs > RepeatSyntax.Most))
        {
            var name = particle.MinOccurs > RepeatSyntax.Most ? "minOccurs" : "maxOccurs";
            _diagnostics.Add(
                SchemaRules.LimitExceeded,
                FormattableString.Invariant($"'{name}' is more than {RepeatSyntax.Most}, the greatest bound that is counted; 'unbounded' is no bound at all"),
                _places.SpanOf(particle, name));
            return term;
        }

        return (particle.MinOccurs, isUnbounded ? -1 : particle.MaxOccurs) switch
        {
            (1, 1) => term,
            (0, 1) => Optional(span, term),
            (0, -1) => ZeroOrMore(span, term),
            (1, -1) => new CompositeSyntax(span, CompositeKind.OneOrMore, [term]),
            _ => new RepeatSyntax(span, term, (int)particle.MinOccurs, isUnbounded ? null : (int)particle.MaxOccurs),
        };
    }
}
