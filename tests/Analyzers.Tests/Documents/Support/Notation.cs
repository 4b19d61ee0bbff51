using System.Linq;
using System.Xml.Linq;
using Bindery.Analyzers.Documents;

namespace Bindery.Tests.Documents.Support;

/// <summary>
/// Partial documents as XML. An attribute's value, or a text, is "?" where it is unknown, "a|b" where it is one of several; an attribute is "~" where it is
/// unknown whether it is there, "-" where it certainly is not. Attributes in the namespace x say more: x:open="1" (nothing is closed), x:more="disk" (more such
/// children may be there), x:maybe="1" (the element may be there), x:or="1" (an alternative to the element before), x:any="1" (nothing is known of the
/// content).
/// </summary>
internal static class Notation
{
    private static readonly XNamespace X = "x";

    /// <summary>Reads a partial document.</summary>
    public static PartialElement Parse(string text) =>
        Element(XElement.Parse($"<x:x xmlns:x='x'>{text}</x:x>").Elements().Single());

    private static PartialElement Element(XElement xml)
    {
        var element = new PartialElement(xml.Name.NamespaceName, xml.Name.LocalName) { IsClosed = xml.Attribute(X + "open") is null };
        foreach (var attribute in xml.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != X))
        {
            var presence = attribute.Value switch { "~" => Presence.Unknown, "-" => Presence.Absent, _ => Presence.Certain };
            var values = presence != Presence.Certain || attribute.Value == "?" ? null : attribute.Value.Split('|');
            element.Attributes.Add(new PartialAttribute(attribute.Name.NamespaceName, attribute.Name.LocalName, presence, values));
        }
        foreach (var name in ((string?)xml.Attribute(X + "more"))?.Split(' ') ?? [])
            element.OpenChildren.Add((xml.Name.NamespaceName, name));
        var text = string.Concat(xml.Nodes().OfType<XText>().Select(node => node.Value)).Trim();
        if (text == "?")
            element.Text = new PartialText(Presence.Unknown);
        else if (text.Length > 0)
            element.Text = new PartialText(Presence.Certain, text.Split('|'));
        var children = xml.Elements().ToList();
        for (var i = 0; i < children.Count; i++)
        {
            var alternatives = children.Skip(i).TakeWhile((child, index) => index == 0 || child.Attribute(X + "or") is not null).ToList();
            i += alternatives.Count - 1;
            var first = alternatives[0];
            var presence = first.Attribute(X + "maybe") is null ? Presence.Certain : Presence.Unknown;
            var elements = first.Attribute(X + "any") is null ? alternatives.Select(Element).ToArray() : [];
            element.Children.Add(new PartialChild(first.Name.NamespaceName, first.Name.LocalName, presence, elements));
        }
        return element;
    }
}
