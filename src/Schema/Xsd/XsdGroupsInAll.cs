using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Groups in "all" (XML Schema 1.1 Part 1, 3.8.6.2). The framework does not get the references, and it only compiles the content of a group that a type
/// refers to. For each of these groups, a type that refers to it is added.
/// </summary>
internal static class XsdGroupsInAll
{
    /// <summary>Adds the types, before they are compiled.</summary>
    public static void Add(XsdFiles files, XmlSchema[] schemas)
    {
        if (files.All.All(file => !file.ElementNames.Contains("all")))
            return;
        var declared = new HashSet<string>(
            files.All.SelectMany(file => file.Document!.Children.OfType<MarkupElement>())
                .Where(child => child.LocalName == "group")
                .Select(child => child.Attribute("name")?.Value.Trim() ?? ""),
            StringComparer.Ordinal);
        for (var i = 0; i < schemas.Length; i++)
        {
            if (!files.All[i].ElementNames.Contains("all") || !files.All[i].ElementNames.Contains("group"))
                continue;
            var seen = new HashSet<XmlQualifiedName>();
            foreach (var reference in ReferencesIn(files.All[i].Document!))
                if (NameIn(reference) is var name && declared.Contains(name.Name) && seen.Add(name))
                    schemas[i].Items.Add(new XmlSchemaComplexType
                    {
                        Name = FormattableString.Invariant($"bindery.group.{i}.{seen.Count}"),
                        Particle = new XmlSchemaGroupRef { RefName = name },
                    });
        }
    }

    /// <summary>The name of the group that a reference means.</summary>
    public static XmlQualifiedName NameIn(MarkupElement reference) => XsdNames.At(reference, reference.Attribute("ref")?.Value ?? "");

    private static IEnumerable<MarkupElement> ReferencesIn(MarkupElement root)
    {
        var pending = new Stack<MarkupElement>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var element = pending.Pop();
            foreach (var child in element.Children.OfType<MarkupElement>())
                if (child.NamespaceUri == XsdVocabulary.Namespace && child.LocalName != "annotation" && !XsdVersions.Excludes(child))
                {
                    if (child.LocalName == "group" && element.LocalName == "all")
                        yield return child;
                    pending.Push(child);
                }
        }
    }
}
