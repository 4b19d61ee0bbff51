using System;
using System.Collections.Generic;

namespace Bindery.Schema.Syntax;

/// <summary>
/// The namespace declarations in scope at an element (Namespaces in XML 1.0, 6). Immutable once it is filled; elements without declarations share the scope of
/// their parent.
/// </summary>
internal sealed class NamespaceScope(NamespaceScope? parent)
{
    private readonly Dictionary<string, string> _declarations = new(StringComparer.Ordinal);

    /// <summary>The scope at the start of every document.</summary>
    public static NamespaceScope Root { get; } = CreateRoot();

    /// <summary>Returns the namespace of a prefix, or null. The empty prefix is the default namespace.</summary>
    public string? Find(string prefix)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope._declarations.TryGetValue(prefix, out var uri))
                return uri;
        return null;
    }

    /// <summary>The declarations of this scope, without inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Declarations => _declarations;

    /// <summary>The enclosing scope; null at the root.</summary>
    public NamespaceScope? Parent { get; } = parent;

    /// <summary>Whether the declarations are those of the compact syntax.</summary>
    public bool IsCompact { get; init; }

    /// <summary>Returns the text with which a user declares a prefix.</summary>
    public string DescribeDeclaration(string prefix) => IsCompact ? $"namespace {prefix} = \"…\"" : "xmlns:" + prefix;

    /// <summary>Adds a declaration, while the reader fills the scope.</summary>
    internal void Declare(string prefix, string namespaceUri) => _declarations[prefix] = namespaceUri;

    private static NamespaceScope CreateRoot()
    {
        var root = new NamespaceScope(null);
        root.Declare("", "");
        root.Declare("xml", "http://www.w3.org/XML/1998/namespace");
        return root;
    }
}
