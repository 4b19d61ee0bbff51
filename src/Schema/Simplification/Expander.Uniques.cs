using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Simplified;
using Bindery.Schema.Syntax;
using Bindery.Uniqueness;

namespace Bindery.Schema.Simplification;

/// <summary>Rules of uniqueness with their namespaces (4.9), as far as the target has them (b:since).</summary>
internal sealed partial class Expander
{
    private List<SimpleUnique> Uniques(ElementSyntax element, Place place)
    {
        var rules = new List<SimpleUnique>();
        foreach (var syntax in element.Uniques)
            if (!IsBeyondTarget(syntax.Since))
                rules.Add(new SimpleUnique(Build(syntax, place.Ns), syntax));
        return rules;
    }

    private static UniqueRule Build(UniqueSyntax syntax, string ns) => new(
        syntax.Items.Select(path => new UniquePath(path.Select(step => new UniqueStep(Exact(step.Name, ns), step.Tests.Select(test => new UniqueTest(Exact(test.Attribute, ns), test.Value, test.IsNegated)).ToArray())).ToArray())).ToArray(),
        syntax.Fields.Select(field => new UniqueField(field.Steps.Select(step => Exact(step, ns)).ToArray(), field.Attribute is null ? null : Exact(field.Attribute, ns))).ToArray(),
        syntax.Phrase,
        syntax.IsWarning);

    private static ExactName Exact(NameSyntax name, string ns) => new(name.Ns ?? ns, name.LocalName);
}
