using System;
using System.Globalization;
using System.Text;

namespace Bindery.Tests.Support;

/// <summary>
/// Creates schemas in the XML syntax that satisfy section 7 and contain unusual constructs everywhere: annotations, comments, changing namespaces and
/// libraries, and groups of one pattern.
/// </summary>
internal sealed class RandomSchema(Random random)
{
    private static readonly string[] Texts = ["", " ", "a", "it's", "\"", "'\"'", "\\x{41}", "--", "two\nlines", "é😀", "]]&gt;", "&lt;&amp;", "# no comment",
        "&#xD;", "\t"];
    private readonly StringBuilder _text = new();
    private int _names;
    private int _annotations;

    public static string Create(int seed) => new RandomSchema(new Random(seed)).Grammar();

    private string Grammar()
    {
        Comment(2);
        Open(
            "grammar",
            " xmlns='http://relaxng.org/ns/structure/1.0' xmlns:x='urn:x' xmlns:y='urn:y' xmlns:start='urn:start'"
                + (Chance(2) ? " ns='urn:n'" : "")
                + (Chance(2) ? " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'" : ""));
        Foreign();
        Open("start", Attributes());
        Foreign();
        Element(0);
        Foreign();
        Close("start");
        foreach (var name in (string[])["d0", "element", "xml-ish.name"])
        {
            Comment(3);
            if (Chance(3))
                Foreign();
            var isNested = Chance(3);
            if (isNested)
                Open("div", Attributes());
            Open("define", $" name=' {name} '" + (Chance(3) ? " combine='choice'" : "") + Attributes());
            Foreign();
            Many(1);
            Close("define");
            if (!isNested)
                continue;
            Foreign();
            Close("div");
        }

        Comment(2);
        Close("grammar");
        Comment(2);
        return _text.ToString();
    }

    /// <summary>Writes patterns that can be repeated, without attributes and text.</summary>
    private void Pattern(int depth)
    {
        Comment(8);
        var kind = depth > 5 ? random.Next(4) : random.Next(11);
        switch (kind)
        {
            case 0:
                Leaf("empty", "");
                break;
            case 1:
                Leaf("ref", $" name='{((string[])["d0", "element", "xml-ish.name"])[random.Next(3)]}'", mayRecur: depth > 0);
                break;
            case 2 or 3 or 4:
                Element(depth + 1);
                break;
            default:
                var name = ((string[])["group", "choice", "interleave", "optional", "zeroOrMore", "oneOrMore"])[random.Next(6)];
                Open(name, Attributes());
                Foreign();
                Many(depth + 1);
                Close(name);
                break;
        }

        if (depth > 0)
            Foreign();
    }

    private void Many(int depth)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
            Pattern(depth);
    }

    private void Element(int depth)
    {
        var name = "e" + _names++;
        var ns = Chance(4) ? $" ns='urn:{random.Next(3)}'" : Chance(8) ? " ns=''" : "";
        var isClass = Chance(3);
        Open("element", (isClass ? "" : $" name='{(ns.Length == 0 && Chance(4) ? "x:" : "")}{name}'") + ns + Attributes());
        Foreign();
        if (isClass)
            NameClass(name);
        for (var count = random.Next(3); count > 0; count--)
            Attribute();
        if (Chance(4))
            Data(1);
        else
            Many(depth);
        Comment(5);
        Close("element");
    }

    private void NameClass(string name)
    {
        if (Chance(2))
        {
            Open("name", Attributes(), inline: true);
            _text.Append(Chance(3) ? "y:" + name : " " + name + " ");
            Close("name", inline: true);
        }
        else
        {
            Open("choice", Attributes());
            Foreign();
            NameClass(name + "a");
            Foreign();
            Comment(4);
            if (Chance(2))
                NameClass(name + "b");
            Close("choice");
        }

        Foreign();
    }

    private void Attribute()
    {
        Comment(6);
        var around = Chance(2) ? "optional" : "group";
        Open(around, "");
        Open("attribute", $" name='a{_names++}'" + (Chance(6) ? " ns='urn:1'" : "") + Attributes());
        Foreign();
        if (Chance(3))
            Data(0);
        Foreign();
        Close("attribute");
        Close(around);
    }

    private void Data(int depth)
    {
        Open("choice", Attributes());
        Foreign();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            Comment(6);
            if (Chance(2))
            {
                Open("value", (Chance(3) ? " type='string' datatypeLibrary=''" : "") + Attributes(), inline: true);
                _text.Append(Texts[random.Next(Texts.Length)]);
                Close("value", inline: true);
            }
            else
            {
                Open("data", " type='string' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'" + Attributes());
                Foreign();
                for (var parameters = random.Next(3); parameters > 0; parameters--)
                {
                    Open("param", $" name='{(parameters == 1 ? "minLength" : "maxLength")}'" + Attributes(), inline: true);
                    _text.Append(parameters);
                    Close("param", inline: true);
                    Foreign();
                }

                if (depth < 3 && Chance(4))
                {
                    Open("except", "");
                    Foreign();
                    Data(depth + 2);
                    Close("except");
                }

                Close("data");
            }

            Foreign();
        }

        Close("choice");
    }

    private void Leaf(string name, string attributes, bool mayRecur = true)
    {
        Open(mayRecur ? name : "empty", (mayRecur ? attributes : "") + Attributes());
        Foreign();
        Comment(6);
        Close(mayRecur ? name : "empty");
    }

    private string Attributes() =>
        Chance(5)
            ? $" {((string[])["x", "y", "start"])[random.Next(3)]}:{((string[])["n", "element"])[random.Next(2)]}='{Texts[random.Next(Texts.Length)].Replace("'", "&#39;", StringComparison.Ordinal)}q{_annotations++}'"
            : "";

    private void Foreign()
    {
        while (Chance(6))
        {
            var name = ((string[])["x:a", "y:start", "z", "grammar", "documentation"])[random.Next(5)];
            var space = name == "documentation" ? " xmlns='http://relaxng.org/ns/compatibility/annotations/1.0'"
                : name.Contains(':', StringComparison.Ordinal) ? ""
                : " xmlns=''";
            _text.Append(
                CultureInfo.InvariantCulture,
                $"<{name}{space}{(Chance(3) ? $" plain='{_annotations}'" : "")}>{Texts[random.Next(Texts.Length)]}k{_annotations++}");
            if (Chance(4))
                _text.Append(CultureInfo.InvariantCulture, $"<x:inner>q{_annotations++}</x:inner>");
            _text.Append(CultureInfo.InvariantCulture, $"</{name}>");
        }
    }

    private void Comment(int rarity)
    {
        if (Chance(rarity))
            _text.Append(CultureInfo.InvariantCulture, $"<!-- k{_annotations++}{(Chance(3) ? "\n     more" : "")} -->");
    }

    private void Open(string name, string attributes, bool inline = false) =>
        _text.Append(CultureInfo.InvariantCulture, $"<{name}{attributes}>{(inline ? "" : "\n")}");

    private void Close(string name, bool inline = false) => _text.Append(CultureInfo.InvariantCulture, $"</{name}>{(inline ? "" : "\n")}");

    private bool Chance(int rarity) => random.Next(rarity) == 0;
}
