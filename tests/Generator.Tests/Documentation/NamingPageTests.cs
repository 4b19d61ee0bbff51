using System;
using System.IO;
using System.Linq;
using Bindery.Generator.Binding;

namespace Bindery.Tests.Documentation;

/// <summary>The tables of docs/naming.md say what the generator does.</summary>
public sealed class NamingPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Corpus.Repository, "docs", "naming.md"));

    [Theory]
    [InlineData("| XML name | C# name |", 9)]
    [InlineData("| XML name | member |", 18)]
    [InlineData("| word | member |", 11)]
    public void Tables_match_the_generator(string head, int rows)
    {
        var table = Lines.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('`')).ToList();
        Assert.Equal(rows, table.Count);
        Assert.All(table, row => Assert.Equal(row[3], Name(head, row[1])));
    }

    private static string Name(string head, string name) => head switch
    {
        "| XML name | C# name |" => Identifiers.Pascal(name),
        "| XML name | member |" => Plurals.Of(Identifiers.Pascal(name)),
        "| word | member |" => Identifiers.OfWord(name),
        _ => throw new ArgumentOutOfRangeException(nameof(head)),
    };
}
