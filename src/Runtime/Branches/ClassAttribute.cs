using System;
using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Branches;

/// <summary>An attribute that a class declares, with the patterns of its value in the branches.</summary>
/// <param name="number">The number of its name.</param>
/// <param name="namespaceUri">The namespace.</param>
/// <param name="localName">The local name.</param>
internal sealed class ClassAttribute(int number, string namespaceUri, string localName)
{
    private readonly List<Pattern> _contents = [];
    private readonly SortedDictionary<int, string> _words = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int Number { get; } = number;

    public string NamespaceUri { get; } = namespaceUri;

    public string LocalName { get; } = localName;

    /// <summary>The distinct patterns of the value.</summary>
    public IReadOnlyList<Pattern> Contents => _contents;

    /// <summary>The words that the patterns list, in the order of the grammar. The patterns may allow other values as well.</summary>
    public IReadOnlyCollection<string> ListedWords => _words.Values;

    /// <summary>The words that the patterns list, in the order of the grammar; empty if the patterns allow other values as well.</summary>
    public IReadOnlyCollection<string> Words => IsEnumerated ? _words.Values : [];

    /// <summary>Whether the patterns allow only the words that they list.</summary>
    public bool IsEnumerated { get; private set; } = true;

    /// <summary>Whether the value determines the other content: the branches allow different words.</summary>
    public bool IsDiscriminator => IsEnumerated && _contents.Count > 1;

    /// <summary>Whether <see cref="Default"/> has been computed.</summary>
    public bool HasDefault { get; private set; }

    /// <summary>The word that absence means regardless of the other content; null if there is none.</summary>
    public string? Default
    {
        get;
        set
        {
            field = value;
            HasDefault = true;
        }
    }

    /// <summary>Adds a pattern of the value.</summary>
    public void Add(Pattern content)
    {
        if (_contents.Contains(content))
            return;
        _contents.Add(content);
        foreach (var member in PatternMembers.OfChoice(content))
        {
            if (member is not ValuePattern value)
                IsEnumerated = false;
            else if (_known.Add(value.Text))
                _words.Add(value.Id, value.Text);
        }
    }
}
