using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Rng;

/// <summary>Reads b:unique and b:keyref, which are children of an element pattern.</summary>
internal sealed class RngIdentityRules(DiagnosticBag diagnostics, RngAnnotations annotations)
{
    /// <summary>The maximum number of rules on one element: each rule is checked at every element below it.</summary>
    private const int Most = 64;

    /// <summary>Whether an element is b:unique or b:keyref.</summary>
    public static bool Is(MarkupElement element) => element.NamespaceUri == RngVocabulary.BinderyNamespace && element.LocalName is "unique" or "keyref";

    /// <summary>Returns the rules of an element pattern, in document order.</summary>
    /// <param name="pattern">The element pattern.</param>
    /// <param name="ns">The ns attribute that applies; null if the file has none.</param>
    public IReadOnlyList<IdentityRuleSyntax> Read(MarkupElement pattern, string? ns)
    {
        List<IdentityRuleSyntax>? rules = null;
        for (var i = 0; i < pattern.Children.Count; i++)
        {
            if (pattern.Children[i] is not MarkupElement element || !Is(element))
                continue;
            if (rules?.Count == Most)
            {
                diagnostics.Add(SchemaRules.LimitExceeded, $"There are more than {Most} rules (b:unique and b:keyref) on one element", element.Span);
                break;
            }

            if (ReadRule(element, ns) is { } rule)
                (rules ??= []).Add(rule);
        }

        return rules ?? (IReadOnlyList<IdentityRuleSyntax>)[];
    }

    private IdentityRuleSyntax? ReadRule(MarkupElement element, string? ns)
    {
        var isReference = element.LocalName == "keyref";
        // Code that has two documents may send them to different receivers.
        var isWarning = isReference && element.Attribute("document") is not null;
        string? phrase = null, because = null;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.NamespaceUri.Length > 0 && attribute.NamespaceUri != RngVocabulary.BinderyNamespace)
                continue;
            switch (attribute.NamespaceUri.Length == 0 ? attribute.LocalName : "")
            {
                case "select" or "field" or "since":
                case "refer" or "refer-field" or "document" when isReference:
                    break;
                case "because" when isReference:
                    because = SchemaNames.Trim(attribute.Value);
                    break;
                case "phrase":
                    phrase = SchemaNames.Trim(attribute.Value);
                    break;
                case "severity" when SchemaNames.Trim(attribute.Value) is "error" or "warning":
                    isWarning = SchemaNames.Trim(attribute.Value) == "warning";
                    break;
                case "severity":
                    diagnostics.Add(SchemaRules.InvalidValue, $"'{attribute.Value}' is not a valid severity: write 'error' or 'warning'", attribute.ValueSpan);
                    break;
                default:
                    diagnostics.Add(
                        SchemaRules.NotAllowedHere,
                        $"The attribute '{attribute.QualifiedName}' is not allowed on '{element.QualifiedName}', which takes select, field, {(isReference ? "refer, refer-field, document, because, " : "")}phrase, severity and since",
                        attribute.NameSpan);
                    break;
            }
        }

        foreach (var child in element.Children)
            if (child is not (MarkupText { IsWhiteSpace: true } or MarkupComment))
                diagnostics.Add(SchemaRules.NotAllowedHere, $"'{element.QualifiedName}' takes no content: its paths are attributes", child.Span);
        var since = element.Attribute("since") is { } version ? annotations.ReadVersion(version) : null;
        var items = Paths(element, "select", ns)?.ReadItems(isReference);
        var fields = Paths(element, "field", ns)?.ReadFields();
        var referItems = isReference ? Paths(element, "refer", ns)?.ReadItems(isReference) : null;
        var referFields = isReference ? Paths(element, "refer-field", ns)?.ReadFields() : null;
        var other = isReference ? element.Attribute("document") : null;
        var document = other is null ? null : new IdentityPathReader(other, element, ns, diagnostics).ReadDocument();
        if (items is null || fields is null || isReference && (referItems is null || referFields is null) || other is not null && document is null)
            return null;
        var refer = isReference ? new ReferSyntax(referItems!, referFields!, because is { Length: > 0 } ? because : null, document) : null;
        return new IdentityRuleSyntax(items, fields, phrase is { Length: > 0 } ? phrase : null, isWarning, since, refer);
    }

    private IdentityPathReader? Paths(MarkupElement element, string name, string? ns)
    {
        if (element.Attribute(name) is { } attribute)
            return new IdentityPathReader(attribute, element, ns, diagnostics);
        var says = (element.LocalName, name) switch
        {
            ("unique", "select") => "the items of the rule",
            ("unique", _) => "the value of an item",
            (_, "select") => "the items of the rule",
            (_, "field") => "the value of an item",
            (_, "refer") => "the items that are referred to",
            _ => "the value of an item that is referred to",
        };
        diagnostics.Add(SchemaRules.Missing, $"'{element.QualifiedName}' lacks the attribute '{name}', which specifies {says}", element.Span);
        return null;
    }
}
