using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// The namespaces that a wildcard allows (XML Schema Part 1, 3.10.1): those listed, or all except those listed. The empty string is the absence of a namespace.
/// </summary>
internal sealed class NamespaceConstraint
{
    private readonly bool _isComplement;
    private readonly SortedSet<string> _namespaces;

    private NamespaceConstraint(bool isComplement, IEnumerable<string> namespaces) =>
        (_isComplement, _namespaces) = (isComplement, new SortedSet<string>(namespaces, StringComparer.Ordinal));

    /// <summary>Every namespace.</summary>
    public static NamespaceConstraint Any { get; } = new(true, []);

    /// <summary>A text that is equal if and only if the constraints are equal.</summary>
    public string Key => (_isComplement ? "-" : "+") + string.Join(" ", _namespaces);

    /// <summary>Reads the attribute namespace of "any" and "anyAttribute".</summary>
    public static NamespaceConstraint Read(string? value, string targetNamespace) => value?.Trim() switch
    {
        null or "" or "##any" => Any,
        "##other" => new NamespaceConstraint(true, [targetNamespace, ""]),
        { } list => new NamespaceConstraint(
            false,
            list.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(name => name switch { "##targetNamespace" => targetNamespace, "##local" => "", _ => name })),
    };

    /// <summary>Whether a namespace is allowed.</summary>
    public bool Contains(string ns) => _namespaces.Contains(ns) != _isComplement;

    /// <summary>Returns the namespaces that both constraints allow.</summary>
    public NamespaceConstraint Intersect(NamespaceConstraint other) => (_isComplement, other._isComplement) switch
    {
        (true, true) => new NamespaceConstraint(true, _namespaces.Union(other._namespaces)),
        (true, false) => new NamespaceConstraint(false, other._namespaces.Except(_namespaces)),
        (false, true) => new NamespaceConstraint(false, _namespaces.Except(other._namespaces)),
        _ => new NamespaceConstraint(false, _namespaces.Intersect(other._namespaces)),
    };

    /// <summary>Returns the namespaces that either constraint allows.</summary>
    public NamespaceConstraint Union(NamespaceConstraint other) => (_isComplement, other._isComplement) switch
    {
        (true, true) => new NamespaceConstraint(true, _namespaces.Intersect(other._namespaces)),
        (true, false) => new NamespaceConstraint(true, _namespaces.Except(other._namespaces)),
        (false, true) => new NamespaceConstraint(true, other._namespaces.Except(_namespaces)),
        _ => new NamespaceConstraint(false, _namespaces.Union(other._namespaces)),
    };

    /// <summary>Returns the names in the namespaces except some names; null if there are none.</summary>
    public NameClassSyntax? ToNameClass(SourceSpan span, IEnumerable<(string Ns, string LocalName)> without)
    {
        var names = without.Where(name => Contains(name.Ns))
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
