using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Xml.Linq;

namespace Bindery.Tests.Support;

/// <summary>
/// Compares a document with what reading and writing made of it: the same elements in the same order within a name, the same attributes, values equal in their
/// value space, text as it stood. Comments, processing instructions and the blanks between elements are not looked at.
/// </summary>
/// <param name="textOnly">The local names of elements whose text counts to the blank.</param>
/// <param name="numbers">The local names of attributes that hold numbers.</param>
/// <param name="tokens">The attributes, as "element/attribute", around whose words libvirt's schema does not count blanks.</param>
internal sealed class RoundTrip(string[] textOnly, string[] numbers, string[] tokens)
{
    private readonly List<string> _differences = [];

    public int Elements { get; private set; }

    public int Attributes { get; private set; }

    public int Texts { get; private set; }

    public static RoundTrip OfBackups() => new(["incremental", "label"], ["port", "size", "index"], ["driver/type"]);

    public static RoundTrip OfCheckpoints() => new(["name", "description"], ["size"], []);

    /// <summary>The differences, empty where there are none.</summary>
    public IReadOnlyList<string> Compare(byte[] before, string after)
    {
        _differences.Clear();
        Element(Load(before), Load(Encoding.UTF8.GetBytes(after)), "");
        return [.. _differences];
    }

    private static XElement Load(byte[] document) => XDocument.Load(new MemoryStream(document), LoadOptions.PreserveWhitespace).Root!;

    private void Element(XElement before, XElement after, string parent)
    {
        var path = parent + "/" + before.Name.LocalName;
        Elements++;
        if (before.Name != after.Name)
            _differences.Add($"{path} became {after.Name}");
        AllAttributes(before, after, path);
        AllText(before, after, path);
        var names = before.Elements().Concat(after.Elements()).Select(element => element.Name).Distinct();
        foreach (var name in names)
        {
            var (left, right) = (before.Elements(name).ToList(), after.Elements(name).ToList());
            if (left.Count != right.Count)
                _differences.Add($"{path}: {left.Count} of {name} became {right.Count}");
            else
                for (var i = 0; i < left.Count; i++)
                    Element(left[i], right[i], path);
        }
    }

    private void AllAttributes(XElement before, XElement after, string path)
    {
        var (left, right) = (Of(before), Of(after));
        Attributes += left.Count;
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var (from, to) = (left.GetValueOrDefault(name), right.GetValueOrDefault(name));
            if (from is null || to is null || (from != to && Value(before, name, from) != Value(after, name, to)))
                _differences.Add($"{path}/@{name}: {from ?? "nothing"} became {to ?? "nothing"}");
        }
    }

    private static Dictionary<XName, string> Of(XElement element) =>
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToDictionary(attribute => attribute.Name, attribute => attribute.Value);

    private string Value(XElement element, XName attribute, string text) =>
        numbers.Contains(attribute.LocalName)
            && BigInteger.TryParse(
                text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : tokens.Contains(element.Name.LocalName + "/" + attribute.LocalName) ? string.Join(
            ' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        : text;

    private void AllText(XElement before, XElement after, string path)
    {
        var (left, right) = (Text(before), Text(after));
        if (left.Length > 0)
            Texts++;
        if (left != right)
            _differences.Add($"{path}: the text '{left}' became '{right}'");
    }

    private string Text(XElement element)
    {
        if (textOnly.Contains(element.Name.LocalName))
            return string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value));
        // Comments and elements divide text; a divided text is compared as one.
        return string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value).Where(text => !string.IsNullOrWhiteSpace(text)));
    }
}
