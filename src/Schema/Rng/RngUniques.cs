using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>Reads b:unique, which stands among the children of an element pattern.</summary>
internal sealed class RngUniques(DiagnosticBag diagnostics, RngAnnotations annotations)
{
    /// <summary>The most rules on one element: each is asked of every element below.</summary>
    private const int Most = 64;

    /// <summary>Whether an element is b:unique.</summary>
    public static bool Is(MarkupElement element) => element.NamespaceUri == RngVocabulary.BinderyNamespace && element.LocalName == "unique";

    /// <summary>The rules of an element pattern, in their order.</summary>
    /// <param name="pattern">The element pattern.</param>
    /// <param name="ns">The ns attribute in force; null: none in this file.</param>
    public IReadOnlyList<UniqueSyntax> Read(MarkupElement pattern, string? ns)
    {
        List<UniqueSyntax>? rules = null;
        for (var i = 0; i < pattern.Children.Count; i++)
        {
            if (pattern.Children[i] is not MarkupElement element || !Is(element))
                continue;
            if (rules?.Count == Most)
            {
                diagnostics.Add(SchemaRules.LimitExceeded, $"There are more than {Most} rules of uniqueness on one element", element.Span);
                break;
            }

            if (ReadRule(element, ns) is { } rule)
                (rules ??= []).Add(rule);
        }

        return rules ?? (IReadOnlyList<UniqueSyntax>)[];
    }

    private UniqueSyntax? ReadRule(MarkupElement element, string? ns)
    {
        var isWarning = false;
        string? phrase = null;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.NamespaceUri.Length > 0 && attribute.NamespaceUri != RngVocabulary.BinderyNamespace)
                continue;
            switch (attribute.NamespaceUri.Length == 0 ? attribute.LocalName : "")
            {
                case "select" or "field" or "since":
                    break;
                case "phrase":
                    phrase = SchemaNames.Trim(attribute.Value);
                    break;
                case "severity" when SchemaNames.Trim(attribute.Value) is "error" or "warning":
                    isWarning = SchemaNames.Trim(attribute.Value) == "warning";
                    break;
                case "severity":
                    diagnostics.Add(SchemaRules.InvalidValue, $"\"{attribute.Value}\" is no severity: write \"error\" or \"warning\"", attribute.ValueSpan);
                    break;
                default:
                    diagnostics.Add(
                        SchemaRules.NotAllowedHere,
                        $"The attribute \"{attribute.QualifiedName}\" is not allowed on \"{element.QualifiedName}\", which takes select, field, phrase, severity and since",
                        attribute.NameSpan);
                    break;
            }
        }

        foreach (var child in element.Children)
            if (child is not MarkupText { IsWhiteSpace: true })
                diagnostics.Add(SchemaRules.NotAllowedHere, $"\"{element.QualifiedName}\" takes no content: its paths are the attributes select and field", child.Span);
        var since = element.Attribute("since") is { } version ? annotations.ReadVersion(version) : null;
        var items = Paths(element, "select", ns)?.ReadItems();
        var fields = Paths(element, "field", ns)?.ReadFields();
        return items is null || fields is null ? null : new UniqueSyntax(items, fields, phrase is { Length: > 0 } ? phrase : null, isWarning, since);
    }

    private UniquePathReader? Paths(MarkupElement element, string name, string? ns)
    {
        if (element.Attribute(name) is { } attribute)
            return new UniquePathReader(attribute, element, ns, diagnostics);
        diagnostics.Add(SchemaRules.Missing, $"\"{element.QualifiedName}\" lacks the attribute \"{name}\", which says {(name == "select" ? "which elements" : "what of them")} must be unique", element.Span);
        return null;
    }
}
