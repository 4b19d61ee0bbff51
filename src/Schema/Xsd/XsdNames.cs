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
}
