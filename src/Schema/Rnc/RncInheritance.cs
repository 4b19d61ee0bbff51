using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>
/// Chooses the ns and datatypeLibrary attributes. In the compact syntax each name and each type has its own; in the XML syntax most inherit it from the root.
/// What is best there, and whether the root may say anything at all, is known only at the end of the file.
/// </summary>
internal sealed class RncInheritance(RncTree tree)
{
    private readonly List<NamespaceUse> _namespaces = [];
    private readonly List<(MarkupElement Element, string Library, SourceSpan Span)> _libraries = [];

    /// <summary>Notes an element whose namespace is its own or inherited: name, nsName, value, externalRef.</summary>
    public void NoteNamespace(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include) =>
        _namespaces.Add(new NamespaceUse(element, ns, span, include));

    /// <summary>Notes an include, which hands its namespace on to the file and, in the XML syntax, to the names inside it.</summary>
    public NamespaceUse NoteInclude(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include)
    {
        var use = new NamespaceUse(element, ns, span, include);
        _namespaces.Add(use);
        return use;
    }

    /// <summary>
    /// Notes an element pattern, or an attribute pattern in an inherited namespace, that is named by an attribute if that has the right namespace, else by a
    /// child.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">Its name.</param>
    /// <param name="index">Where the child goes.</param>
    /// <param name="include">The include around it.</param>
    public void NoteNamed(MarkupElement pattern, RncName name, int index, NamespaceUse? include) =>
        _namespaces.Add(new NamespaceUse(pattern, name.Ns, name.Span, include) { Name = name, Index = index });

    /// <summary>Notes an element that has a type.</summary>
    public void NoteLibrary(MarkupElement element, string library, SourceSpan span) => _libraries.Add((element, library, span));

    /// <summary>Writes the attributes.</summary>
    /// <param name="root">The root element.</param>
    /// <param name="defaultNamespace">The default namespace of the file; null where it is inherited or not declared.</param>
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
            // Inside an include that hands on a namespace, nothing says that a name has that of the file; the file's is none, where it is the first.
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

    /// <summary>The namespace that the root says: the default one if anything has it, else the most frequent.</summary>
    private string? Common(string? defaultNamespace)
    {
        if (defaultNamespace is not null && _namespaces.Exists(use => use.Ns == defaultNamespace))
            return defaultNamespace;
        return _namespaces.GroupBy(use => use.Ns!, StringComparer.Ordinal).OrderByDescending(uses => uses.Count()).FirstOrDefault()?.Key;
    }
}

/// <summary>An element that has a namespace, its own or an inherited one.</summary>
/// <param name="element">The element.</param>
/// <param name="ns">The namespace; null where it is inherited from outside the file.</param>
/// <param name="span">What says it.</param>
/// <param name="include">The include around it, if any.</param>
internal sealed class NamespaceUse(MarkupElement element, string? ns, SourceSpan span, NamespaceUse? include)
{
    public MarkupElement Element { get; } = element;

    public string? Ns { get; } = ns;

    public SourceSpan Span { get; } = span;

    public NamespaceUse? Include { get; } = include;

    /// <summary>For a pattern that is named by an attribute or a child: the name.</summary>
    public RncName? Name { get; init; }

    /// <summary>Where the child goes.</summary>
    public int Index { get; init; }

    /// <summary>What it hands on to the elements inside it, of an include.</summary>
    public string? Handed { get; set; }
}
