using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// Which attributes use each set of words: an enumeration that several elements use is called as they call the attribute, and not after one of them.
/// </summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, Users> _sets = new(StringComparer.Ordinal);

    /// <summary>What tells a set of words from others, whatever their order.</summary>
    public static string KeyOf(IEnumerable<string> words) =>
        string.Join("\u0001", words.Distinct(StringComparer.Ordinal).OrderBy(word => word, StringComparer.Ordinal));

    /// <summary>Notes an attribute of an element.</summary>
    public void Add(SimpleElement element, string member, IEnumerable<SimplePattern> contents)
    {
        var words = new List<string>();
        var pending = new Stack<SimplePattern>(contents);
        while (pending.Count > 0)
            switch (pending.Pop())
            {
                case SimpleChoice choice:
                    foreach (var alternative in choice.Alternatives)
                        pending.Push(alternative);
                    break;
                case SimpleValue value:
                    words.Add(Words.Of(value));
                    break;
                case SimpleNotAllowed:
                    break;
                default:
                    return;
            }
        if (words.Count < 2)
            return;
        var key = KeyOf(words);
        if (!_sets.TryGetValue(key, out var users))
            _sets.Add(key, users = new Users(member));
        users.Add(element.Name.ToString(), member);
    }

    /// <summary>
    /// What several elements call the attribute that has these words; null where only one uses them, or what they call it has no word in common.
    /// </summary>
    public string? CommonName(string key) => _sets.TryGetValue(key, out var users) ? users.Common : null;

    private sealed class Users(string member)
    {
        private readonly HashSet<string> _elements = new(StringComparer.Ordinal);
        private string _common = member;

        public string? Common => _elements.Count > 1 && _common.Length > 0 ? _common : null;

        public void Add(string element, string other)
        {
            _elements.Add(element);
            // The last words that all of them have: StartAlign and EndAlign are Aligns.
            while (_common.Length > 0 && !(other.EndsWith(_common, StringComparison.Ordinal) && char.IsUpper(_common[0])))
            {
                var next = 1;
                while (next < _common.Length && !char.IsUpper(_common[next]))
                    next++;
                _common = _common.Substring(next);
            }
        }
    }
}
