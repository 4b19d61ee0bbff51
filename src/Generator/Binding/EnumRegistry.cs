using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;
using Bindery.Wording;

namespace Bindery.Generator.Binding;

/// <summary>The enumerations of a schema. Places that name the same enumeration share it; it has the words of all of them.</summary>
/// <param name="names">The names of the schema's types.</param>
/// <param name="users">The places that use the words.</param>
/// <param name="reportTaken">Called for a name that the schema's author chose but that another type already has.</param>
internal sealed class EnumRegistry(TypeNames names, WordSets users, Action<string, SourceSpan> reportTaken)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _bySet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byChosenName = new(StringComparer.Ordinal);

    /// <summary>Finds or creates the enumeration for some words.</summary>
    /// <param name="chosenName">The name from the schema's annotations, if any.</param>
    /// <param name="defaultNames">The names to try otherwise.</param>
    /// <param name="words">The words in schema order, without duplicates; at least one.</param>
    /// <param name="documentation">The documentation of the enumeration.</param>
    public string Get(string? chosenName, EnumNames defaultNames, IReadOnlyList<SimpleValue> words, string? documentation)
    {
        var set = WordSets.KeyOf(words.Select(Words.Of));
        // Types that the schema names are distinguished by name, all others by their words.
        var key = (defaultNames.SchemaType ?? "") + "\u0002" + set;
        var entry = chosenName is null ? _bySet.TryGetValue(key, out var shared) ? shared : null
            : _byChosenName.TryGetValue(chosenName, out var chosen) ? chosen
            : null;
        if (entry is null)
        {
            var candidates = defaultNames.Candidates(users.CommonName(set));
            var name = chosenName ?? names.Take(candidates);
            if (chosenName is not null && !names.TryTake(chosenName))
            {
                reportTaken(chosenName, words[0].Span);
                name = names.Take(candidates);
            }
            _entries.Add(entry = new Entry(
                name,
                // The documentation of an attribute or element says nothing about others of the same type.
                defaultNames.SchemaType is null ? documentation : defaultNames.SchemaTypeDocumentation,
                defaultNames.SchemaType));
            _byName.Add(name, entry);
            if (chosenName is not null)
                _byChosenName.Add(chosenName, entry);
            else
                _bySet.Add(key, entry);
        }
        entry.AddUse(defaultNames.Use);
        foreach (var word in words)
            entry.Add(word);
        return entry.Name;
    }

    /// <summary>Returns the name of a word's member.</summary>
    public string MemberOf(string enumName, string word) => _byName[enumName].MemberOf(word);

    /// <summary>Returns the schema's documentation of a word.</summary>
    public string? DocumentationOf(string enumName, string word) => _byName[enumName].DocumentationOf(word);

    public IEnumerable<EnumModel> ToModels() => _entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => entry.ToModel());

    private sealed class Entry(string name, string? documentation, string? schemaType)
    {
        private readonly List<string> _uses = [];
        private readonly List<EnumMemberModel> _members = [];
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly HashSet<string> _memberNames = new(StringComparer.Ordinal);

        public string Name { get; } = name;

        public void AddUse(string use)
        {
            if (!_uses.Contains(use))
                _uses.Add(use);
        }

        public void Add(SimpleValue value)
        {
            var word = Words.Of(value);
            if (!_places.TryGetValue(word, out var known))
            {
                _places.Add(word, _members.Count);
                var memberName = Identifiers.Unique(value.Annotations.Name ?? Identifiers.OfWord(word), _memberNames);
                _members.Add(new EnumMemberModel(memberName, word, value.Annotations.Documentation));
            }
            else if (_members[known].Documentation is null && value.Annotations.Documentation is { } said)
            {
                _members[known] = _members[known] with { Documentation = said };
            }
        }

        public string MemberOf(string word) => _members[_places[word]].Name;

        public string? DocumentationOf(string word) => _members[_places[word]].Documentation;

        public EnumModel ToModel() => new(Name, documentation ?? $"Specifies {Specified}.", _members.ToEquatableArray());

        private string Specified =>
            schemaType is not null ? $"a value of the type '{schemaType}'" : $"the value of {Lists.OneOf(_uses, isSorted: false)}";
    }
}
