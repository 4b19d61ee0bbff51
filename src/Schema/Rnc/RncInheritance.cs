using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>
/// Chooses the ns and datatypeLibrary attributes. In the compact syntax each name and each type has its own namespace or library; in the XML syntax most of
/// them inherit it from the root. The best value for the root, and whether it may have one, is only known at the end of the file.
/// </summary>
internal sealed class RncInheritance(RncTree tree)
{
    private readonly List<NamespaceUse> _namespaces = [];
    private readonly List<(MarkupElement Element, string Library, SourceSpan Span)> _libraries = [];

    /// <summary>Registers an element that has a namespace or inherits one: name, nsName, value, externalRef.</summary>
    public void NoteNamespace(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include) =>
        _namespaces.Add(new NamespaceUse(element, ns, span, include));

    /// <summary>Registers an include. Its namespace is passed to the included file and, in the XML syntax, to the names inside the include.</summary>
    public NamespaceUse NoteInclude(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include)
    {
        var use = new NamespaceUse(element, ns, span, include);
        _namespaces.Add(use);
        return use;
    }

    /// <summary>
    /// Registers an element pattern, or an attribute pattern in an inherited namespace. Its name becomes an attribute if that gives the right namespace,
    /// otherwise a child.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">Its name.</param>
    /// <param name="index">The index of the child.</param>
    /// <param name="include">The include around it.</param>
    public void NoteNamed(MarkupElement pattern, RncName name, int index, NamespaceUse? include) =>
        _namespaces.Add(new NamespaceUse(pattern, name.Ns, name.Span, include) { Name = name, Index = index });

    /// <summary>Registers an element with a datatype.</summary>
    public void NoteLibrary(MarkupElement element, string library, SourceSpan span) => _libraries.Add((element, library, span));

    /// <summary>Writes the attributes.</summary>
    /// <param name="root">The root element.</param>
    /// <param name="defaultNamespace">The default namespace of the file; null if it is inherited or not declared.</param>
    public void Apply(MarkupElement root, string? defaultNamespace)
    {
        ApplyNamespaces(root, defaultNamespace);
        if (_libraries.Count == 0)
            return;
        var (_, common, place) = _libraries.FirstOrDefault(use => use.Library.Length > 0) is { Element: not null } first ? first : _libraries[0];
        foreach (var (element, library, span) in _libraries)
            if (library != common)
                tree.Set(element, "datatypeLibrary", library, span);
        if (root.Attribute("datatypeLibrary") is null)
            tree.Set(root, "datatypeLibrary", common, place);
    }

    private void ApplyNamespaces(MarkupElement root, string? defaultNamespace)
    {
        var common = _namespaces.Exists(use => use.Ns is null) ? null : Common(defaultNamespace);
        foreach (var use in _namespaces)
        {
            var inherited = use.Include is null ? common : use.Include.Handed;
            // Inside an include that passes on a namespace, a name cannot have the namespace of the file itself. A file that is not included has no namespace.
            var ns = use.Ns ?? (inherited is null ? null : "");
            if (use.Name is { } name)
                WriteName(use, name, ns, inherited);
            else if (ns != inherited)
                tree.Set(use.Element, "ns", ns!, use.Span);
            use.Handed = ns;
        }

        if (common is not null && root.Attribute("ns") is null)
            tree.Set(root, "ns", common, root.Span);
    }

    private void WriteName(NamespaceUse use, RncName name, string? ns, string? inherited)
    {
        if (ns == inherited && use.Element.LocalName == "element")
        {
            tree.Set(use.Element, "name", name.Text, name.Span);
            return;
        }

        var child = tree.Create("name", name.Span);
        child.Append(new MarkupText(name.Span, name.Text, false));
        if (ns != inherited)
            tree.Set(child, "ns", ns!, name.Span);
        use.Element.Insert(use.Index, [child]);
    }

    /// <summary>Returns the namespace of the root: the default namespace if any name has it, otherwise the most frequent one.</summary>
    private string? Common(string? defaultNamespace)
    {
        if (defaultNamespace is not null && _namespaces.Exists(use => use.Ns == defaultNamespace))
            return defaultNamespace;
        return _namespaces.GroupBy(use => use.Ns!, StringComparer.Ordinal).OrderByDescending(uses => uses.Count()).FirstOrDefault()?.Key;
    }
}

/// <summary>An element with a namespace, its own or an inherited one.</summary>
/// <param name="element">The element.</param>
/// <param name="ns">The namespace; null if it is inherited from outside the file.</param>
/// <param name="span">The place that determines the namespace.</param>
/// <param name="include">The include around it, if there is one.</param>
internal sealed class NamespaceUse(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include)
{
    public MarkupElement Element { get; } = element;

    public string? Ns { get; } = ns;

    public SourceSpan Span { get; } = span;

    public NamespaceUse? Include { get; } = include;

    /// <summary>The name of a pattern that is named by an attribute or a child.</summary>
    public RncName? Name { get; init; }

    /// <summary>The index of the child.</summary>
    public int Index { get; init; }

    /// <summary>For an include, the namespace that it passes to the elements inside it.</summary>
    public string? Handed { get; set; }
}
