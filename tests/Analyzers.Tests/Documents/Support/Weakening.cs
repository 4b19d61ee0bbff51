using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Documents;

namespace Bindery.Tests.Documents.Support;

/// <summary>Makes partial documents of whole ones by forgetting. What is left is true of the whole document still.</summary>
internal static class Weakening
{
    /// <summary>What two documents have in common: a partial document that can become either.</summary>
    public static PartialElement Shared(PartialElement a, PartialElement b)
    {
        var element = new PartialElement(a.NamespaceUri, a.LocalName);
        foreach (var attribute in a.Attributes)
        {
            var other = b.Attributes.Find(found => found.LocalName == attribute.LocalName && found.NamespaceUri == attribute.NamespaceUri);
            element.Attributes.Add(other is null
                ? new PartialAttribute(attribute.NamespaceUri, attribute.LocalName, Presence.Unknown)
                : new PartialAttribute(
                    attribute.NamespaceUri, attribute.LocalName, Presence.Certain, other.Values![0] == attribute.Values![0] ? attribute.Values : null));
        }
        foreach (var attribute in b.Attributes)
            if (!element.Attributes.Exists(found => found.LocalName == attribute.LocalName && found.NamespaceUri == attribute.NamespaceUri))
                element.Attributes.Add(new PartialAttribute(attribute.NamespaceUri, attribute.LocalName, Presence.Unknown));
        var (text, otherText) = (a.Text?.Values![0] ?? "", b.Text?.Values![0] ?? "");
        element.Text = text == otherText ? new PartialText(Presence.Certain, [text]) : new PartialText(Presence.Unknown);
        var pairs = Align(a.Children, b.Children);
        foreach (var (first, second) in pairs)
            element.Children.Add(new PartialChild(
                first.NamespaceUri, first.LocalName, Presence.Certain, Shared(first.Alternatives[0], second.Alternatives[0])));
        foreach (var child in a.Children.Except(pairs.Select(pair => pair.First)).Concat(b.Children.Except(pairs.Select(pair => pair.Second))))
            element.OpenChildren.Add((child.NamespaceUri, child.LocalName));
        return element;
    }

    /// <summary>The document with each fact forgotten with some probability; some things are replaced by alternatives, of which the truth is one.</summary>
    public static PartialElement Random(PartialElement whole, Random random, double probability)
    {
        var element = new PartialElement(whole.NamespaceUri, whole.LocalName) { IsClosed = whole.IsClosed && !Happens() };
        element.OpenChildren.UnionWith(whole.OpenChildren);
        foreach (var attribute in whole.Attributes)
            element.Attributes.Add(!Happens() ? attribute : random.Next(3) switch
            {
                0 => new PartialAttribute(attribute.NamespaceUri, attribute.LocalName, Presence.Unknown),
                1 => new PartialAttribute(attribute.NamespaceUri, attribute.LocalName, attribute.Presence),
                _ =>
                    new PartialAttribute(
                        attribute.NamespaceUri, attribute.LocalName, attribute.Presence, attribute.Values is null ? null : ["-?-", .. attribute.Values]),
            });
        element.Text = !Happens() ? whole.Text
            : random.Next(2) == 0 || whole.Text?.Values is null ? new PartialText(Presence.Unknown)
            : new PartialText(Presence.Certain, ["-?-", .. whole.Text.Values]);
        foreach (var child in whole.Children)
        {
            var content = child.Alternatives.Select(alternative => Random(alternative, random, probability)).ToArray();
            if (!Happens())
                element.Children.Add(new PartialChild(child.NamespaceUri, child.LocalName, child.Presence, content));
            else if (random.Next(4) is var way && way == 0)
                element.Children.Add(new PartialChild(child.NamespaceUri, child.LocalName, Presence.Unknown, content));
            else if (way == 1 && content.Length > 0)
                element.Children.Add(new PartialChild(
                    child.NamespaceUri, child.LocalName, child.Presence, [new PartialElement(child.NamespaceUri, child.LocalName), .. content]));
            else if (way < 3)
                element.Children.Add(new PartialChild(child.NamespaceUri, child.LocalName, child.Presence));
            else
                element.OpenChildren.Add((child.NamespaceUri, child.LocalName));
        }
        return element;

        bool Happens() => random.NextDouble() < probability;
    }

    // The longest row of children that have the same names in both.
    private static List<(PartialChild First, PartialChild Second)> Align(List<PartialChild> a, List<PartialChild> b)
    {
        var lengths = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
            for (var j = b.Count - 1; j >= 0; j--)
                lengths[i, j] = IsSame(i, j) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var pairs = new List<(PartialChild First, PartialChild Second)>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (IsSame(i, j))
                pairs.Add((a[i++], b[j++]));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return pairs;

        bool IsSame(int i, int j) => a[i].LocalName == b[j].LocalName && a[i].NamespaceUri == b[j].NamespaceUri;
    }
}
