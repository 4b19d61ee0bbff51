using System.Collections.Generic;
using System.Linq;
using Bindery.Identity;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>Rules of uniqueness and of references with their namespaces (4.9), without those that the target does not have (b:since).</summary>
internal sealed partial class Expander
{
    private List<SimpleIdentityRule> IdentityRules(ElementSyntax element, Context context)
    {
        var rules = new List<SimpleIdentityRule>();
        if (element.IdentityRules.Count == 0)
            return rules;
        foreach (var syntax in element.IdentityRules)
            if (!IsBeyondTarget(syntax.Since))
                rules.Add(new SimpleIdentityRule(Build(syntax, context.Ns), syntax));
        // The compiled form keeps them separate.
        return rules.OrderBy(rule => rule.Syntax.Refer is not null).ToList();
    }

    private static AnnotationRule Build(IdentityRuleSyntax syntax, string ns) => syntax.Refer is { } refer
        ? new KeyReferenceRule(
            Paths(syntax.Items, ns),
            Fields(syntax.Fields, ns),
            Paths(refer.Items, ns),
            Fields(refer.Fields, ns),
            syntax.Phrase,
            refer.Because,
            refer.Document is null ? null : Exact(refer.Document, ns),
            syntax.IsWarning)
        : new UniqueRule(Paths(syntax.Items, ns), Fields(syntax.Fields, ns), syntax.Phrase, syntax.IsWarning);

    private static IdentityPath[] Paths(IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> paths, string ns) => paths
        .Select(path =>
            new IdentityPath(
                path.Select(step =>
                    new IdentityStep(
                        Exact(step.Name, ns), step.Tests.Select(test => new IdentityTest(Exact(test.Attribute, ns), test.Value, test.IsNegated)).ToArray()))
                .ToArray()))
        .ToArray();

    private static IdentityField[] Fields(IReadOnlyList<IdentityFieldSyntax> fields, string ns) => fields
        .Select(field => new IdentityField(field.Steps.Select(step => Exact(step, ns)).ToArray(), field.Attribute is null ? null : Exact(field.Attribute, ns)))
        .ToArray();

    private static ExactName Exact(NameSyntax name, string ns) => new(name.Ns ?? ns, name.LocalName);
}
