using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Datatypes;

namespace Bindery.Patterns.Text;

/// <summary>
/// Orders patterns by their structure, not by the time of creation: ranks are assigned from the leaves up, level by level, and a pattern is compared by its
/// operator and the ranks of its operands. Elements are compared by number and name only.
/// </summary>
internal sealed class CanonicalOrder
{
    private readonly Dictionary<Pattern, int> _ranks = new();

    /// <summary>Ranks all reachable patterns.</summary>
    public CanonicalOrder(Pattern start, IEnumerable<ElementPattern> elements)
    {
        var levels = new SortedDictionary<int, List<Pattern>>();
        var seen = new HashSet<Pattern>();
        var open = new Stack<Pattern>();
        open.Push(start);
        foreach (var element in elements)
            open.Push(element.Content);
        while (open.Count > 0)
        {
            var pattern = open.Pop();
            if (!seen.Add(pattern))
                continue;
            if (!levels.TryGetValue(pattern.Height, out var level))
                levels.Add(pattern.Height, level = []);
            level.Add(pattern);
            foreach (var operand in Operands(pattern))
                open.Push(operand);
        }

        foreach (var level in levels.Values)
        {
            var keyed = new List<(string Key, Pattern Pattern)>(level.Count);
            foreach (var pattern in level)
                keyed.Add((KeyOf(pattern), pattern));
            keyed.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : a.Pattern.Id.CompareTo(b.Pattern.Id));
            foreach (var (_, pattern) in keyed)
                _ranks.Add(pattern, _ranks.Count);
        }
    }

    /// <summary>Returns the operands of a pattern in the order of the compiled form; an element has none.</summary>
    public static IReadOnlyList<Pattern> Operands(Pattern pattern) => pattern switch
    {
        ChoicePattern => PatternMembers.OfChoice(pattern),
        GroupPattern or InterleavePattern => PatternMembers.OfSequence(pattern),
        OneOrMorePattern oneOrMore => [oneOrMore.Content],
        ListPattern list => [list.Content],
        AttributePattern attribute => [attribute.Content],
        DataPattern { Except: not null } data => [data.Except],
        _ => [],
    };

    /// <summary>Returns the operands in canonical order: those of a choice are sorted.</summary>
    public IReadOnlyList<Pattern> Ordered(Pattern pattern)
    {
        var operands = Operands(pattern);
        if (pattern is ChoicePattern)
            ((List<Pattern>)operands).Sort((a, b) => _ranks[a].CompareTo(_ranks[b]));
        return operands;
    }

    /// <summary>Returns a datatype as a text.</summary>
    public static string KeyOf(Datatype type)
    {
        var key = new StringBuilder();
        Append(key, type.LibraryUri);
        Append(key, type.Name);
        foreach (var parameter in type.Parameters)
        {
            Append(key, parameter.Name);
            Append(key, parameter.Value);
        }
        if (type.MaxBytes is { } limit)
            AppendNumber(key.Append('<'), limit);
        if (type.Says is { } words)
            Append(key.Append('='), words);
        return key.ToString();
    }

    private string KeyOf(Pattern pattern)
    {
        var key = new StringBuilder();
        key.Append((char)('A' + (int)pattern.Kind));
        switch (pattern)
        {
            case ElementPattern element:
                AppendNumber(key, element.Number);
                key.Append(element.IsOutputOnly ? '!' : ' ').Append(NameSet.From(element.Name).Key);
                return key.ToString();
            case AttributePattern attribute:
                key.Append(attribute.IsOutputOnly ? '!' : ' ').Append(NameSet.From(attribute.Name).Key);
                break;
            case DataPattern data:
                Append(key, KeyOf(data.Datatype));
                break;
            case ValuePattern value:
                Append(key, KeyOf(value.Datatype));
                Append(key, value.Text);
                Append(key, value.NamespaceUri);
                break;
        }
        foreach (var operand in Ordered(pattern))
            AppendNumber(key, _ranks[operand]);
        return key.ToString();
    }

    private static void AppendNumber(StringBuilder key, int number) => key.Append(' ').Append(number.ToString("D10", CultureInfo.InvariantCulture));

    private static void Append(StringBuilder key, string text) => key.Append(' ').Append(text.Length).Append(':').Append(text);
}
