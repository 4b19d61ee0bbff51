using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Patterns;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Tests.Xsd.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Xsd;

/// <summary>
/// Pairs of schemas in the compact syntax and in XML Schema. Random documents of both, and mutants of these, are validated by Jing with the former, and by
/// Bindery, xmllint and System.Xml.Schema with the latter. In many pairs, the XML Schema is less precise than the RELAX NG schema; there, System.Xml.Schema or
/// xmllint decides, which differ on whitespace in a union.
/// </summary>
public sealed class CorpusPairTests(ITestOutputHelper output)
{
    /// <summary>The root of documents if the pair does not specify it: the start, and the element for XML Schema if there is no start.</summary>
    private static readonly Dictionary<string, (string Start, string? Element)> Starts = new()
    {
        ["015"] = ("foo", null), ["016"] = ("bar", null), ["020"] = ("foo | bar | baz", null), ["091"] = ("inline", null), ["097"] = ("foo | baz", null),
        ["121"] = ("foo", null), ["135"] = ("c", null),
        ["092"] = ("element root { atts }", "<xs:element name='root'><xs:complexType><xs:attributeGroup ref='atts'/></xs:complexType></xs:element>"),
    };

    /// <summary>
    /// The pairs whose .rnc schema both Jing and Bindery reject: because of an unknown datatype library, or an attribute that two patterns could match (RELAX
    /// NG 7.3).
    /// </summary>
    private static readonly string[] RefusedByRelaxNg = ["053", "062"];

    /// <summary>
    /// The pairs whose .xsd schema is less precise: a choice with attributes became optional attributes (016, 036, 106 to 109, 114, 138), an interleave became
    /// a repeated choice (040), and attributes with open names have any text as values (054, 057, 110); or the other schema is rejected.
    /// </summary>
    private static readonly string[] LessIsSaid = ["016", "036", "040", "053", "054", "057", "062", "106", "107", "108", "109", "110", "114", "138"];

    public static IEnumerable<object[]> Pairs() => !Corpus.Has("rnc-and-xsd")
        ? [["none"]]
        : Directory.GetDirectories(Corpus.Path("rnc-and-xsd"))
            .Where(folder => File.Exists(Path.Combine(folder, "xsd", "correct.xsd")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal)
            .Select(name => new object[] { name });

    [CorpusOracleTheory]
    [MemberData(nameof(Pairs))]
    public void Both_sides_decide_alike(string name)
    {
        using var trial = new Trial();
        var (rnc, xsd) = Prepare(name, trial.Folder);
        var grammar = SchemaReader.Load(xsd);
        var schema = Trial.Simplify(xsd);
        HashSet<XName>? roots = null;
        if (!RefusedByRelaxNg.Contains(name))
        {
            var other = Trial.Simplify(rnc);
            roots = [.. RootsOf(other.Start)];
            trial.Fill(other, 60, 1);
        }

        trial.Fill(schema, 60, 2, document => roots is null || roots.Contains(document.Name));
        var ours = trial.RefusedBy(grammar);
        var framework = Oracles.RefusedByFramework(xsd, trial.Documents);
        var xmllint = Oracles.RefusedByXmllint(xsd, trial.Documents);
        var jing = Oracles.RefusedByJing(rnc, trial.Documents);
        Assert.Equal(RefusedByRelaxNg.Contains(name), jing is null);
        var report = new StringBuilder();
        var (likeJing, againstJing) = (0, 0);
        foreach (var document in trial.Documents)
        {
            var refused = ours.Contains(document);
            if (jing is not null && jing.Contains(document) == refused)
                likeJing++;
            else if ((LessIsSaid.Contains(name) || IsBlankSomewhere(trial.Of(document)))
                && (framework.Contains(document) == refused || xmllint?.Contains(document) == refused))
                againstJing++;
            else
                report.Append(refused ? "refused: " : "accepted: ").AppendLine(trial.Of(document).ToString(SaveOptions.DisableFormatting));
        }

        output.WriteLine(
            $"{name}: {trial.Documents.Count} documents, {ours.Count} refused; as Jing {likeJing}; as those that read XML Schema, against Jing {againstJing}");
        Assert.True(report.Length == 0, report.ToString());
        Assert.True(trial.Documents.Count > 3, "hardly any document was made");
    }

    // In XML Schema, whitespace is not allowed in an empty type (Part 1, 3.4.4); in RELAX NG it is.
    private static bool IsBlankSomewhere(XElement document) =>
        document.DescendantsAndSelf().Any(element => !element.HasElements && element.Value.Length > 0 && element.Value.Trim().Length == 0);

    private static (string Rnc, string Xsd) Prepare(string name, string folder)
    {
        var rnc = Corpus.Path("rnc-and-xsd", name, "compact", "correct.rnc");
        var xsd = Corpus.Path("rnc-and-xsd", name, "xsd", "correct.xsd");
        (string? Start, string? Element) start = Starts.TryGetValue(name, out var known) ? known
            : string.CompareOrdinal(name, "011") <= 0 ? ("element root { foo }", "<xs:element name='root' type='foo'/>")
            : (null, null);
        if (start.Start is not null)
        {
            File.WriteAllText(Path.Combine(folder, "main.rnc"), $"include \"{new Uri(rnc)}\"\nstart = {start.Start}\n");
            rnc = Path.Combine(folder, "main.rnc");
        }

        if (start.Element is not null)
        {
            File.WriteAllText(
                Path.Combine(folder, "main.xsd"),
                $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='{new Uri(xsd)}'/>{start.Element}</xs:schema>");
            xsd = Path.Combine(folder, "main.xsd");
        }

        return (rnc, xsd);
    }

    private static IEnumerable<XName> RootsOf(SimplePattern start) => start switch
    {
        SimpleChoice choice => choice.Alternatives.SelectMany(RootsOf),
        SimpleElementReference reference => NamesOf(reference.Element.Name),
        _ => [],
    };

    private static IEnumerable<XName> NamesOf(NameClass names) => names switch
    {
        NameNameClass name => [XName.Get(name.LocalName, name.NamespaceUri)],
        ChoiceNameClass choice => NamesOf(choice.Left).Concat(NamesOf(choice.Right)),
        _ => [],
    };
}
