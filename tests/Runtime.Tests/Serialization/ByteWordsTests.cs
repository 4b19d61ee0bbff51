using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Serialization;
using Bindery.Xml;

namespace Bindery.Tests.Serialization;

/// <summary>Words are found at their first place, whatever they share with others.</summary>
public sealed class ByteWordsTests
{
    public static TheoryData<string[]> Lists { get; } =
    [
        ["a"],
        ["file", "dev", "fil", "files", ""],
        ["exactly8", "exactly8", "exactly81", "exactly82", "exactly"],
        ["exportname", "exportbitmap", "incremental", "incremental-2", "backupmode", "name", "ä", "name"],
        [.. Enumerable.Range(0, 1000).Select(i => "w" + i.ToString(CultureInfo.InvariantCulture))],
        [.. Enumerable.Range(0, 200).Select(i => "the same " + i.ToString(CultureInfo.InvariantCulture))],
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Exactly_the_given_words_are_found(string[] words)
    {
        var list = new ByteWords(words);
        foreach (var word in words)
        {
            Assert.Equal(System.Array.IndexOf(words, word), Find(list, word));
            Assert.Equal(System.Array.IndexOf(words, word + "x"), Find(list, word + "x"));
        }
        Assert.Equal(-1, Find(list, "absent"));
        Assert.Equal(-1, Find(list, "the same for long"));
    }

    [Fact]
    public void A_word_is_found_again_after_its_first_place()
    {
        var list = new ByteWords(["name", "other", "name", "a longer name", "name", "a longer name"]);
        Assert.Equal([0, 2, 4], Places(list, "name"));
        Assert.Equal([3, 5], Places(list, "a longer name"));
    }

    [Fact]
    public void An_empty_list_of_words_finds_nothing() => Assert.Equal(-1, Find(new ByteWords([]), "a"));

    private static int[] Places(ByteWords list, string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        var places = new System.Collections.Generic.List<int>();
        for (var place = list.FindLong(utf8, NameKey.Of(utf8)); place >= 0; place = list.FindLong(utf8, NameKey.Of(utf8), place))
            places.Add(place);
        return [.. places];
    }

    private static int Find(ByteWords list, string word) => list.Find(Encoding.UTF8.GetBytes(word));
}
