using System;
using System.Collections.Generic;
using System.Threading;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Limits the size of the named components of a schema with their references to groups, bases and member types followed, and the length of such chains, because
/// the cost of compiling them is proportional. Components are distinguished only by kind and local name, so the size may be overestimated.
/// </summary>
internal sealed class XsdGrowth
{
    /// <summary>The maximum number of particles of a component.</summary>
    private const long MostOfOne = 50_000;

    /// <summary>The maximum number of particles of all components together.</summary>
    private const long MostOfAll = 2_000_000;

    /// <summary>The maximum length of a chain of references.</summary>
    private const int Longest = 2_000;

    private readonly Dictionary<(string Kind, string Name), Component> _components = [];
    private readonly DiagnosticBag _diagnostics;

    private XsdGrowth(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>Whether the schema stays within the limits; otherwise this is reported.</summary>
    public static bool IsBounded(IReadOnlyList<XsdSyntax> files, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var growth = new XsdGrowth(diagnostics);
        foreach (var file in files)
            if (file.Document is { } document)
                foreach (var child in document.Children)
                    if (child is MarkupElement { NamespaceUri: XsdVocabulary.Namespace } element)
                        growth.AddAll(element);
        return growth.Check(cancellationToken);
    }

    private sealed class Component(SourceSpan span)
    {
        public SourceSpan Span { get; } = span;

        public long Own { get; set; }

        public List<(string Kind, string Name)> References { get; } = [];

        public long Size { get; set; }

        public int Depth { get; set; }

        public bool IsOpen { get; set; }
    }

    private void AddAll(MarkupElement element)
    {
        Add(element);
        // What is redefined grows by what it is made of anew.
        if (element.LocalName is "redefine" or "override")
            foreach (var child in element.Children)
                if (child is MarkupElement { NamespaceUri: XsdVocabulary.Namespace } inner)
                    Add(inner);
    }

    private void Add(MarkupElement element)
    {
        var kind = element.LocalName switch { "complexType" or "simpleType" => "type",
            "group" => "group",
            "attributeGroup" => "attributes",
            "element" => "element",
            _ => null };
        if (kind is null || element.Attribute("name")?.Value.Trim() is not { } name)
            return;
        if (!_components.TryGetValue((kind, name), out var component))
            _components.Add((kind, name), component = new Component(element.Span));
        Collect(element, component, isTop: true);
    }

    private static void Collect(MarkupElement element, Component component, bool isTop)
    {
        if (element.LocalName == "annotation")
            return;
        component.Own++;
        if (!isTop)
        {
            if (element.LocalName is "group" or "attributeGroup")
                Refer(component, element.LocalName == "group" ? "group" : "attributes", element.Attribute("ref")?.Value);
        }

        if (element.LocalName is "extension" or "restriction")
            Refer(component, "type", element.Attribute("base")?.Value);
        else if (element.LocalName == "list")
            Refer(component, "type", element.Attribute("itemType")?.Value);
        else if (element.LocalName == "union" && element.Attribute("memberTypes") is { } members)
            foreach (var member in members.Value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
                Refer(component, "type", member);
        else if (isTop && element.LocalName == "element")
            Refer(component, "element", element.Attribute("substitutionGroup")?.Value);
        foreach (var child in element.Children)
            if (child is MarkupElement inner)
                Collect(inner, component, isTop: false);
    }

    private static void Refer(Component component, string kind, string? name)
    {
        if (name is not null)
            component.References.Add((kind, name.Substring(name.IndexOf(':') + 1).Trim()));
    }

    private bool Check(CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var component in _components.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(component);
            total += component.Size;
            if (component.Size > MostOfOne || component.Depth > Longest || total > MostOfAll)
            {
                _diagnostics.Add(
                    SchemaRules.LimitExceeded,
                    component.Depth > Longest ? $"This has more than {Longest} base components, each based on the next"
                    : component.Size > MostOfOne ? $"This expands to more than {MostOfOne} particles when all groups and bases are followed"
                    : $"The schema expands to more than {MostOfAll} particles when all groups and bases are followed",
                    component.Span);
                return false;
            }
        }

        return true;
    }

    /// <summary>Iterative: a chain may be as long as the schema. The framework reports circular references.</summary>
    private void Measure(Component root)
    {
        if (root.Depth > 0)
            return;
        var path = new Stack<(Component Component, int Next)>();
        root.IsOpen = true;
        path.Push((root, 0));
        while (path.Count > 0)
        {
            var (component, next) = path.Pop();
            if (next == component.References.Count)
            {
                component.IsOpen = false;
                component.Size = component.Own;
                component.Depth = 1;
                foreach (var reference in component.References)
                    if (_components.TryGetValue(reference, out var target))
                    {
                        component.Size = Math.Min(component.Size + target.Size, int.MaxValue);
                        component.Depth = Math.Max(component.Depth, target.Depth + 1);
                    }

                continue;
            }

            path.Push((component, next + 1));
            if (_components.TryGetValue(component.References[next], out var inner) && inner.Depth == 0 && !inner.IsOpen)
            {
                inner.IsOpen = true;
                path.Push((inner, 0));
            }
        }
    }
}
