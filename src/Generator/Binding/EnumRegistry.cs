using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Schema;
using Bindery.Schema.Simplified;

namespace Bindery.Generator.Binding;

/// <summary>The enumerations of a schema. Places that name the same enumeration share it, and its words are theirs together.</summary>
/// <param name="names">The names of the schema's types.</param>
/// <param name="reportTaken">Told of a name that the schema's author chose and another type has.</param>
internal sealed class EnumRegistry(TypeNames names, Action<string, SourceSpan> reportTaken)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byChosenName = new(StringComparer.Ordinal);

    /// <summary>Finds or makes the enumeration for some words.</summary>
    /// <param name="chosenName">The name from the schema's annotations, if any.</param>
    /// <param name="defaultNames">The names to try otherwise.</param>
    /// <param name="words">The words, each once, in schema order; at least one.</param>
    /// <param name="documentation">What the words are about.</param>
    public string Get(string? chosenName, string[] defaultNames, IReadOnlyList<SimpleValue> words, string? documentation)
    {
        var entry = chosenName is null ? FindShared(defaultNames, words) : _byChosenName.TryGetValue(chosenName, out var chosen) ? chosen : null;
        if (entry is null)
        {
            var name = chosenName ?? names.Take(defaultNames);
            if (chosenName is not null && !names.TryTake(chosenName))
            {
                reportTaken(chosenName, words[0].Span);
                name = names.Take(defaultNames);
            }
            _entries.Add(entry = new Entry(chosenName, name, documentation));
            _byName.Add(name, entry);
            if (chosenName is not null)
                _byChosenName.Add(chosenName, entry);
        }
        foreach (var word in words)
            entry.Add(word);
        return entry.Name;
    }

    /// <summary>The name of a word's member.</summary>
    public string MemberOf(string enumName, string word) => _byName[enumName].MemberOf(word);

    /// <summary>What the schema says about a word.</summary>
    public string? DocumentationOf(string enumName, string word) => _byName[enumName].DocumentationOf(word);

    public IEnumerable<EnumModel> ToModels() => _entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => entry.ToModel());

    private Entry? FindShared(string[] defaultNames, IReadOnlyList<SimpleValue> words)
    {
        foreach (var name in defaultNames)
            if (_byName.TryGetValue(name, out var entry) && entry.ChosenName is null && entry.HasJust(words))
                return entry;
        return null;
    }

    private sealed class Entry(string? chosenName, string name, string? documentation)
    {
        private readonly List<EnumMemberModel> _members = [];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly HashSet<string> _memberNames = new(StringComparer.Ordinal);

        public string? ChosenName { get; } = chosenName;

        public string Name { get; } = name;

        public bool HasJust(IReadOnlyList<SimpleValue> words) =>
            words.Count == _members.Count && words.All(word => _places.ContainsKey(Words.Of(word)));

        public void Add(SimpleValue value)
        {
            var word = Words.Of(value);
            if (!_places.TryGetValue(word, out var known))
            {
                _places.Add(word, _members.Count);
                var memberName = Identifiers.Unique(value.Annotations.Name ?? Identifiers.Pascal(word), _memberNames);
                _members.Add(new EnumMemberModel(memberName, word, value.Annotations.Documentation));
            }
            else if (_members[known].Documentation is null && value.Annotations.Documentation is { } said)
            {
                _members[known] = _members[known] with { Documentation = said };
            }
        }

        public string MemberOf(string word) => _members[_places[word]].Name;

        public string? DocumentationOf(string word) => _members[_places[word]].Documentation;

        public EnumModel ToModel() => new(Name, documentation, _members.ToEquatableArray());
    }
}
