using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.CodeFixes.Plans;
using Bindery.Patterns;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Random values and content for the elements of a grammar, created from its patterns: each fits its place, though not always what is around it.
/// </summary>
internal sealed class GrammarFillings(CompiledGrammar grammar, Random random)
{
    private const int Deep = 4;
    private const int TooDeep = 10;

    private readonly PatternQueries _queries = new(grammar.Names, isOutput: true);

    /// <summary>A value of an attribute of elements with a name, or their text.</summary>
    public string Value(string element, string? attribute)
    {
        if (PatternOf(element) is not { } owner)
            return Any();
        var contents = attribute is null
            ? [owner.Content]
            : _queries.Nodes(owner.Content).OfType<AttributePattern>().Where(node => node.Name.Contains("", attribute)).Select(node => node.Content).ToList();
        return contents.Count == 0 ? Any() : Literal(contents[random.Next(contents.Count)], 0);
    }

    /// <summary>Content of elements with a name: all of it, or a few of the children that they can have.</summary>
    public IReadOnlyList<XNode> Content(string element)
    {
        if (PatternOf(element) is not { } owner)
            return [];
        if (random.Next(2) == 0)
            return Nodes(owner.Content, new XElement("owner"), 0);
        var children = _queries.Nodes(owner.Content).OfType<ElementPattern>().ToList();
        return children.Count == 0
            ? []
            : [.. Enumerable.Range(0, random.Next(3)).SelectMany(_ => Nodes(children[random.Next(children.Count)], new XElement("owner"), 1))];
    }

    private ElementPattern? PatternOf(string element)
    {
        var patterns = grammar.Graph.Elements.Where(pattern => pattern.Name.Contains("", element)).ToList();
        return patterns.Count == 0 ? null : patterns[random.Next(patterns.Count)];
    }

    private List<XNode> Nodes(Pattern pattern, XElement owner, int depth)
    {
        switch (pattern)
        {
            case TextPattern:
                return random.Next(2) == 0 ? [] : [new XText(Any())];
            case DataPattern or ValuePattern or ListPattern:
                return Literal(pattern, 0) is { Length: > 0 } text ? [new XText(text)] : [];
            case ChoicePattern choice:
                return Nodes(Choose(choice, depth), owner, depth);
            case GroupPattern group:
                return [.. Nodes(group.Left, owner, depth), .. Nodes(group.Right, owner, depth)];
            case InterleavePattern interleave:
                var (left, right) = (Nodes(interleave.Left, owner, depth), Nodes(interleave.Right, owner, depth));
                return random.Next(2) == 0 ? [.. left, .. right] : [.. right, .. left];
            case OneOrMorePattern many:
                return [.. Enumerable.Range(0, depth > Deep ? 1 : random.Next(1, 3)).SelectMany(_ => Nodes(many.Content, owner, depth))];
            case AttributePattern { Name: NameNameClass name } attribute:
                if (owner.Attribute(XName.Get(name.LocalName, name.NamespaceUri)) is null)
                    owner.SetAttributeValue(XName.Get(name.LocalName, name.NamespaceUri), Literal(attribute.Content, 0));
                return [];
            case ElementPattern { Name: NameNameClass name } element when depth < TooDeep:
                var child = new XElement(XName.Get(name.LocalName, name.NamespaceUri));
                child.Add(Nodes(element.Content, child, depth + 1));
                return [child];
            default:
                return [];
        }
    }

    private Pattern Choose(ChoicePattern choice, int depth)
    {
        var alternatives = new List<Pattern>();
        var open = new Stack<Pattern>([choice]);
        while (open.TryPop(out var next))
            if (next is ChoicePattern inner)
            {
                open.Push(inner.Left);
                open.Push(inner.Right);
            }
            else
            {
                alternatives.Add(next);
            }
        return depth > Deep && alternatives.Find(alternative => alternative is EmptyPattern) is { } nothing
            ? nothing
            : alternatives[random.Next(alternatives.Count)];
    }

    private string Literal(Pattern pattern, int depth)
    {
        switch (pattern)
        {
            case ChoicePattern choice when depth < TooDeep:
                return Literal(Choose(choice, 0), depth + 1);
            case GroupPattern group when depth < TooDeep:
                return $"{Literal(group.Left, depth + 1)} {Literal(group.Right, depth + 1)}".Trim();
            case OneOrMorePattern many when depth < TooDeep:
                return string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Literal(many.Content, depth + 1)));
            case ListPattern list:
                return Literal(list.Content, depth + 1);
            case ValuePattern value:
                return value.Text;
            case DataPattern data:
                var samples = data.Datatype.Parameters.Where(parameter => parameter.Name == "pattern")
                    .Select(parameter => RegexSamples.Of(parameter.Value, random.Next(3)))
                    .OfType<string>()
                    .Concat(Placeholders.General)
                    .Where(sample => data.Datatype.Allows(Encoding.UTF8.GetBytes(sample), null))
                    .ToList();
                return samples.Count == 0 ? Any() : samples[random.Next(samples.Count)];
            case TextPattern:
                return Any();
            default:
                return "";
        }
    }

    private string Any() => Placeholders.General[random.Next(Placeholders.General.Count)];
}
