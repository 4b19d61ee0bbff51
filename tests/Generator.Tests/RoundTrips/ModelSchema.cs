using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace Bindery.Tests.RoundTrips;

/// <summary>
/// A random schema that can create valid documents: with attributes and values of all kinds, repetition, choices, interleaves, mixed content and recursion.
/// </summary>
internal sealed class ModelSchema
{
    private const int DeepestSample = 6;
    private static readonly string[] Names = ["a", "b", "c-d", "e_f", "item", "items", "class", "Value", "g.h", "i1", "i2", "mode", "type", "path", "data"];

    private readonly Random _random;
    private readonly Dictionary<string, Part> _definitions = [];

    public ModelSchema(int seed)
    {
        _random = new Random(seed);
        var names = Enumerable.Range(0, 3).Select(number => "d" + number).ToList();
        foreach (var name in names)
            _definitions[name] = null!;
        foreach (var name in names)
            _definitions[name] = Element(name == "d0" ? "doc" : Names[_random.Next(Names.Length)], 0);
        Text =
            "<grammar xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><start><ref name='d0'/></start>"
            + string.Concat(_definitions.Select(definition => $"<define name='{definition.Key}'>{definition.Value.Rng}</define>")) + "</grammar>";
    }

    /// <summary>The schema in the XML syntax.</summary>
    public string Text { get; }

    /// <summary>Returns a valid document.</summary>
    public string Document()
    {
        var content = new List<XObject>();
        _definitions["d0"].Sample(content, 0);
        return ((XElement)content[0]).ToString(SaveOptions.DisableFormatting);
    }

    private sealed record Part(string Rng, Action<List<XObject>, int> Sample);

    private Part Element(string name, int depth)
    {
        XNamespace space = Chance(4) ? "urn:n" : "";
        var parts = new List<Part>();
        var names = Names.OrderBy(_ => _random.Next()).ToList();
        foreach (var attribute in names.Take(_random.Next(4)))
            parts.Add(Attribute(attribute));
        names = Names.OrderBy(_ => _random.Next()).ToList();
        switch (_random.Next(depth > 3 ? 2 : 8))
        {
            case 0:
                parts.Add(Value(mayBeBlank: false));
                break;
            case 1:
                parts.Add(new Part("<empty/>", (_, _) => { }));
                break;
            case 2:
                var inner = Repeat(Content(names, depth + 1), "zeroOrMore");
                parts.Add(new Part($"<mixed>{inner.Rng}</mixed>", (content, level) =>
                {
                    var items = new List<XObject>();
                    inner.Sample(items, level);
                    foreach (var item in items)
                    {
                        content.Add(new XText(Pick(["x", " y ", "é"])));
                        content.Add(item);
                    }
                }));
                break;
            default:
                parts.Add(Content(names, depth + 1));
                break;
        }
        return new Part($"<element name='{name}' ns='{space.NamespaceName}'>{string.Concat(parts.Select(part => part.Rng))}</element>", (content, level) =>
        {
            var items = new List<XObject>();
            foreach (var part in parts)
                part.Sample(items, level + 1);
            content.Add(new XElement(space + name, items));
        });
    }

    private Part Content(List<string> names, int depth)
    {
        switch (_random.Next(depth > 4 ? 2 : 12))
        {
            case 0 or 1 or 2:
                return Element(Take(names), depth);
            case 3:
                var target = "d" + _random.Next(1, 3).ToString(CultureInfo.InvariantCulture);
                return Maybe(new Part($"<ref name='{target}'/>", (content, level) => _definitions[target].Sample(content, level)));
            case 4:
                return Maybe(Content(names, depth));
            case 5 or 6:
                return Repeat(Content(names, depth), Chance(2) ? "zeroOrMore" : "oneOrMore");
            case 7:
                // Both may use the same names; their content is merged.
                var (left, right) = (Content(Chance(2) ? names : [.. names], depth), Content(names, depth));
                return new Part(
                    $"<choice>{left.Rng}{right.Rng}</choice>", (content, level) => (level < DeepestSample && Chance(2) ? right : left).Sample(content, level));
            case 8:
                var (one, other) = (Content(names, depth), Content(names, depth));
                return new Part($"<interleave>{one.Rng}{other.Rng}</interleave>", (content, level) =>
                {
                    var (first, second) = (new List<XObject>(), new List<XObject>());
                    one.Sample(first, level);
                    other.Sample(second, level);
                    var (i, j) = (0, 0);
                    while (i < first.Count || j < second.Count)
                        content.Add(j == second.Count || (i < first.Count && Chance(2)) ? first[i++] : second[j++]);
                });
            case 9:
                return Repeat(Element(Take(names), depth), "oneOrMore");
            default:
                var (before, after) = (Content(names, depth), Content(names, depth));
                return new Part($"<group>{before.Rng}{after.Rng}</group>", (content, level) =>
                {
                    before.Sample(content, level);
                    after.Sample(content, level);
                });
        }
    }

    private Part Maybe(Part part) => new($"<optional>{part.Rng}</optional>", (content, level) =>
    {
        if (level < DeepestSample && Chance(2))
            part.Sample(content, level);
    });

    private Part Repeat(Part part, string name) => new($"<{name}>{part.Rng}</{name}>", (content, level) =>
    {
        for (var count = (name == "oneOrMore" ? 1 : 0) + (level < DeepestSample ? _random.Next(3) : 0); count > 0; count--)
            part.Sample(content, level);
    });

    private Part Attribute(string name)
    {
        XNamespace space = Chance(8) ? "urn:m" : "";
        var value = Value(mayBeBlank: true);
        var part = new Part($"<attribute name='{name}' ns='{space.NamespaceName}'>{value.Rng}</attribute>", (content, level) =>
        {
            var texts = new List<XObject>();
            value.Sample(texts, level);
            content.Add(new XAttribute(space + name, string.Concat(texts.Select(text => ((XText)text).Value))));
        });
        return Chance(3) ? part : Maybe(part);
    }

    private Part Value(bool mayBeBlank) => _random.Next(14) switch
    {
        0 => Data("int", "5", " 05 ", "-0", "2147483647", "+7"),
        1 => Data("long", "9223372036854775807", "0", "-007"),
        2 => Data("unsignedLong", "18446744073709551615", "1"),
        3 => Data("integer", "123456789012345678901234567890", "00", "-1"),
        4 => Data("decimal", "1.50", "-0.0", ".5", "1.", "12345678901234567890123456789012345.5"),
        5 => Data("double", "1e400", "1.0", "INF", "NaN", "-0", "0.1"),
        6 => Data("boolean", "true", "1", "false", "0", " true "),
        7 => Words("token", "yes", "no"),
        8 => Words(Chance(2) ? "string" : "token", "one", "two", "three-four"),
        9 => Data("token", "x", "  x  y "),
        10 => Data("NMTOKEN", "n", " n "),
        11 => new Part("<list><oneOrMore><data type='int'/></oneOrMore></list>", Sample("1 2", " 01  2 ", "3")),
        12 => new Part("<data type='token'><except><value>bad</value></except></data>", Sample("good", " fine ")),
        _ => new Part("<text/>", Sample(mayBeBlank ? ["", " ", "x  y", "é😀<&>\"'"] : ["x", " y ", "é😀<&>\"'"])),
    };

    private Part Data(string type, params string[] texts) => new($"<data type='{type}'/>", Sample(texts));

    private Part Words(string type, params string[] words) => new(
        $"<choice>{string.Concat(words.Select(word => $"<value type='{type}'>{word}</value>"))}</choice>",
        Sample(type == "token" ? [.. words, " " + words[0] + " "] : words));

    private Action<List<XObject>, int> Sample(params string[] texts) => (content, _) => content.Add(new XText(Pick(texts)));

    private static string Take(List<string> names)
    {
        if (names.Count == 0)
            return "last";
        var name = names[^1];
        names.RemoveAt(names.Count - 1);
        return name;
    }

    private string Pick(string[] texts) => texts[_random.Next(texts.Length)];

    private bool Chance(int rarity) => _random.Next(rarity) == 0;
}
