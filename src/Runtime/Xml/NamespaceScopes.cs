using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Xml;

/// <summary>The prefixes in scope, for datatypes whose values are names (QName, NOTATION).</summary>
internal sealed class NamespaceScopes
{
    private readonly List<(string Prefix, string NamespaceUri, int Depth)> _declarations = [];

    /// <summary>Removes all declarations.</summary>
    public void Reset() => _declarations.Clear();

    /// <summary>Adds a declaration of a start tag.</summary>
    /// <param name="prefix">The prefix; empty for the default namespace.</param>
    /// <param name="namespaceUri">The namespace name.</param>
    /// <param name="depth">The depth of the element.</param>
    public void Add(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> namespaceUri, int depth) =>
        _declarations.Add((Utf8.GetString(prefix), Utf8.GetString(namespaceUri), depth));

    /// <summary>Adds the declarations of a start tag, and removes those of closed elements.</summary>
    public void Enter(scoped in Utf8XmlReader reader)
    {
        for (var last = _declarations.Count - 1; last >= 0 && _declarations[last].Depth >= reader.Depth; last--)
            _declarations.RemoveAt(last);
        for (var i = 0; i < reader.NamespaceDeclarationCount; i++)
        {
            reader.GetNamespaceDeclaration(i, out var prefix, out var uri);
            Add(prefix, uri, reader.Depth);
        }
    }

    /// <summary>Leaves an element.</summary>
    public void Leave(int depth)
    {
        for (var last = _declarations.Count - 1; last >= 0 && _declarations[last].Depth >= depth; last--)
            _declarations.RemoveAt(last);
    }

    /// <summary>Returns the namespace name of a prefix; null if it is not declared. The empty prefix is always bound.</summary>
    public string? Resolve(string prefix)
    {
        if (prefix == "xml")
            return "http://www.w3.org/XML/1998/namespace";
        for (var i = _declarations.Count - 1; i >= 0; i--)
            if (_declarations[i].Prefix == prefix)
                return _declarations[i].NamespaceUri.Length > 0 || prefix.Length == 0 ? _declarations[i].NamespaceUri : null;
        return prefix.Length == 0 ? "" : null;
    }
}
