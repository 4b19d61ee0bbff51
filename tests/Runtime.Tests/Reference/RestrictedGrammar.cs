using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Patterns;

namespace Bindery.Tests.Reference;

/// <summary>
/// A random grammar as schemas are: it keeps the restrictions of RELAX NG 7. Attributes of one content have different names, the members of an interleave take
/// different elements and one of them at most takes text, data stand alone. Interleaves, groups and choices are wide, and mostly of optional parts.
/// </summary>
internal sealed class RestrictedGrammar : SampleGrammar
{
    private static readonly string[] AllNames = ["a", "b", "c", "d", "e", "f", "g", "h"];

    public RestrictedGrammar(int seed)
        : base(seed, AllNames)
    {
        // Several elements have the same name: which one it is, its content decides.
        for (var count = Random.Next(4, 13); count > 0; count--)
            AddElement(new NameNameClass("", AllNames[Random.Next(AllNames.Length)]));
        Complete(number => Content(isSmall: number % 3 == 2));
    }

    private (Pattern Pattern, Ref Reference) Content(bool isSmall)
    {
        var names = Shuffled(AllNames);
        var attributes = Random.Next(isSmall ? 3 : 7);
        // Some attributes stand where they decide about children.
        var beside = Random.Next(attributes + 1);
        var content = isSmall && Random.Next(2) == 0
            ? Random.Next(3) == 0 ? Literal(1) : (Builder.Empty, new REmpty())
            : Children(Random.Next(isSmall ? 2 : 4), AllNames, names.Skip(beside).Take(attributes - beside).ToList(), isRepeated: false, mayHaveText: true);
        if (Random.Next(8) == 0)
        {
            // What the others do not name, any number of times.
            var rest = new AnyNameClass(names.Take(attributes)
                .Select(NameClass (name) => new NameNameClass("", name))
                .DefaultIfEmpty(new NameNameClass("", "none"))
                .Aggregate((left, right) => new ChoiceNameClass(left, right)));
            content = Group(ZeroOrMore(Attribute(rest, (Builder.Text, new RText()))), content);
        }
        for (var i = 0; i < beside; i++)
        {
            var attribute = Attribute(names[i]);
            if (i + 1 < beside && Random.Next(4) == 0)
            {
                // Both or one or none.
                i++;
                attribute = Random.Next(2) == 0 ? Group(attribute, Attribute(names[i])) : Choice(attribute, Attribute(names[i]));
            }
            content = Random.Next(2) == 0 ? Group(Maybe(attribute), content) : Interleave(content, Maybe(attribute));
        }
        return content;
    }

    // A content of elements whose names are among those given, and of all the attributes given.
    private (Pattern Pattern, Ref Reference) Children(
        int depth, IReadOnlyList<string> names, IReadOnlyList<string> attributes, bool isRepeated, bool mayHaveText)
    {
        if (depth == 0 || names.Count == 0)
        {
            var candidates = Elements.Where(one => names.Contains(((NameNameClass)one.Element.Name).LocalName)).ToList();
            var leaf = candidates.Count == 0 ? (Builder.Empty, new REmpty())
                : mayHaveText && Random.Next(12) == 0 ? (Builder.Text, new RText())
                : ((Pattern)candidates[Random.Next(candidates.Count)].Element, (Ref)candidates[Random.Next(candidates.Count)].Reference);
            if (candidates.Count > 0 && leaf.Item2 is RElement chosen)
                leaf = (Elements[chosen.Number].Element, chosen);
            return attributes.Aggregate(leaf, (content, name) => Group(Attribute(name), content));
        }
        switch (Random.Next(isRepeated || attributes.Count > 0 ? 6 : 8))
        {
            case 0 or 1:
                var members = Parts(names, attributes, Random.Next(2, 6), isDisjoint: true).ToList();
                var withText = Random.Next(members.Count);
                return members.Select((part, i) => Maybe(Children(Random.Next(depth), part.Names, part.Attributes, isRepeated, mayHaveText && i == withText)))
                    .Aggregate(Interleave);
            case 2:
                return Parts(names, attributes, Random.Next(2, 5), isDisjoint: false)
                    .Select(part => Maybe(Children(Random.Next(depth), part.Names, part.Attributes, isRepeated, mayHaveText)))
                    .Aggregate(Group);
            case 3:
                // An interleave, and what follows it.
                var half = attributes.Count / 2;
                var first = Parts(names, attributes.Take(half).ToList(), Random.Next(2, 4), isDisjoint: true)
                    .Select(part => Maybe(Children(Random.Next(depth), part.Names, part.Attributes, isRepeated, mayHaveText: false))).Aggregate(Interleave);
                return Group(first, Children(depth - 1, names, attributes.Skip(half).ToList(), isRepeated, mayHaveText));
            case 4:
                return Enumerable.Range(0, Random.Next(2, 4)).Select(_ => Children(depth - 1, names, attributes, isRepeated, mayHaveText)).Aggregate(Choice);
            case 5:
                // Many alternatives that begin alike.
                return attributes.Aggregate(
                    Enumerable.Range(0, 9)
                        .Select(_ => Group(Children(0, names, [], isRepeated, mayHaveText: false), Children(0, names, [], isRepeated, mayHaveText: false)))
                        .Aggregate(Choice),
                    (content, name) => Group(content, Attribute(name)));
            default:
                return ZeroOrMore(Children(depth - 1, names, [], isRepeated: true, mayHaveText));
        }
    }

    private IEnumerable<(IReadOnlyList<string> Names, IReadOnlyList<string> Attributes)> Parts(
        IReadOnlyList<string> names, IReadOnlyList<string> attributes, int count, bool isDisjoint)
    {
        var ofName = names.Select(_ => Random.Next(count)).ToList();
        var ofAttribute = attributes.Select(_ => Random.Next(count)).ToList();
        for (var i = 0; i < count; i++)
            yield return (isDisjoint ? names.Where((_, n) => ofName[n] == i).ToList() : names, attributes.Where((_, n) => ofAttribute[n] == i).ToList());
    }

    private (Pattern Pattern, Ref Reference) Attribute(string name) =>
        Attribute(new NameNameClass("", name), Random.Next(2) == 0 ? (Builder.Text, new RText()) : Literal(0));

    private (Pattern Pattern, Ref Reference) Maybe((Pattern Pattern, Ref Reference) content) =>
        Random.Next(3) == 0 ? content : (Builder.Optional(content.Pattern), new RChoice(content.Reference, new REmpty()));

    private (Pattern Pattern, Ref Reference) ZeroOrMore((Pattern Pattern, Ref Reference) content) =>
        (Builder.Optional(Builder.OneOrMore(content.Pattern)), new RChoice(new ROneOrMore(content.Reference), new REmpty()));

    private (Pattern Pattern, Ref Reference) Group((Pattern Pattern, Ref Reference) left, (Pattern Pattern, Ref Reference) right) =>
        (Builder.Group(left.Pattern, right.Pattern), new RGroup(left.Reference, right.Reference));

    private (Pattern Pattern, Ref Reference) Interleave((Pattern Pattern, Ref Reference) left, (Pattern Pattern, Ref Reference) right) =>
        (Builder.Interleave(left.Pattern, right.Pattern), new RInterleave(left.Reference, right.Reference));

    private (Pattern Pattern, Ref Reference) Choice((Pattern Pattern, Ref Reference) left, (Pattern Pattern, Ref Reference) right) =>
        (Builder.Choice(left.Pattern, right.Pattern), new RChoice(left.Reference, right.Reference));

    private string[] Shuffled(string[] names)
    {
        var shuffled = (string[])names.Clone();
        Random.Shuffle(shuffled);
        return shuffled;
    }
}
