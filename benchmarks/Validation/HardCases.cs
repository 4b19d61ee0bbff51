using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Bindery.Benchmarks.Validation;

/// <summary>Schemas and documents that make engines slow, large or both. Random ones have fixed seeds.</summary>
internal static class HardCases
{
    /// <summary>Writes the files of all cases into a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<ValidationCase> Write(string folder)
    {
        yield return Case(
            folder,
            "20 optionals, random order, 10,000 times",
            Records(Interleave(Optionals(20))),
            Doc(10_000, random => $"<r>{Shuffled(random, 20, i => $"<e{i}/>")}</r>"));
        yield return Case(
            folder,
            "20 optionals, one order, 10,000 times",
            Records(Interleave(Optionals(20))),
            Doc(10_000, _ => $"<r>{string.Concat(Enumerable.Range(0, 20).Select(i => $"<e{i}/>"))}</r>"));
        yield return Case(
            folder,
            "some of 20 optionals, random order, 10,000 times",
            Records(Interleave(Optionals(20))),
            Doc(10_000, random => $"<r>{Shuffled(random, 20, i => random.Next(2) == 0 ? "" : $"<e{i}/>")}</r>"));
        yield return Case(
            folder,
            "8 groups of 6 interleaved, 2,000 times",
            Records(Interleave(Range(8, g => $"<optional>{Range(6, i => Leaf($"g{g}{i}"))}</optional>"))),
            Doc(2_000, Groups));
        yield return Case(
            folder,
            "20 starred interleaved, 2,000 times",
            Records(Interleave(Range(20, i => $"<zeroOrMore>{Leaf($"e{i}")}</zeroOrMore>"))),
            Doc(2_000, random => $"<r>{Shuffled(random, 40, i => $"<e{i % 20}/>")}</r>"));
        yield return Case(
            folder,
            "20 optional attributes, random order, 10,000 times",
            Records(Range(20, i => $"<optional><attribute name='a{i}'/></optional>")),
            Doc(10_000, random => $"<r {Shuffled(random, 20, i => $"a{i}='v' ")}/>"));
        yield return Case(
            folder,
            "some of 20 optional attributes, random order, 10,000 times",
            Records(Range(20, i => $"<optional><attribute name='a{i}'/></optional>")),
            Doc(10_000, random => $"<r {Shuffled(random, 20, i => random.Next(2) == 0 ? "" : $"a{i}='v' ")}/>"));
        yield return Case(folder, "nesting of 24 that a leaf decides", Ambiguous(24), Nested(24));
        yield return Case(folder, "nesting of 200 that a leaf decides", Ambiguous(200), Nested(200));
        yield return Case(
            folder,
            "a choice of 1,000 groups with a common beginning, 500 times",
            Grammar($"<zeroOrMore><choice>{Range(1_000, g => $"<group>{Range(5, i => Leaf($"x{i}"))}{Leaf($"y{g}")}</group>")}</choice></zeroOrMore>"),
            Doc(500, random => $"{Range(5, i => $"<x{i}/>")}<y{random.Next(1_000)}/>"));
        yield return Case(
            folder,
            "40 optional a before 40 a",
            Grammar(Range(40, _ => $"<optional><ref name='a'/></optional>") + Range(40, _ => "<ref name='a'/>"), $"<define name='a'>{Leaf("a")}</define>"),
            Doc(60, _ => "<a/>"));
        yield return Case(
            folder,
            "a choice of 1,000, 20,000 times",
            Grammar(
                $"<zeroOrMore><choice>{Range(1_000, i => $"<element name='e{i}'><attribute name='v'><choice><value>a{i}</value><value>b{i}</value></choice></attribute></element>")}</choice></zeroOrMore>"),
            Doc(20_000, random => random.Next(1_000) is var i ? $"<e{i} v='b{i}'/>" : ""));
        yield return Case(
            folder,
            "nesting of 100,000",
            $"{Head}<start><ref name='n'/></start><define name='n'><element name='n'><optional><ref name='n'/></optional></element></define></grammar>",
            string.Concat(Enumerable.Repeat("<n>", 100_000)) + string.Concat(Enumerable.Repeat("</n>", 100_000)));
        yield return Case(
            folder,
            "20 MB of integers, decimals and tokens",
            Records(
                Interleave(
                    $"{Data("id", "integer")}{Data("price", "decimal")}<optional>{Data("code", "NMTOKEN")}</optional><optional>{Data("count", "unsignedShort")}</optional><zeroOrMore>{Data("tag", "NMTOKEN")}</zeroOrMore>")),
            Big(20_000_000));
    }

    private const string Head = "<grammar xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>";

    private static ValidationCase Case(string folder, string name, string schema, string document)
    {
        var stem = Path.Combine(folder, name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal));
        File.WriteAllText(stem + ".rng", schema);
        File.WriteAllText(stem + ".xml", document);
        return new ValidationCase(name, stem + ".rng", [stem + ".xml"]);
    }

    private static string Grammar(string content, string definitions = "") =>
        $"{Head}<start><element name='doc'>{content}</element></start>{definitions}</grammar>";

    private static string Records(string content) => Grammar($"<zeroOrMore><element name='r'>{content}</element></zeroOrMore>");

    private static string Leaf(string name) => $"<element name='{name}'><empty/></element>";

    private static string Data(string name, string type) => $"<element name='{name}'><data type='{type}'/></element>";

    private static string Interleave(string content) => $"<interleave>{content}</interleave>";

    private static string Optionals(int count) => Range(count, i => $"<optional>{Leaf($"e{i}")}</optional>");

    private static string Range(int count, Func<int, string> item) => string.Concat(Enumerable.Range(0, count).Select(item));

    private static string Ambiguous(int depth)
    {
        // At each level two elements of one name, each of which may hold either of the next level.
        var definitions = new StringBuilder(
            "<define name='n0'><choice><element name='x'><empty/></element><element name='y'><empty/></element></choice></define>");
        for (var i = 1; i <= depth; i++)
            definitions.Append(
                CultureInfo.InvariantCulture,
                $"<define name='n{i}'><choice><element name='n'><ref name='n{i - 1}'/>{Leaf("x")}</element><element name='n'><ref name='n{i - 1}'/>{Leaf("y")}</element></choice></define>");
        return $"{Head}<start><ref name='n{depth}'/></start>{definitions}</grammar>";
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<n>", depth)) + "<x/>" + string.Concat(Enumerable.Range(0, depth).Select(i => i % 3 == 0 ? "<x/></n>" : "<y/></n>"));

    private static string Doc(int count, Func<Random, string> item)
    {
        var random = new Random(1);
        return $"<doc>{string.Join('\n', Enumerable.Range(0, count).Select(_ => item(random)))}</doc>";
    }

    private static string Shuffled(Random random, int count, Func<int, string> item)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return string.Concat(order.Select(item));
    }

    private static string Groups(Random random)
    {
        var next = new int[8];
        var record = new StringBuilder("<r>");
        for (var left = 48; left > 0; left--)
        {
            var group = random.Next(8);
            while (next[group] == 6)
                group = (group + 1) % 8;
            record.Append(CultureInfo.InvariantCulture, $"<g{group}{next[group]++}/>");
        }
        return record.Append("</r>").ToString();
    }

    private static string Big(int bytes)
    {
        var random = new Random(1);
        var document = new StringBuilder("<doc>\n", bytes + 1000);
        while (document.Length < bytes)
        {
            string[] parts =
            [
                $"<id>{random.Next()}</id>",
                string.Create(CultureInfo.InvariantCulture, $"<price>{random.Next(100_000)}.{random.Next(100):00}</price>"),
                $"<code>c-{random.Next(1_000_000)}</code>",
                $"<count>{random.Next(65_536)}</count>",
                $"<tag>t{random.Next(1000)}</tag>",
                $"<tag>t{random.Next(1000)}</tag>",
            ];
            random.Shuffle(parts);
            document.Append("  <r>").AppendJoin("", parts).Append("</r>\n");
        }
        return document.Append("</doc>").ToString();
    }
}
