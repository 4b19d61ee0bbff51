using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Bindery.Tests.Harness;

/// <summary>Damages texts: removes, duplicates, moves and swaps parts, by characters and by words, and inserts words of other texts.</summary>
/// <param name="seeds">The original texts.</param>
/// <param name="words">Additional words to insert.</param>
internal sealed partial class Mutator(IReadOnlyList<string> seeds, IEnumerable<string>? words = null)
{
    private readonly List<string[]> _pieces = seeds.Select(seed => Pieces().Matches(seed).Select(match => match.Value).ToArray()).ToList();

    private readonly string[] _words = [.. seeds.SelectMany(seed => Pieces().Matches(seed).Select(match => match.Value))
        .Concat(words ?? [])
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Returns a damaged text: mostly with a few changes, sometimes with many.</summary>
    public string Next(Random random)
    {
        var pieces = _pieces[random.Next(_pieces.Count)].ToList();
        for (var count = random.Next(8) == 0 ? random.Next(1, 30) : random.Next(1, 4); count > 0 && pieces.Count > 0; count--)
            Damage(pieces, random);
        var text = string.Concat(pieces);
        return random.Next(4) == 0 ? DamageCharacters(text, random) : text;
    }

    private void Damage(List<string> pieces, Random random)
    {
        var at = random.Next(pieces.Count);
        var length = Math.Min(random.Next(4) == 0 ? random.Next(1, 60) : random.Next(1, 6), pieces.Count - at);
        var range = pieces.GetRange(at, length);
        switch (random.Next(6))
        {
            case 0:
                pieces.RemoveRange(at, length);
                break;
            case 1:
                pieces.InsertRange(at, range);
                break;
            case 2:
                pieces.RemoveRange(at, length);
                pieces.InsertRange(random.Next(pieces.Count + 1), range);
                break;
            case 3:
                pieces[at] = _words[random.Next(_words.Length)];
                break;
            case 4:
                pieces.Insert(at, _words[random.Next(_words.Length)]);
                break;
            default:
                var other = _pieces[random.Next(_pieces.Count)];
                var from = random.Next(other.Length);
                pieces.InsertRange(at, other.Skip(from).Take(random.Next(1, 40)));
                break;
        }
    }

    private static string DamageCharacters(string text, Random random)
    {
        if (text.Length == 0)
            return text;
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, ((char)random.Next(1, 0x180)).ToString()),
            _ => text[..at] + (char)random.Next(1, 0x3000) + text[(at + 1)..],
        };
    }

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex Pieces();
}
