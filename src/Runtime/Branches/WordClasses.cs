using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>The words of an attribute, grouped into classes: words that are accepted by the same patterns have the same siblings.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<Pattern, IReadOnlyList<int>> _accepted = [];

    /// <summary>Groups words into classes.</summary>
    /// <param name="words">The words, each once.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="matcher">Matches the words with the patterns of the attribute.</param>
    public WordClasses(IEnumerable<string> words, ClassAttribute attribute, LiteralMatcher matcher)
    {
        var accepting = new Dictionary<int, List<Pattern>>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var literal = Encoding.UTF8.GetBytes(word);
            var contents = attribute.Contents.Where(content => matcher.Matches(content, literal)).ToList();
            var key = string.Join(" ", contents.Select(content => content.Id));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = numbers.Count);
                accepting.Add(number, contents);
            }
            _classes.Add(word, number);
        }
        foreach (var content in attribute.Contents)
            _accepted.Add(content, [.. accepting.Where(one => one.Value.Contains(content)).Select(one => one.Key)]);
    }

    /// <summary>The class of a word.</summary>
    public int Of(string word) => _classes[word];

    /// <summary>The classes of the words that a pattern of the attribute accepts.</summary>
    public IReadOnlyList<int> AcceptedBy(Pattern content) => _accepted.TryGetValue(content, out var classes) ? classes : [];
}
