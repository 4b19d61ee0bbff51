using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Tests.Patterns;

/// <summary>Makes a random grammar twice, as reference patterns and as patterns of the engine, and random documents that have some chance to be valid.</summary>
internal sealed class RandomGrammar
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly string[] Literals = ["", " ", "1", "01", "7", "x", "y", " x ", "1 7", "x y x", "1 1 1"];
    private readonly Random _random;
    private readonly List<(ElementPattern Element, RElement Reference)> _elements = [];
    private readonly Ref[] _contents;

    public RandomGrammar(int seed)
    {
        _random = new Random(seed);
        var count = _random.Next(1, 5);
        _contents = new Ref[count];
        for (var i = 0; i < count; i++)
        {
            var place = i;
            var name = NameClass();
            _elements.Add((Builder.Element(name, false, i), new RElement(name, () => _contents[place])));
        }
        for (var i = 0; i < count; i++)
        {
            var (content, reference) = Content(_random.Next(1, 4));
            _elements[i].Element.Content = content;
            _contents[i] = reference;
        }
        Pattern start = Builder.NotAllowed;
        Ref referenceStart = new RNotAllowed();
        foreach (var (element, reference) in _elements)
        {
            start = Builder.Choice(start, element);
            referenceStart = new RChoice(referenceStart, reference);
        }
        Start = start;
        Reference = referenceStart;
    }

    public PatternBuilder Builder { get; } = new();

    public Pattern Start { get; }

    public Ref Reference { get; }

    /// <summary>A document. Most are made along the patterns, with mistakes now and then.</summary>
    public Node Document()
    {
        var budget = 8;
        return Element(_elements[_random.Next(_elements.Count)].Reference, ref budget);
    }

    private Node Element(RElement pattern, ref int budget)
    {
        var node = new Node(Pick(pattern.Names));
        Fill(node, pattern.Content(), ref budget);
        if (_random.Next(6) == 0)
            node.Children.Insert(_random.Next(node.Children.Count + 1), new Node(Names[_random.Next(4)]) { Text = _random.Next(2) == 0 ? null : Literals[_random.Next(Literals.Length)] });
        if (_random.Next(8) == 0)
            Attribute(node, Names[_random.Next(4)], Literals[_random.Next(Literals.Length)]);
        if (_random.Next(10) == 0 && node.Children.Count > 0)
            node.Children.RemoveAt(_random.Next(node.Children.Count));
        // Two texts side by side are one, and empty text is none.
        node.Children.RemoveAll(child => child.Text is "");
        for (var i = node.Children.Count - 1; i > 0; i--)
        {
            if (node.Children[i].Text is { } second && node.Children[i - 1].Text is { } first)
            {
                node.Children[i - 1] = new Node("") { Text = first + second };
                node.Children.RemoveAt(i);
            }
        }
        return node;
    }

    private void Fill(Node node, Ref pattern, ref int budget)
    {
        if (budget <= 0)
            return;
        switch (pattern)
        {
            case RElement element:
                budget--;
                node.Children.Add(Element(element, ref budget));
                break;
            case RAttribute attribute:
                Attribute(node, Pick(attribute.Names), Literals[_random.Next(Literals.Length)]);
                break;
            case RText or RData or RValue or RList:
                if (_random.Next(4) > 0)
                    node.Children.Add(new Node("") { Text = pattern is RValue value && _random.Next(2) == 0 ? value.Text : Literals[_random.Next(Literals.Length)] });
                break;
            case RChoice choice:
                Fill(node, _random.Next(2) == 0 ? choice.A : choice.B, ref budget);
                break;
            case RGroup group:
                Fill(node, group.A, ref budget);
                Fill(node, group.B, ref budget);
                break;
            case RInterleave interleave:
                var swap = _random.Next(2) == 0;
                Fill(node, swap ? interleave.B : interleave.A, ref budget);
                Fill(node, swap ? interleave.A : interleave.B, ref budget);
                break;
            case ROneOrMore oneOrMore:
                for (var i = _random.Next(1, 4); i > 0; i--)
                    Fill(node, oneOrMore.A, ref budget);
                break;
        }
    }

    private static void Attribute(Node node, string name, string value)
    {
        if (!node.Attributes.Exists(a => a.Name == name))
            node.Attributes.Add((name, value));
    }

    private string Pick(Func<string, bool> names)
    {
        var first = _random.Next(4);
        for (var i = 0; i < 4; i++)
            if (names(Names[(first + i) % 4]))
                return Names[(first + i) % 4];
        return "other";
    }

    private NameClass NameClass() => _random.Next(8) switch
    {
        0 => new AnyNameClass(_random.Next(2) == 0 ? null : new NameNameClass("", Names[_random.Next(4)])),
        1 => new ChoiceNameClass(new NameNameClass("", Names[_random.Next(4)]), new NameNameClass("", Names[_random.Next(4)])),
        2 => new NsNameClass("", new ChoiceNameClass(new NameNameClass("", "a"), new NameNameClass("", Names[_random.Next(4)]))),
        _ => new NameNameClass("", Names[_random.Next(4)]),
    };

    private (Pattern Pattern, Ref Reference) Content(int depth)
    {
        if (depth == 0)
        {
            switch (_random.Next(9))
            {
                case 0:
                    return (Builder.Empty, new REmpty());
                case 1:
                    return (Builder.Text, new RText());
                case 2:
                    var name = NameClass();
                    var (content, reference) = Literal(1);
                    return (Builder.Attribute(name, content, false), new RAttribute(name, reference));
                case 3:
                    return Literal(2);
                case 4 when _random.Next(4) == 0:
                    return (Builder.NotAllowed, new RNotAllowed());
                default:
                    return _elements[_random.Next(_elements.Count)];
            }
        }
        var (left, leftReference) = Content(depth - 1);
        switch (_random.Next(9))
        {
            case 0:
                return (Builder.OneOrMore(left), leftReference is RNotAllowed ? leftReference : new ROneOrMore(leftReference));
            case 1:
                return (Builder.Optional(left), new RChoice(leftReference, new REmpty()));
            case 2:
                return (Builder.Optional(Builder.OneOrMore(left)), new RChoice(new ROneOrMore(leftReference), new REmpty()));
        }
        var (right, rightReference) = Content(_random.Next(depth));
        return _random.Next(3) switch
        {
            0 => (Builder.Choice(left, right), new RChoice(leftReference, rightReference)),
            1 => (Builder.Group(left, right), new RGroup(leftReference, rightReference)),
            _ => (Builder.Interleave(left, right), new RInterleave(leftReference, rightReference)),
        };
    }

    private (Pattern Pattern, Ref Reference) Literal(int depth)
    {
        var integer = new FakeInteger(0, _random.Next(2) == 0 ? 5 : 9);
        switch (_random.Next(depth > 0 ? 8 : 4))
        {
            case 0:
                return (Builder.Value(FakeToken.Instance, "x", "", "x"), new RValue(FakeToken.Instance, "x"));
            case 1:
                return (Builder.Value(integer, "1", "", 1), new RValue(integer, "1"));
            case 2:
                return (Builder.Data(integer, null), new RData(integer, null));
            case 3:
                return (Builder.Data(FakeToken.Instance, Builder.Value(FakeToken.Instance, "y", "", "y")), new RData(FakeToken.Instance, new RValue(FakeToken.Instance, "y")));
            case 4:
                return (Builder.Text, new RText());
            case 5:
                var (item, itemReference) = Literal(0);
                return (Builder.List(Builder.OneOrMore(item)), new RList(new ROneOrMore(itemReference)));
            case 6:
                var (first, firstReference) = Literal(0);
                var (second, secondReference) = Literal(0);
                return (Builder.List(Builder.Group(Builder.Optional(first), second)), new RList(new RGroup(new RChoice(firstReference, new REmpty()), secondReference)));
            default:
                var (a, aReference) = Literal(depth - 1);
                var (b, bReference) = Literal(depth - 1);
                return (Builder.Choice(a, b), new RChoice(aReference, bReference));
        }
    }
}
