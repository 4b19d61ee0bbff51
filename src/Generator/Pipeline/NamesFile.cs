using System.Collections.Generic;
using System.Text.RegularExpressions;
using Bindery.Generator.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Generator.Pipeline;

/// <summary>
/// A names file: C# names for a schema that cannot be annotated, one on each line. It belongs to the schema with the same file name and another extension.
/// </summary>
internal static class NamesFile
{
    public const string Extension = ".names";

    private static readonly Regex Line = new(
        @"^\s*(?<kind>type|member|word)\s+(?<element>(\{[^}]*\})?[^\s/@'={}]+)?(/?@(?<attribute>(\{[^}]*\})?[^\s/@'={}]+))?(\s+'(?<word>[^']*)')?\s*=\s*(?<name>\S+)\s*$",
        RegexOptions.CultureInvariant);

    /// <summary>Returns the entries of the file; a line that is not an entry is reported.</summary>
    public static IReadOnlyList<NameEntry> Read(SchemaText file, List<Problem> problems)
    {
        var entries = new List<NameEntry>();
        foreach (var line in SourceText.From(file.Text).Lines)
        {
            var text = line.ToString();
            if (text.Trim().Length == 0 || text.TrimStart()[0] == '#')
                continue;
            var start = text.Length - text.TrimStart().Length;
            var length = text.Trim().Length;
            var place = new Place(file.Path, line.Start + start, length, line.LineNumber, start, line.LineNumber, start + length);
            if (Read(text, place, problems) is { } entry)
                entries.Add(entry);
        }
        return entries;
    }

    private static NameEntry? Read(string text, Place place, List<Problem> problems)
    {
        var match = Line.Match(text);
        var (element, attribute, word) = (Group("element"), Group("attribute"), Group("word"));
        if (!match.Success || (element is null && attribute is null) || (Group("kind") == "word") != (word is not null))
        {
            problems.Add(new Problem(
                GeneratorRules.InvalidItem,
                "This is not a valid entry; write type ELEMENT = NAME, member ELEMENT/@ATTRIBUTE = NAME, or word ELEMENT/@ATTRIBUTE 'WORD' = NAME",
                place));
            return null;
        }
        var name = Group("name")!;
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            problems.Add(new Problem(GeneratorRules.InvalidItem, $"'{name}' is not a valid C# name", place));
            return null;
        }
        return new NameEntry(Group("kind")!, element, attribute, word, name, place);

        string? Group(string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;
    }
}

/// <summary>An entry of a names file.</summary>
/// <param name="Kind">The kind of thing that gets the name: "type", "member" or "word".</param>
/// <param name="Element">The element, or the element of the attribute; null for any.</param>
/// <param name="Attribute">The attribute; null for an element.</param>
/// <param name="Word">The word of an enumeration.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Place">Where the entry is.</param>
internal sealed record NameEntry(string Kind, string? Element, string? Attribute, string? Word, string Name, Place Place);
