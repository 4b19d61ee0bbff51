using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Schema;
using Bindery.Tests.Xsd.Support;
using Xunit.Abstractions;

namespace Bindery.Tests.Xsd;

/// <summary>
/// Every supported construct, tested with random documents, valid and mutated: the verdict is that of xmllint and System.Xml.Schema if these agree. The schemas
/// are files in this folder.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Corpus.Repository, "tests", "Schema.Tests", "Xsd", "Schemas");

    public static IEnumerable<object[]> Schemas() =>
        Directory.GetFiles(Folder, "*.xsd").Select(path => Path.GetFileName(path)).Order(System.StringComparer.Ordinal).Select(name => new object[] { name });

    [OracleTheory]
    [MemberData(nameof(Schemas))]
    public void Verdicts_are_those_of_others(string name)
    {
        using var trial = new Trial();
        var xsd = Path.Combine(Folder, name);
        trial.Fill(Trial.Simplify(xsd), 250, 3);
        var ours = trial.RefusedBy(SchemaReader.Load(xsd));
        var framework = Oracles.RefusedByFramework(xsd, trial.Documents);
        var xmllint = Oracles.RefusedByXmllint(xsd, trial.Documents);
        var report = new StringBuilder();
        var (agreed, likeFramework, likeXmllint, explained) = (0, 0, 0, 0);
        foreach (var document in trial.Documents)
        {
            var refused = ours.Contains(document);
            var others = (Framework: framework.Contains(document), Xmllint: xmllint?.Contains(document) ?? framework.Contains(document));
            if (others.Framework == refused && others.Xmllint == refused)
                agreed++;
            else if (others.Framework == refused)
                likeFramework++;
            else if (others.Xmllint == refused)
                likeXmllint++;
            else if (!refused && (IsBlankInEmpty(trial.Of(document)) || (name == "types.xsd" && HasSignedUnsigned(trial.Of(document)))))
                explained++;
            else
                report.Append(refused ? "refused: " : "accepted: ").AppendLine(trial.Of(document).ToString(SaveOptions.DisableFormatting));
        }

        output.WriteLine(
            $"{name}: {trial.Documents.Count} documents, {ours.Count} refused; agreed {agreed}, as System.Xml only {likeFramework}, as xmllint only {likeXmllint}, explained {explained}{(xmllint is null ? "; xmllint refuses the schema" : "")}");
        Assert.True(report.Length == 0, report.ToString());
        Assert.InRange(ours.Count, 1, trial.Documents.Count - 1);
    }

    /// <summary>Bindery's datatypes, like Jing's, accept a plus sign before unsigned numbers, as XML Schema 1.1 does.</summary>
    private static bool HasSignedUnsigned(XElement document) => document.Elements().Any(element => element.Value == "+3");

    /// <summary>RELAX NG ignores whitespace in an empty element; XML Schema rejects it (docs/xsd.md).</summary>
    private static bool IsBlankInEmpty(XElement document) =>
        document.DescendantsAndSelf().Any(element => !element.HasElements && element.Value.Length > 0 && element.Value.Trim().Length == 0);
}
