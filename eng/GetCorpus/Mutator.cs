using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Bindery.GetCorpus;

/// <summary>Changes a document in one place; the same number always makes the same change. The result may still be valid: the oracles decide.</summary>
/// <param name="number">The number.</param>
internal sealed class Mutator(int number)
{
    private static readonly (string Name, Func<Mutator, XElement, bool> Apply)[] Edits =
    [
        ("delel", (mutator, root) => mutator.Pick(root.Descendants()) is { } element && Do(element.Remove)),
        ("dupel", (mutator, root) => mutator.Pick(root.Descendants()) is { } element && Do(() => element.AddAfterSelf(new XElement(element)))),
        ("renel", (mutator, root) => mutator.Pick(root.DescendantsAndSelf()) is { } element && Do(() => element.Name = element.Name + "x")),
        ("swap", (mutator, root) => mutator.Pick(root.Descendants().Where(element => element.ElementsAfterSelf().Any())) is { } element && Do(() =>
        {
            var next = element.ElementsAfterSelf().First();
            element.Remove();
            next.AddAfterSelf(element);
        })),
        ("text", (mutator, root) => mutator.Pick(root.DescendantsAndSelf()) is { } element && Do(() => element.Add("more"))),
        ("addattr", (mutator, root) => mutator.Pick(root.DescendantsAndSelf()) is { } element && Do(() => element.SetAttributeValue("more", "1"))),
        ("delattr", (mutator, root) => mutator.PickAttribute(root) is { } attribute && Do(attribute.Remove)),
        ("setattr", (mutator, root) => mutator.PickAttribute(root) is { } attribute && Do(() => attribute.Value = attribute.Value == "1" ? "x" : "1")),
        ("moveattr", (mutator, root) => mutator.PickAttribute(root) is { } attribute && attribute.Parent!.Parent is { } parent && Do(() =>
        {
            attribute.Remove();
            parent.SetAttributeValue(attribute.Name, attribute.Value);
        })),
    ];

    // The generator of Numerical Recipes, which returns the same numbers on all platforms.
    private uint _state = unchecked((uint)number * 2654435761u + 1);

    /// <summary>Changes a document.</summary>
    /// <returns>The document and the name of the change; null if nothing in the document can be changed.</returns>
    public (string Text, string Edit)? Change(string text)
    {
        var document = Read(text);
        var (name, apply) = Edits[Next(Edits.Length)];
        return document?.Root is { } root && apply(this, root) ? (document.ToString(SaveOptions.DisableFormatting), name) : null;
    }

    private static XDocument? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private XAttribute? PickAttribute(XElement root) =>
        Pick(root.DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration));

    private T? Pick<T>(IEnumerable<T> items)
        where T : class
    {
        var all = items.ToList();
        return all.Count == 0 ? null : all[Next(all.Count)];
    }

    private int Next(int most)
    {
        _state = unchecked((_state * 1664525) + 1013904223);
        return (int)((_state >> 8) % (uint)most);
    }

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
