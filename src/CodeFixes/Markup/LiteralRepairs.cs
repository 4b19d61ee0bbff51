using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Bindery.Analyzers.Documents;
using Bindery.Analyzers.Texts;
using Bindery.CodeFixes.Plans;
using Bindery.Wording;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Markup;

/// <summary>
/// Proposes changes of literals for findings other than conflicts: duplicate values, references without a target, wrong roots, tags that do not match,
/// values that are not escaped. The caller tests which of them resolve the finding.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="text">The text of the file.</param>
internal sealed class LiteralRepairs(SemanticModel semantics, SourceText text)
{
    private const int MostValues = 24;

    private static readonly Regex Value = new("=\\s*(?:\\\\\"|\"\"|\"|')(?<value>[^\"'<>&{}\\\\]+)");
    private static readonly Regex Reference = new("&(?!(#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z][\\w.-]*);)");

    private static readonly Regex Attribute = new("[\\w:.-]+\\s*=\\s*(?<quote>\\\\\"|\"\"|\"|')[^\"'<>]*?\\k<quote>");

    private static readonly Regex Assignment = new("(?<name>[\\w:.-]+)\\s*=\\s*(?:\\\\\"|\"\"|\"|')$", RegexOptions.RightToLeft);

    private readonly SyntaxNode _root = semantics.SyntaxTree.GetRoot();

    /// <summary>Returns the changes to try for a finding, the most likely first, each with a description.</summary>
    public IEnumerable<(TextChange Change, string Phrase)> Of(TextFinding finding) => finding.Rule switch
    {
        "001" when finding.Expected is { } expected => Root(finding.Place, expected),
        "001" or "002" => Removed(finding.Place),
        "003" or "004" => Values(finding.Place),
        "005" => Others(finding.Place),
        "006" => WellFormed(finding),
        "008" => Known(finding.Place),
        "009" => Escaped(finding.Place),
        _ => [],
    };

    private IEnumerable<(TextChange Change, string Phrase)> Root(TextSpan place, string expected)
    {
        var name = text.ToString(place);
        var local = name.Substring(name.IndexOf(':') + 1);
        if (new MarkupEdits(semantics, text).Rename(FactKind.Child, place, local, expected) is { } change)
            yield return (change, $"change '{local}' to '{expected}'");
    }

    // Without a conflict, it is only known where the violation is: the name of an attribute or an element that is not allowed, or that lacks something.
    private IEnumerable<(TextChange Change, string Phrase)> Removed(TextSpan place)
    {
        var all = text.ToString();
        if (NameAt(all, place.Start) is not { Length: > 0 } name)
            yield break;
        if (Attribute.Match(all, place.Start) is { Success: true } attribute && attribute.Index == place.Start)
            yield return (new TextChange(TextSpan.FromBounds(BlanksBefore(all, place.Start), place.Start + attribute.Length), ""), $"remove '{name}'");
        else if (_root.FindToken(place.Start) is { RawKind: not (int)SyntaxKind.None } token && token.Span.Contains(place)
            && new LiteralMarkup(token).ElementAt(place) is { } element)
            yield return (new TextChange(element, ""), $"remove '{name}'");
    }

    private IEnumerable<(TextChange Change, string Phrase)> Values(TextSpan place)
    {
        foreach (var value in Placeholders.General.Where(value => value.Length > 0))
            yield return Changed(place, value);
        var all = text.ToString();
        var before = Assignment.Match(all.Substring(0, place.Start));
        if (before.Success && before.Groups["name"] is { Value: var name, Index: var start }
            && Attribute.Match(all, start) is { Success: true } attribute && attribute.Index == start)
            yield return (new TextChange(TextSpan.FromBounds(BlanksBefore(all, start), start + attribute.Length), ""), $"remove '{name}'");
    }

    // Another value of the same form: with the next letter or number, or with a number appended.
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

    // The nearby values, the nearest first.
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

    // The first other location is the name in the start tag of the open element.
    private IEnumerable<(TextChange Change, string Phrase)> WellFormed(TextFinding finding)
    {
        var all = text.ToString();
        var place = finding.Place;
        var open = finding.Others.Count > 0 ? text.ToString(finding.Others[0]) : "";
        var first = Math.Max(0, place.Start - 2);
        var tag = all.IndexOf("</", first, Math.Min(4, all.Length - first), StringComparison.Ordinal);
        if (tag >= 0 && open.Length > 0)
        {
            var end = NameAt(all, tag + 2);
            if (!IsOpen(tag, end))
                yield return (new TextChange(new TextSpan(tag + 2, end.Length), open), $"change '</{end}>' to '</{open}>'");
            yield return (new TextChange(new TextSpan(tag, 0), $"</{open}>"), $"add '</{open}>'");
        }
        else if (open.Length > 0)
        {
            yield return (new TextChange(new TextSpan(EndOfLiteral(place), 0), $"</{open}>"), $"add '</{open}>'");
        }
        // The character is at the place, or just before it.
        for (var at = Math.Max(0, place.Start - 1); at <= place.Start && at < all.Length; at++)
            if (all[at] == '<' && at + 1 < all.Length && !(char.IsLetter(all[at + 1]) || all[at + 1] is '/' or '!' or '?' or '_'))
                yield return (new TextChange(new TextSpan(at, 1), "&lt;"), "escape '<'");
        var literal = _root.FindToken(place.Start).Span;
        foreach (Match reference in Reference.Matches(text.ToString(literal)))
            yield return (new TextChange(new TextSpan(literal.Start + reference.Index, 1), "&amp;"), "escape '&'");
        if (place.Start < all.Length && NameAt(all, place.Start) is { Length: > 0 } name)
        {
            // A second attribute with the name, or a value without quotation marks.
            if (Attribute.Match(all, place.Start) is { Success: true } attribute && attribute.Index == place.Start)
                yield return (new TextChange(TextSpan.FromBounds(BlanksBefore(all, place.Start), place.Start + attribute.Length), ""), $"remove '{name}'");
            if (all[place.Start - 1] == '=')
                yield return (new TextChange(new TextSpan(place.Start, name.Length), $"'{name}'"), "add quotes");
        }
    }

    // Whether an end tag ends an element that begins before it in the same literal.
    private bool IsOpen(int tag, string name)
    {
        var literal = _root.FindToken(tag).Span;
        var before = text.ToString(TextSpan.FromBounds(Math.Min(literal.Start, tag), tag));
        var tags = Regex.Matches(before, $"<(?<end>/?){Regex.Escape(name)}(?=[\\s/>])[^<>]*?(?<empty>/?)>").Cast<Match>().ToList();
        return tags.Count(one => one.Groups["end"].Length == 0 && one.Groups["empty"].Length == 0) > tags.Count(one => one.Groups["end"].Length > 0);
    }

    private int EndOfLiteral(TextSpan place)
    {
        var token = _root.FindToken(Math.Max(0, place.Start - 1));
        var end = token.Span.End;
        while (end > token.SpanStart && text[end - 1] is '"' or '8' or 'u' or 'U')
            end--;
        return token.ValueText.Length > 0 && token.Text[token.Text.Length - 1] is not ('"' or '8') ? token.Span.End : end;
    }

    private static int BlanksBefore(string all, int position)
    {
        while (position > 0 && all[position - 1] is ' ' or '\t' or '\r' or '\n')
            position--;
        return position;
    }

    private static string NameAt(string all, int start)
    {
        var end = start;
        while (end < all.Length && (char.IsLetterOrDigit(all[end]) || all[end] is '_' or '-' or '.' or ':'))
            end++;
        return all.Substring(start, end - start);
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
