using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.RoundTrips;

/// <summary>Changes documents at one or a few places.</summary>
internal sealed class DocumentMutator(int seed)
{
    private static readonly string[] Texts = ["", " ", "x", "-1", " 007 ", "yes", "\n", "q:n", "1e400", "a b", "é😀", "+5.50"];
    private readonly Random _random = new(seed);

    /// <summary>A changed document.</summary>
    public string Mutate(string xml)
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        for (var count = _random.Next(1, 4); count > 0; count--)
            Change(document.Root!);
        // Elements may be in another namespace now.
        document.Root!.DescendantsAndSelf().Attributes("xmlns").Remove();
        return document.Root!.ToString(SaveOptions.DisableFormatting);
    }

    private void Change(XElement root)
    {
        var all = root.DescendantsAndSelf().ToList();
        var element = all[_random.Next(all.Count)];
        switch (_random.Next(14))
        {
            case 0:
                element.Add(new XElement(all[_random.Next(all.Count)]));
                break;
            case 1:
                element.AddFirst(new XElement(all[_random.Next(all.Count)]));
                break;
            case 2 when element != root:
                element.AddAfterSelf(new XElement(element));
                break;
            case 3 when element != root:
                element.AddBeforeSelf(new XElement(element.Name, Text()));
                break;
            case 4 when element != root:
                element.Remove();
                break;
            case 5:
                element.Add(new XElement(Pick(["u", "{urn:other}u"]), new XAttribute("a", "1"), Text()));
                break;
            case 6:
                element.SetAttributeValue(Pick(["u", "{urn:other}u"]), Text());
                break;
            case 7 when element.Attributes().Any(IsPlain):
                var attributes = element.Attributes().Where(IsPlain).ToList();
                attributes[_random.Next(attributes.Count)].Value = Text();
                break;
            case 8 when element.Attributes().Any(IsPlain):
                element.Attributes().First(IsPlain).Remove();
                break;
            case 9:
                element.Add(new XText(Text()));
                break;
            case 10:
                element.AddFirst(new XText(Text()));
                break;
            case 11 when !element.HasElements:
                element.Value = Text();
                break;
            case 12:
                var nodes = element.Nodes().ToList();
                element.ReplaceNodes(nodes.OrderBy(_ => _random.Next()).ToList());
                break;
            case 13 when element != root:
                element.Name = all[_random.Next(all.Count)].Name;
                break;
        }
    }

    private static bool IsPlain(XAttribute attribute) => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml;

    private string Text() => Pick(Texts);

    private string Pick(IReadOnlyList<string> texts) => texts[_random.Next(texts.Count)];
}
