using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Patterns;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests.Xsd.Support;

/// <summary>
/// Creates random documents for a simplified grammar, as far as values of its types are known here; the oracles decide whether they are valid.
/// </summary>
internal sealed class RandomDocuments(SimpleGrammar grammar, int seed)
{
    private const int Deep = 5;
    private const int TooDeep = 12;

    private static readonly string[] Literals =
    [
        "", "a", "some text", "  two  blanks ", "0", "1", "2", "5", "-1", "10", "42", "100", "1000", "99999999999", "007", "+3", "1.0", "1.50", "-0.5", "1e3",
        "INF", "NaN", "true", "false", "stuff", "foo", "bar",
        "2024-02-29", "2023-02-29", "12:30:00", "2024-02-29T12:30:00Z", "P1D", "2024", "--02-29", "en", "en-GB", "a b", "a b c", "1 2", "1 2 3", "1 x", "AB12",
        "ABC", "abc", "zebra", "x:y", "http://example.org/", "QUJD", "ABCD", "A-1", "low", "high",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Returns a document; null if none can be created.</summary>
    public XElement? Next()
    {
        var nodes = Content(grammar.Start, new XElement("x"), 0);
        return nodes.OfType<XElement>().FirstOrDefault();
    }

    private List<XNode> Content(SimplePattern pattern, XElement owner, int depth)
    {
        switch (pattern)
        {
            case SimpleText:
                return _random.Next(2) == 0 ? [] : [new XText(_random.Next(3) == 0 ? " " : "words")];
            case SimpleData or SimpleValue or SimpleList:
                return Literal(pattern, owner) is { Length: > 0 } text ? [new XText(text)] : [];
            case SimpleChoice choice:
                return Content(Choose(choice, depth), owner, depth);
            case SimpleGroup group:
                return group.Items.SelectMany(item => Content(item, owner, depth)).ToList();
            case SimpleInterleave interleave:
                return Shuffle(interleave.Items.Select(item => Content(item, owner, depth)).ToList());
            case SimpleOneOrMore many:
                var most = Math.Min(many.Maximum ?? int.MaxValue, many.Minimum + (depth > Deep ? 0 : 2));
                return Enumerable.Range(0, _random.Next(many.Minimum, most + 1)).SelectMany(_ => Content(many.Content, owner, depth)).ToList();
            case SimpleAttribute attribute:
                if (Name(attribute.Name) is { } own && owner.Attribute(own) is null)
                    owner.SetAttributeValue(own, Literal(attribute.Content, owner));
                return [];
            case SimpleElementReference reference when depth < TooDeep && Name(reference.Element.Name) is { } name:
                var element = new XElement(name);
                element.Add(Content(
                    reference.Element is { Type.IsPolymorphic: true, DocumentContent: { } typed } ? typed : reference.Element.Content, element, depth + 1));
                return [element];
            default:
                return [];
        }
    }

    private SimplePattern Choose(SimpleChoice choice, int depth)
    {
        var alternatives = choice.Alternatives;
        if (depth > Deep
            && alternatives.FirstOrDefault(alternative => alternative is not (SimpleElementReference or SimpleOneOrMore or SimpleGroup)) is { } shallow)
            return shallow;
        return alternatives[_random.Next(alternatives.Count)];
    }

    private List<XNode> Shuffle(List<List<XNode>> parts)
    {
        var result = new List<XNode>();
        parts.RemoveAll(part => part.Count == 0);
        while (parts.Count > 0)
        {
            var part = parts[_random.Next(parts.Count)];
            result.Add(part[0]);
            part.RemoveAt(0);
            parts.RemoveAll(left => left.Count == 0);
        }

        return result;
    }

    private string Literal(SimplePattern pattern, XElement owner)
    {
        switch (pattern)
        {
            case SimpleChoice choice:
                return Literal(choice.Alternatives[_random.Next(choice.Alternatives.Count)], owner);
            case SimpleGroup group:
                return string.Join(" ", group.Items.Select(item => Literal(item, owner)));
            case SimpleOneOrMore many:
                return string.Join(
                    " ",
                    Enumerable.Range(0, _random.Next(many.Minimum, Math.Min(many.Maximum ?? int.MaxValue, many.Minimum + 2) + 1))
                        .Select(_ => Literal(many.Content, owner)));
            case SimpleList list:
                return Literal(list.Content, owner);
            case SimpleValue { NamespaceUri.Length: > 0 } value:
                owner.SetAttributeValue(XNamespace.Xmlns + "q", value.NamespaceUri);
                return string.Concat("q:", value.Text.AsSpan(value.Text.IndexOf(':') + 1));
            case SimpleValue value:
                return value.Text;
            case SimpleData data:
                var known = Literals.Where(literal => Allows(data, literal)).ToList();
                return known.Count == 0 ? Literals[_random.Next(Literals.Length)] : known[_random.Next(known.Count)];
            case SimpleText:
                return Literals[_random.Next(Literals.Length)];
            default:
                return "";
        }
    }

    private static bool Allows(SimpleData data, string literal) => data.Datatype.Allows(Encoding.UTF8.GetBytes(literal), _ => null);

    private XName? Name(NameClass names) => names switch
    {
        NameNameClass name => XName.Get(name.LocalName, name.NamespaceUri),
        ChoiceNameClass choice => Name(_random.Next(2) == 0 ? choice.Left : choice.Right),
        NsNameClass ns => XName.Get("w" + _random.Next(3), ns.NamespaceUri),
        _ =>
            new[] { "", "urn:w", "http://www.example.com/1" }.Select(ns => XName.Get("w" + _random.Next(3), ns))
                .Where(name => names.Contains(name.NamespaceName, name.LocalName))
                .OrderBy(_ => _random.Next())
                .FirstOrDefault(),
    };
}
