using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.Xsd.Support;

/// <summary>Makes small changes to documents, most of which make them invalid.</summary>
internal sealed class Mutations(IReadOnlyList<XName> elements, IReadOnlyList<XName> attributes, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Returns the document with one or two changes.</summary>
    public XElement Mutate(XElement document)
    {
        var copy = new XElement(document);
        for (var i = _random.Next(1, 3); i > 0; i--)
            Change(copy);
        return copy;
    }

    private void Change(XElement root)
    {
        var all = root.DescendantsAndSelf().ToList();
        var element = all[_random.Next(all.Count)];
        switch (_random.Next(11))
        {
            case 0 when element != root:
                element.Remove();
                break;
            case 1 when element != root:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2 when element != root && elements.Count > 0:
                element.Name = elements[_random.Next(elements.Count)];
                break;
            case 3 when elements.Count > 0:
                element.Add(new XElement(elements[_random.Next(elements.Count)]));
                break;
            case 4:
                element.Attributes().FirstOrDefault(attribute => !attribute.IsNamespaceDeclaration)?.Remove();
                break;
            case 5 when attributes.Count > 0:
                element.SetAttributeValue(attributes[_random.Next(attributes.Count)], new[] { "1", "x", "" }[_random.Next(3)]);
                break;
            case 6:
                element.AddFirst(new XText("text"));
                break;
            case 7 when element.FirstNode is XText text:
                text.Value = new[] { "0", "zz", "", " " }[_random.Next(4)];
                break;
            case 8 when element.Elements().Skip(1).FirstOrDefault() is { } second:
                second.Remove();
                element.AddFirst(second);
                break;
            case 9:
                element.RemoveNodes();
                break;
            default:
                element.SetAttributeValue(XName.Get("w1", _random.Next(2) == 0 ? "" : "urn:w"), "v");
                break;
        }
    }
}
