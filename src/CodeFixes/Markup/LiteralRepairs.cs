using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Analyzers.Texts;
using Bindery.Wording;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>
/// Changes of literals that may take away what is found in them and is no conflict: a value that stands twice or refers to nothing, a tag that does not match,
/// a value that is not escaped. Which of them does is tried.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="text">The text of the file.</param>
internal sealed class LiteralRepairs(SemanticModel semantics, SourceText text)
{
    private const int MostValues = 24;

    private static readonly Regex Value = new("=\\s*(?:\\\\\"|\"\"|\"|')(?<value>[^\"'<>&{}\\\\]+)");
    private static readonly Regex Names = new("</(?<end>[^>]+)> does not match the start tag <(?<start>[^>]+)>");

    private readonly SyntaxNode _root = semantics.SyntaxTree.GetRoot();

    /// <summary>The changes to try for a finding, the best first, with what each does.</summary>
    public IEnumerable<(TextChange Change, string Phrase)> Of(TextFinding finding) => finding.Rule switch
    {
        "005" => Others(finding.Place),
        "006" => WellFormed(finding),
        "008" => Known(finding.Place),
        "009" => Escaped(finding.Place),
        _ => [],
    };

    // Another value of the same form: the next letter or number, or one behind it.
    private IEnumerable<(TextChange Change, string Phrase)> Others(TextSpan place)
    {
        var value = text.ToString(place);
        if (value.Length == 0 || !char.IsLetterOrDigit(value[value.Length - 1]))
            yield break;
        for (var last = (char)(value[value.Length - 1] + 1); char.IsLetterOrDigit(last) && last < 128; last++)
            yield return Changed(place, value.Substring(0, value.Length - 1) + last);
        for (var number = 2; number < 10; number++)
            yield return Changed(place, value + number);
    }

    // The values around, the nearest first.
    private IEnumerable<(TextChange Change, string Phrase)> Known(TextSpan place)
    {
        var value = text.ToString(place);
        var others = Value.Matches(text.ToString()).Cast<Match>().Select(match => match.Groups["value"].Value)
            .Where(other => other != value)
            .Distinct()
            .ToList();
        var nearest = Spelling.Nearest(value, others);
        return others.OrderBy(other => other == nearest ? 0 : 1).Take(MostValues).Select(other => Changed(place, other));
    }

    private static (TextChange Change, string Phrase) Changed(TextSpan place, string value) => (new TextChange(place, value), $"set the value to '{value}'");

    private IEnumerable<(TextChange Change, string Phrase)> WellFormed(TextFinding finding)
    {
        var place = finding.Place;
        if (Names.Match(finding.Message) is { Success: true } names)
        {
            var (start, end) = (names.Groups["start"].Value, names.Groups["end"].Value);
            var tag = text.ToString().IndexOf("</" + end, Math.Max(0, place.Start - 2), StringComparison.Ordinal);
            if (tag < 0)
                yield break;
            yield return (new TextChange(new TextSpan(tag + 2, end.Length), start), $"change '</{end}>' to '</{start}>'");
            yield return (new TextChange(new TextSpan(tag, 0), $"</{start}>"), $"add '</{start}>'");
        }
    }

    private IEnumerable<(TextChange Change, string Phrase)> Escaped(TextSpan place)
    {
        if (_root.FindNode(place, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || semantics.Compilation.GetTypeByMetadataName("System.Security.SecurityElement") is not { } type)
            yield break;
        var name = type.ToMinimalDisplayString(semantics, place.Start);
        yield return (new TextChange(expression.Span, $"{name}.Escape({expression})"), "escape the value");
    }
}
