using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Patterns;
using Bindery.Tests.Patterns;

namespace Bindery.Tests.Reference;

/// <summary>
/// A random grammar, made twice: as reference patterns and as patterns of the engine. Makes random documents that have some chance to be valid.
/// </summary>
internal abstract class SampleGrammar
{
    private static readonly string[] Literals = ["", " ", "1", "01", "7", "x", "y", " x ", "1 7", "x y x", "1 1 1"];
    private readonly string[] _names;
    private readonly List<(ElementPattern Element, RElement Reference)> _elements = [];
    private readonly List<Ref> _contents = [];

    /// <summary>Begins a grammar of some names; the same seed makes the same grammar and documents.</summary>
    protected SampleGrammar(int seed, string[] names)
    {
        Random = new Random(seed);
        _names = names;
    }

    public PatternBuilder Builder { get; } = new();

    public Pattern Start { get; private set; } = null!;

    public Ref Reference { get; private set; } = null!;

    protected Random Random { get; }

    protected IReadOnlyList<(ElementPattern Element, RElement Reference)> Elements => _elements;

    /// <summary>A document. Most are made along the patterns, with mistakes now and then.</summary>
    public Node Document()
    {
        var budget = 12;
        return Element(_elements[Random.Next(_elements.Count)].Reference, ref budget);
    }

    /// <summary>The grammar, one line for each element; any of them may be the root; ! marks what is output only.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (_, reference) in _elements)
            text.Append(FormattableString.Invariant($"{reference} = {Show(reference.Name)} {{ {reference.Content()} }}\n"));
        return text.ToString();
    }

    protected void AddElement(NameClass name)
    {
        var number = _elements.Count;
        var isOutputOnly = Random.Next(12) == 0;
        _contents.Add(new REmpty());
        _elements.Add((Builder.Element(name, isOutputOnly, number), new RElement(number, name, () => _contents[number], isOutputOnly)));
    }

    /// <summary>Gives all elements their contents, and makes them the roots.</summary>
    protected void Complete(Func<int, (Pattern Pattern, Ref Reference)> content)
    {
        Start = Builder.NotAllowed;
        Reference = new RNotAllowed();
        for (var i = 0; i < _elements.Count; i++)
        {
            (_elements[i].Element.Content, _contents[i]) = content(i);
            Start = Builder.Choice(Start, _elements[i].Element);
            Reference = new RChoice(Reference, _elements[i].Reference);
        }
    }

    protected (Pattern Pattern, Ref Reference) Attribute(NameClass name, (Pattern Pattern, Ref Reference) content)
    {
        var isOutputOnly = Random.Next(12) == 0;
        return (Builder.Attribute(name, content.Pattern, isOutputOnly), new RAttribute(name, content.Reference, isOutputOnly));
    }

    /// <summary>Data, a value, a list or a choice of them.</summary>
    protected (Pattern Pattern, Ref Reference) Literal(int depth)
    {
        var integer = new FakeInteger(0, Random.Next(2) == 0 ? 5 : 9);
        switch (Random.Next(depth > 0 ? 8 : 4))
        {
            case 0:
                return (Builder.Value(FakeToken.Instance, "x", "", "x"), new RValue(FakeToken.Instance, "x"));
            case 1:
                return (Builder.Value(integer, "1", "", 1), new RValue(integer, "1"));
            case 2:
                return (Builder.Data(integer, null), new RData(integer, null));
            case 3:
                return (Builder.Data(FakeToken.Instance, Builder.Value(FakeToken.Instance, "y", "", "y")),
                    new RData(FakeToken.Instance, new RValue(FakeToken.Instance, "y")));
            case 4:
                return (Builder.Text, new RText());
            case 5:
                var (item, itemReference) = Literal(0);
                return (Builder.List(Builder.OneOrMore(item)), new RList(new ROneOrMore(itemReference)));
            case 6:
                var (first, firstReference) = Literal(0);
                var (second, secondReference) = Literal(0);
                return (Builder.List(Builder.Group(Builder.Optional(first), second)),
                    new RList(new RGroup(new RChoice(firstReference, new REmpty()), secondReference)));
            default:
                var (a, aReference) = Literal(depth - 1);
                var (b, bReference) = Literal(depth - 1);
                return (Builder.Choice(a, b), new RChoice(aReference, bReference));
        }
    }

    private Node Element(RElement pattern, ref int budget)
    {
        var node = new Node(Pick(pattern.Names));
        Fill(node, pattern.Content(), ref budget);
        if (Random.Next(6) == 0)
            node.Children.Insert(
                Random.Next(node.Children.Count + 1), new Node(Name()) { Text = Random.Next(2) == 0 ? null : Literals[Random.Next(Literals.Length)] });
        if (Random.Next(8) == 0)
            Attribute(node, Name(), Literals[Random.Next(Literals.Length)]);
        if (Random.Next(10) == 0 && node.Children.Count > 0)
            node.Children.RemoveAt(Random.Next(node.Children.Count));
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
                Attribute(node, Pick(attribute.Names), attribute.A is RText ? "v" : Literals[Random.Next(Literals.Length)]);
                break;
            case RText or RData or RValue or RList:
                if (Random.Next(4) > 0)
                    node.Children.Add(new Node("") { Text = pattern is RValue value && Random.Next(2) == 0
                        ? value.Text
                        : Literals[Random.Next(Literals.Length)] });
                break;
            case RChoice choice:
                Fill(node, Random.Next(2) == 0 ? choice.A : choice.B, ref budget);
                break;
            case RGroup group:
                Fill(node, group.A, ref budget);
                Fill(node, group.B, ref budget);
                break;
            case RInterleave interleave:
                var start = node.Children.Count;
                Fill(node, interleave.A, ref budget);
                var middle = node.Children.Count;
                Fill(node, interleave.B, ref budget);
                Shuffle(node.Children, start, middle);
                break;
            case ROneOrMore oneOrMore:
                for (var i = Random.Next(1, 4); i > 0; i--)
                    Fill(node, oneOrMore.A, ref budget);
                break;
        }
    }

    // Shuffles the two parts of a list behind a place into each other; each keeps its order.
    private void Shuffle(List<Node> nodes, int start, int middle)
    {
        var first = new Queue<Node>(nodes.GetRange(start, middle - start));
        var second = new Queue<Node>(nodes.GetRange(middle, nodes.Count - middle));
        nodes.RemoveRange(start, nodes.Count - start);
        while (first.Count + second.Count > 0)
            nodes.Add(Random.Next(first.Count + second.Count) < first.Count ? first.Dequeue() : second.Dequeue());
    }

    private static void Attribute(Node node, string name, string value)
    {
        if (!node.Attributes.Exists(a => a.Name == name))
            node.Attributes.Insert(node.Attributes.Count / 2, (name, value));
    }

    private string Name() => _names[Random.Next(_names.Length)];

    private string Pick(Func<string, bool> names)
    {
        var first = Random.Next(_names.Length);
        return Enumerable.Range(first, _names.Length).Select(i => _names[i % _names.Length]).FirstOrDefault(names) ?? "other";
    }

    internal static string Show(NameClass name) => name switch
    {
        NameNameClass one => one.LocalName,
        ChoiceNameClass choice => $"({Show(choice.Left)} | {Show(choice.Right)})",
        AnyNameClass any => any.Except is null ? "*" : $"* - {Show(any.Except)}",
        NsNameClass ns => ns.Except is null ? "none:*" : $"none:* - {Show(ns.Except)}",
        _ => name.ToString(),
    };
}
