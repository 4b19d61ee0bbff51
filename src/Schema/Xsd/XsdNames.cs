using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>Qualified names in attributes of schemas.</summary>
internal static class XsdNames
{
    /// <summary>Returns the name that a QName at an element means; a prefix that is not declared means no namespace.</summary>
    public static XmlQualifiedName At(MarkupElement element, string name)
    {
        name = name.Trim();
        var colon = name.IndexOf(':');
        return new XmlQualifiedName(name.Substring(colon + 1), element.Namespaces.Find(colon < 0 ? "" : name.Substring(0, colon)) ?? "");
    }

    /// <summary>Returns the names in a list of QNames.</summary>
    public static IEnumerable<XmlQualifiedName> ListAt(MarkupElement element, string names) => Words(names).Select(name => At(element, name));

    /// <summary>Returns the items of a list.</summary>
    public static string[] Words(string list) => list.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
