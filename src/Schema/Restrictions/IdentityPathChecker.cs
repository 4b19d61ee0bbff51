using System.Collections.Generic;
using Bindery.Identity;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Restrictions;

/// <summary>
/// Checks the paths of b:unique and b:keyref against the grammar. A path that selects nothing is an error, because its rule would have no effect.
/// </summary>
internal sealed class IdentityPathChecker(DiagnosticBag diagnostics)
{
    private readonly Dictionary<SimpleElement, (List<SimpleElement> Elements, List<SimpleAttribute> Attributes)> _children = [];

    /// <summary>Checks all rules of a schema that is read for the newest target: in older ones, the nodes that a path names may be missing.</summary>
    public void Check(SimpleGrammar grammar)
    {
        foreach (var element in grammar.Elements)
            foreach (var rule in element.IdentityRules)
                Check(element, rule);
    }

    private void Check(SimpleElement element, SimpleIdentityRule rule)
    {
        Check(element, rule.Rule.Items, rule.Rule.Fields, rule.Syntax.Items, rule.Syntax.Fields);
        // The content of another document is not known here.
        if (rule.Rule is KeyReferenceRule { Document: null } reference && rule.Syntax.Refer is { } refer)
            Check(element, reference.ReferItems, reference.ReferFields, refer.Items, refer.Fields);
    }

    private void Check(
        SimpleElement element,
        IReadOnlyList<IdentityPath> paths,
        IReadOnlyList<IdentityField> fields,
        IReadOnlyList<IReadOnlyList<IdentityStepSyntax>> pathSyntax,
        IReadOnlyList<IdentityFieldSyntax> fieldSyntax)
    {
        var items = new List<SimpleElement>();
        for (var i = 0; i < paths.Count; i++)
        {
            if (Follow(element, paths[i], pathSyntax[i]) is not { } found)
                return;
            items.AddRange(found);
        }

        for (var i = 0; i < fields.Count; i++)
        {
            var (field, syntax) = (fields[i], fieldSyntax[i]);
            var here = items;
            for (var step = 0; step < field.Steps.Count && here is not null; step++)
                here = Children(here, field.Steps[step], syntax.Steps[step]);
            if (here is not null && field.Attribute is not null)
                Find(here, field.Attribute, syntax.Attribute!);
        }
    }

    private List<SimpleElement>? Follow(SimpleElement start, IdentityPath path, IReadOnlyList<IdentityStepSyntax> syntax)
    {
        var here = new List<SimpleElement> { start };
        for (var i = 0; i < path.Steps.Count; i++)
        {
            if (Children(here, path.Steps[i].Name, syntax[i].Name) is not { } next)
                return null;
            for (var test = 0; test < path.Steps[i].Tests.Count; test++)
                Find(next, path.Steps[i].Tests[test].Attribute, syntax[i].Tests[test].Attribute);
            here = next;
        }

        return here;
    }

    private List<SimpleElement>? Children(List<SimpleElement> parents, ExactName name, NameSyntax syntax)
    {
        var found = new HashSet<SimpleElement>();
        foreach (var parent in parents)
            foreach (var child in Of(parent).Elements)
                if (child.Name.Contains(name.NamespaceUri, name.LocalName))
                    found.Add(child);
        if (found.Count > 0)
            return [.. found];
        diagnostics.Add(SchemaRules.InvalidValue, $"The schema has no element '{name.LocalName}' here: nothing would ever be compared", syntax.Span);
        return null;
    }

    private void Find(List<SimpleElement> owners, ExactName name, NameSyntax syntax)
    {
        foreach (var owner in owners)
            foreach (var attribute in Of(owner).Attributes)
                if (attribute.Name.Contains(name.NamespaceUri, name.LocalName))
                    return;
        diagnostics.Add(SchemaRules.InvalidValue, $"The schema has no attribute '{name.LocalName}' here", syntax.Span);
    }

    private (List<SimpleElement> Elements, List<SimpleAttribute> Attributes) Of(SimpleElement element)
    {
        if (_children.TryGetValue(element, out var known))
            return known;
        var elements = new HashSet<SimpleElement>();
        var attributes = new List<SimpleAttribute>();
        var seen = new HashSet<SimplePattern>();
        var pending = new Stack<SimplePattern>();
        pending.Push(element.Content);
        while (pending.Count > 0)
        {
            var pattern = pending.Pop();
            if (!seen.Add(pattern))
                continue;
            switch (pattern)
            {
                case SimpleElementReference reference:
                    elements.Add(reference.Element);
                    break;
                case SimpleAttribute attribute:
                    attributes.Add(attribute);
                    break;
                case SimpleOneOrMore oneOrMore:
                    pending.Push(oneOrMore.Content);
                    break;
                case SimpleChoice choice:
                    PushAll(choice.Alternatives);
                    break;
                case SimpleGroup group:
                    PushAll(group.Items);
                    break;
                case SimpleInterleave interleave:
                    PushAll(interleave.Items);
                    break;
            }
        }

        void PushAll(IReadOnlyList<SimplePattern> items)
        {
            foreach (var item in items)
                pending.Push(item);
        }

        known = ([.. elements], attributes);
        _children.Add(element, known);
        return known;
    }
}
