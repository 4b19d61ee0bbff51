using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>
/// The attributes that use each set of words. An enumeration that several elements use is named after their common attribute, not after one of the elements.
/// </summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, Users> _sets = new(StringComparer.Ordinal);

    /// <summary>The key of a set of words, independent of their order.</summary>
    public static string KeyOf(IEnumerable<string> words) =>
        string.Join("\u0001", words.Distinct(StringComparer.Ordinal).OrderBy(word => word, StringComparer.Ordinal));

    /// <summary>Registers an attribute of an element.</summary>
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
    /// Returns the common name of the attributes that have these words; null if only one element uses the words, or if the names have no word in common.
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
            // The last words that all names share: for StartAlign and EndAlign, the result is Align.
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
