using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Documents;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Markup;

/// <summary>A start tag that is being read.</summary>
/// <param name="name">The name as written.</param>
/// <param name="place">The name's place in the code.</param>
/// <param name="outer">The namespaces of the enclosing element, by prefix; null if there are none.</param>
internal sealed class StartTag(string name, TextSpan place, IReadOnlyDictionary<string, string>? outer)
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private readonly List<(string Name, string? Value, MarkupOrigin Origin)> _attributes = [];
    private Dictionary<string, string>? _declared;

    public string Name { get; } = name;

    /// <summary>Whether it has a hole that can contain attributes.</summary>
    public bool HasHoles { get; set; }

    /// <summary>The namespaces in scope, by prefix.</summary>
    public IReadOnlyDictionary<string, string> Namespaces => _declared ?? outer ?? new Dictionary<string, string>();

    /// <summary>Adds an attribute or a namespace declaration; false if it is a duplicate, or if a namespace is unknown.</summary>
    public bool Add(string attribute, string? value, MarkupOrigin origin)
    {
        var isDeclaration = attribute == "xmlns" || attribute.StartsWith("xmlns:", StringComparison.Ordinal);
        if (isDeclaration)
        {
            if (value is null)
                return false;
            _declared ??= outer?.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
            _declared[attribute == "xmlns" ? "" : attribute.Substring("xmlns:".Length)] = value;
            return true;
        }
        if (_attributes.Exists(other => other.Name == attribute))
            return false;
        _attributes.Add((attribute, value, origin));
        return true;
    }

    /// <summary>Returns the element; null if a prefix is not declared.</summary>
    public PartialElement? ToElement()
    {
        if (!Resolve(Name, isAttribute: false, out var uri, out var local))
            return null;
        var element = new PartialElement(uri, local) { Origin = new MarkupOrigin(place, place) };
        foreach (var (attribute, value, origin) in _attributes)
        {
            if (!Resolve(attribute, isAttribute: true, out var attributeUri, out var attributeLocal))
                return null;
            element.Attributes.Add(new PartialAttribute(attributeUri, attributeLocal, Presence.Certain, value is null ? null : [value]) { Origin = origin });
        }
        if (HasHoles)
            element.IsClosed = false;
        return element;
    }

    private bool Resolve(string qualified, bool isAttribute, out string uri, out string local)
    {
        var colon = qualified.IndexOf(':');
        var prefix = colon < 0 ? "" : qualified.Substring(0, colon);
        local = qualified.Substring(colon + 1);
        uri = "";
        if (prefix == "xml")
            uri = XmlNamespace;
        else if (prefix.Length > 0 || !isAttribute)
            return Namespaces.TryGetValue(prefix, out uri!) || (prefix.Length == 0 && (uri = "").Length == 0);
        return true;
    }
}
