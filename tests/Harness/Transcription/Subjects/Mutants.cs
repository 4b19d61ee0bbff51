using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Bindery.Tests.Transcription.Documents;

namespace Bindery.Tests.Transcription.Subjects;

/// <summary>
/// Documents that differ from others by one change: a part is removed, repeated or added, or a value is changed. Added parts and values come from the other
/// documents, so that the models have a property for most of them. Every run creates the same mutants.
/// </summary>
internal static class Mutants
{
    private static readonly string[] Strange = ["", "0", "-1", "255", "256", "3000000000", "1.5", "99.9", "x y", "UN12"];

    /// <summary>Returns the mutants.</summary>
    /// <param name="originals">The documents to change.</param>
    /// <param name="grammar">Decides whether a mutant is valid.</param>
    /// <param name="most">The number of mutants to return, evenly selected from all.</param>
    public static IReadOnlyList<Document> Of(IReadOnlyList<Document> originals, Grammar grammar, int most)
    {
        var roots = originals.Select(document => DocumentText.Load(document.Xml)).ToList();
        var known = roots.SelectMany(root => root.DescendantsAndSelf()).ToList();
        var attributes = known.SelectMany(Own).ToLookup(attribute => attribute.Parent!.Name);
        var children = known.SelectMany(element => element.Elements()).ToLookup(child => child.Parent!.Name);
        var values = attributes.SelectMany(group => group).ToLookup(attribute => attribute.Name, attribute => attribute.Value);
        var seen = originals.Select(document => document.Xml).ToHashSet(StringComparer.Ordinal);
        var mutants = new List<Document>();
        for (var i = 0; i < roots.Count; i++)
        {
            var root = roots[i];
            var count = root.DescendantsAndSelf().Count();
            for (var at = 0; at < count; at++)
            {
                var element = root.DescendantsAndSelf().ElementAt(at);
                foreach (var (what, edit) in Edits(element, attributes[element.Name], children[element.Name], values))
                {
                    var copy = new XElement(root);
                    edit(copy.DescendantsAndSelf().ElementAt(at));
                    var xml = copy.ToString(SaveOptions.DisableFormatting);
                    if (seen.Add(xml))
                        mutants.Add(new Document($"{originals[i].Name}: {what}", xml, false));
                }
            }
        }
        var step = Math.Max(1, (double)mutants.Count / most);
        return Enumerable.Range(0, (int)(mutants.Count / step)).Select(number => mutants[(int)(number * step)])
            .Select(mutant => mutant with { IsValid = Verdict.Of(grammar, mutant.Xml) }).ToList();
    }

    private static IEnumerable<(string What, Action<XElement> Edit)> Edits(
        XElement element, IEnumerable<XAttribute> attributes, IEnumerable<XElement> children, ILookup<XName, string> values)
    {
        var name = element.Name.LocalName;
        if (element.Parent is not null)
        {
            yield return ($"without {name}", one => one.Remove());
            yield return ($"{name} twice", one => one.AddAfterSelf(new XElement(one)));
        }
        foreach (var attribute in Own(element))
        {
            yield return ($"{name} without {attribute.Name}", one => one.SetAttributeValue(attribute.Name, null));
            foreach (var value in values[attribute.Name].Concat(Strange).Distinct())
                yield return ($"{name} with {attribute.Name} {value}", one => one.SetAttributeValue(attribute.Name, value));
        }
        foreach (var other in attributes.Where(other => element.Attribute(other.Name) is null).DistinctBy(other => other.Name))
            yield return ($"{name} with {other.Name}", one => one.SetAttributeValue(other.Name, other.Value));
        foreach (var child in children.Where(child => element.Element(child.Name) is null).DistinctBy(child => child.Name))
            yield return ($"{name} with {child.Name.LocalName}", one => one.Add(new XElement(child)));
        if (element is { HasElements: false, Value.Length: > 0 })
            foreach (var value in Strange)
                yield return ($"{name} of '{value}'", one => one.Value = value);
    }

    private static IEnumerable<XAttribute> Own(XElement element) => element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration);
}
