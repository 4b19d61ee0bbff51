using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The namespaces that a wildcard allows (XML Schema Part 1, 3.10.1): those listed, or all except those listed. The empty string is the absence of a namespace.
/// In XML Schema 1.1, a wildcard can also exclude names in these namespaces.
/// </summary>
internal sealed class NamespaceConstraint
{
    private readonly bool _isComplement;
    private readonly SortedSet<string> _namespaces;

    private readonly SortedSet<(string Ns, string LocalName)> _excluded;

    private NamespaceConstraint(bool isComplement, IEnumerable<string> namespaces, IEnumerable<(string Ns, string LocalName)> excluded)
    {
        _isComplement = isComplement;
        _namespaces = new SortedSet<string>(namespaces, StringComparer.Ordinal);
        _excluded = new SortedSet<(string Ns, string LocalName)>(excluded, Comparer<(string Ns, string LocalName)>.Create(Compare));
    }

    /// <summary>Every namespace.</summary>
    public static NamespaceConstraint Any { get; } = new(true, [], []);

    /// <summary>A text that is equal if and only if the constraints are equal.</summary>
    public string Key => field ??=
        (_isComplement ? "-" : "+") + string.Join(" ", _namespaces) + string.Concat(_excluded.Select(name => $" -{{{name.Ns}}}{name.LocalName}"));

    /// <summary>Reads the attributes "namespace", "notNamespace" and "notQName" of "any" and "anyAttribute".</summary>
    /// <param name="wildcard">The element.</param>
    /// <param name="targetNamespace">The target namespace of its schema.</param>
    /// <param name="declared">The names of all global declarations, which "##defined" excludes.</param>
    /// <param name="siblings">The names of the elements in the same content model, which "##definedSibling" excludes.</param>
    public static NamespaceConstraint Read(
        MarkupElement? wildcard,
        string targetNamespace,
        IEnumerable<(string Ns, string LocalName)> declared,
        IEnumerable<(string Ns, string LocalName)> siblings)
    {
        var (isComplement, namespaces) = (wildcard?.Attribute("namespace")?.Value.Trim(), wildcard?.Attribute("notNamespace")?.Value) switch
        {
            (null or "" or "##any", null) => (true, []),
            ("##other", null) => (true, [targetNamespace, ""]),
            (var list, null) => (false, Namespaces(list)),
            (_, var list) => (true, Namespaces(list)),
        };
        var excluded = new List<(string, string)>();
        foreach (var name in XsdNames.Words(wildcard?.Attribute("notQName")?.Value ?? ""))
            if (name == "##defined")
                excluded.AddRange(declared);
            else if (name == "##definedSibling")
                excluded.AddRange(siblings);
            else
            {
                var full = XsdNames.At(wildcard!, name);
                excluded.Add((full.Namespace, full.Name));
            }

        return new NamespaceConstraint(isComplement, namespaces, excluded);

        IEnumerable<string> Namespaces(string list) =>
            XsdNames.Words(list).Select(name => name switch { "##targetNamespace" => targetNamespace, "##local" => "", _ => name });
    }

    /// <summary>Whether a name is allowed.</summary>
    public bool Contains(string ns, string localName) => HasNamespace(ns) && !_excluded.Contains((ns, localName));

    /// <summary>Whether names in a namespace are allowed, except for single names.</summary>
    public bool HasNamespace(string ns) => _namespaces.Contains(ns) != _isComplement;

    /// <summary>Returns the names that both constraints allow.</summary>
    public NamespaceConstraint Intersect(NamespaceConstraint other)
    {
        var excluded = _excluded.Union(other._excluded);
        return (_isComplement, other._isComplement) switch
        {
            (true, true) => new NamespaceConstraint(true, _namespaces.Union(other._namespaces), excluded),
            (true, false) => new NamespaceConstraint(false, other._namespaces.Except(_namespaces), excluded),
            (false, true) => new NamespaceConstraint(false, _namespaces.Except(other._namespaces), excluded),
            _ => new NamespaceConstraint(false, _namespaces.Intersect(other._namespaces), excluded),
        };
    }

    /// <summary>Returns the names that either constraint allows.</summary>
    public NamespaceConstraint Union(NamespaceConstraint other)
    {
        var excluded = _excluded.Union(other._excluded).Where(name => !Contains(name.Ns, name.LocalName) && !other.Contains(name.Ns, name.LocalName));
        return (_isComplement, other._isComplement) switch
        {
            (true, true) => new NamespaceConstraint(true, _namespaces.Intersect(other._namespaces), excluded),
            (true, false) => new NamespaceConstraint(true, _namespaces.Except(other._namespaces), excluded),
            (false, true) => new NamespaceConstraint(true, other._namespaces.Except(_namespaces), excluded),
            _ => new NamespaceConstraint(false, _namespaces.Union(other._namespaces), excluded),
        };
    }

    private static int Compare((string Ns, string LocalName) left, (string Ns, string LocalName) right) =>
        string.CompareOrdinal(left.Ns, right.Ns) is not 0 and var order ? order : string.CompareOrdinal(left.LocalName, right.LocalName);

    /// <summary>Returns the names in the namespaces except some names; null if there are none.</summary>
    public NameClassSyntax? ToNameClass(SourceSpan span, IEnumerable<(string Ns, string LocalName)> without)
    {
        var names = without.Concat(_excluded)
            .Where(name => HasNamespace(name.Ns))
            .Distinct()
            .OrderBy(name => name.Ns, StringComparer.Ordinal)
            .ThenBy(name => name.LocalName, StringComparer.Ordinal)
            .ToList();
        if (_isComplement)
        {
            var excepted = _namespaces.Select(ns => (NameClassSyntax)new NsNameSyntax(span, ns, null))
                .Concat(names.Select(name => new NameSyntax(span, name.Ns, name.LocalName)))
                .ToArray();
            return new AnyNameSyntax(span, excepted.Length == 0 ? null : new NameChoiceSyntax(span, excepted));
        }

        var parts = new List<NameClassSyntax>();
        foreach (var ns in _namespaces)
        {
            var excepted = names.Where(name => name.Ns == ns).Select(name => (NameClassSyntax)new NameSyntax(span, name.Ns, name.LocalName)).ToArray();
            parts.Add(new NsNameSyntax(span, ns, excepted.Length == 0 ? null : new NameChoiceSyntax(span, excepted)));
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new NameChoiceSyntax(span, parts) };
    }
}
