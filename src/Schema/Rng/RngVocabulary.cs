using System;
using System.Collections.Generic;
using Bindery.Schema.Markup;
using Bindery.Wording;

namespace Bindery.Schema.Rng;

/// <summary>The names of the XML syntax (RELAX NG 3).</summary>
internal static class RngVocabulary
{
    public const string Namespace = "http://relaxng.org/ns/structure/1.0";

    /// <summary>RELAX NG DTD compatibility: documentation and default values.</summary>
    public const string CompatibilityNamespace = "http://relaxng.org/ns/compatibility/annotations/1.0";

    /// <summary>The annotations of Bindery.</summary>
    public const string BinderyNamespace = "urn:bindery:annotations";

    public const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    /// <summary>The namespace of XML Schema, to recognise an XML Schema in a file with the extension of RELAX NG.</summary>
    public const string XmlSchemaNamespace = "http://www.w3.org/2001/XMLSchema";

    /// <summary>The components of a grammar, which contain patterns.</summary>
    public static readonly string[] Components = ["start", "define"];

    /// <summary>The elements that contain components.</summary>
    public static readonly string[] Containers = ["grammar", "div", "include"];

    /// <summary>The attributes of each element, except ns and datatypeLibrary, which all elements can have.</summary>
    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["element"] = ["name"],
        ["attribute"] = ["name"],
        ["group"] = [],
        ["interleave"] = [],
        ["choice"] = [],
        ["optional"] = [],
        ["zeroOrMore"] = [],
        ["oneOrMore"] = [],
        ["list"] = [],
        ["mixed"] = [],
        ["ref"] = ["name"],
        ["parentRef"] = ["name"],
        ["empty"] = [],
        ["value"] = ["type"],
        ["data"] = ["type"],
        ["param"] = ["name"],
        ["text"] = [],
        ["notAllowed"] = [],
        ["externalRef"] = ["href"],
        ["grammar"] = [],
        ["start"] = ["combine"],
        ["define"] = ["name", "combine"],
        ["div"] = [],
        ["include"] = ["href"],
        ["anyName"] = [],
        ["nsName"] = [],
        ["name"] = [],
        ["except"] = [],
    };

    /// <summary>Whether whitespace is significant in an element: in value, param and name, and in documentation.</summary>
    public static bool KeepsBlanks(MarkupElement element) => element.NamespaceUri != Namespace || element.LocalName is "value" or "param" or "name";

    /// <summary>Whether RELAX NG has an element of this name.</summary>
    public static bool Knows(string localName) => Attributes.ContainsKey(localName);

    /// <summary>The RELAX NG element whose name is closest to an unknown one, or null.</summary>
    public static string? Nearest(string localName) => Spelling.Nearest(localName, Attributes.Keys);

    /// <summary>Whether an element may have an attribute.</summary>
    public static bool Allows(string element, string attribute) =>
        attribute is "ns" or "datatypeLibrary" || (Attributes.TryGetValue(element, out var names) && Array.IndexOf(names, attribute) >= 0);

    /// <summary>The attributes of an element, for messages.</summary>
    public static string DescribeAttributes(string element) =>
        Attributes.TryGetValue(element, out var names) && names.Length > 0 ? string.Join(", ", names) + ", ns and datatypeLibrary" : "ns and datatypeLibrary";

    /// <summary>An element in messages: its name, or its equivalent in the compact syntax.</summary>
    public static string Describe(MarkupElement element) => !element.Namespaces.IsCompact ? $"'{element.QualifiedName}'" : element.LocalName switch
    {
        "define" => $"the definition '{element.Attribute("name")?.Value}'",
        "ref" => $"the reference to '{element.Attribute("name")?.Value}'",
        "parentRef" => "'parent'",
        "externalRef" => "'external'",
        "data" => $"the datatype '{element.Attribute("type")?.Value}'",
        "param" => $"the parameter '{element.Attribute("name")?.Value}'",
        "value" => "a value",
        "name" or "nsName" or "anyName" => "a name",
        "optional" => "the pattern before '?'",
        "zeroOrMore" => "the pattern before '*'",
        "oneOrMore" => "the pattern before '+'",
        "group" or "choice" or "interleave" => "parentheses",
        _ => $"'{element.LocalName}'",
    };

    /// <summary>Whether an element of this name is a pattern.</summary>
    public static bool IsPattern(string localName) => localName is
        "element" or "attribute" or "group" or "interleave" or "choice" or "optional" or "zeroOrMore" or "oneOrMore" or "list" or "mixed" or "ref"
        or "parentRef" or "empty" or "value" or "data" or "text" or "notAllowed" or "externalRef" or "grammar";

    /// <summary>Whether an element of this name is a name class, at a place where one is expected.</summary>
    public static bool IsNameClass(string localName) => localName is "name" or "anyName" or "nsName" or "choice";
}
