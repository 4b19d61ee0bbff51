using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>The words of an attribute, in classes: words that the same patterns of it accept are all the same to what stands beside them.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>Divides the words of some patterns of one attribute.</summary>
    public WordClasses(IReadOnlyList<SimpleAttribute> patterns)
    {
        _words.AddRange(patterns.SelectMany(pattern => Values(pattern.Content)).Distinct(StringComparer.Ordinal));
        var accepting = _words.ToDictionary(word => word, _ => new StringBuilder(), StringComparer.Ordinal);
        for (var i = 0; i < patterns.Count; i++)
            foreach (var word in Accepted(patterns[i].Content))
                accepting[word].Append(i.ToString(CultureInfo.InvariantCulture)).Append(' ');
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in _words)
        {
            var key = accepting[word].ToString();
            if (!numbers.TryGetValue(key, out var number))
                numbers.Add(key, number = numbers.Count);
            _classes.Add(word, number);
        }
    }

    /// <summary>The words, each once, in schema order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The class of a word.</summary>
    public int Of(string word) => _classes[word];

    /// <summary>The classes of the words that a pattern accepts; a class may come several times.</summary>
    public IEnumerable<int> AcceptedBy(SimpleAttribute pattern) => Accepted(pattern.Content).Select(Of);

    private IEnumerable<string> Accepted(SimplePattern content)
    {
        var values = Values(content).Distinct(StringComparer.Ordinal);
        return IsClosed(content) ? values : values.Union(_words.Where(word => IsAdmitted(word, content)), StringComparer.Ordinal);
    }

    private static bool IsClosed(SimplePattern content) => content switch
    {
        SimpleChoice choice => choice.Alternatives.All(IsClosed),
        SimpleData or SimpleText => false,
        _ => true,
    };

    private static bool IsAdmitted(string word, SimplePattern content) => content switch
    {
        SimpleChoice choice => choice.Alternatives.Any(alternative => IsAdmitted(word, alternative)),
        SimpleData data => data.Datatype.Allows(Encoding.UTF8.GetBytes(word), null),
        SimpleText => true,
        _ => false,
    };

    private static IEnumerable<string> Values(SimplePattern content)
    {
        var pending = new Stack<SimplePattern>();
        pending.Push(content);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives.Reverse())
                        pending.Push(alternative);
                    break;
                case SimpleValue value:
                    yield return Binding.Words.Of(value);
                    break;
            }
    }
}
