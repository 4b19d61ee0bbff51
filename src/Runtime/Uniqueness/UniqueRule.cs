using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// b:unique on an element: the values of some elements below it must differ. Stands on an element pattern; whether an element keeps the rule follows from the document alone, not from how its content matches.
/// </summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">Where the value of an item is; the first that is there decides.</param>
/// <param name="phrase">What is unique, in the words of the schema, in the plural: "the names of the disks". Null where it does not say.</param>
/// <param name="isWarning">Whether a violation is worth a warning only: it refuses nothing.</param>
internal sealed class UniqueRule(IReadOnlyList<UniquePath> items, IReadOnlyList<UniqueField> fields, string? phrase, bool isWarning)
{
    public IReadOnlyList<UniquePath> Items { get; } = items;

    public IReadOnlyList<UniqueField> Fields { get; } = fields;

    public string? Phrase { get; } = phrase;

    public bool IsWarning { get; } = isWarning;

    /// <summary>What is unique, for messages: "among the names of the disks", "for 'name' of 'disk'".</summary>
    public string Where
    {
        get
        {
            if (Phrase is not null)
                return "among " + Phrase;
            var places = new List<string>();
            foreach (var place in Fields)
                places.Add(place.ToString());
            var items = new List<string>();
            foreach (var path in Items)
                if ($"'{path.Steps[path.Steps.Count - 1].Name.LocalName}'" is var item && !items.Contains(item))
                    items.Add(item);
            return $"for {Join(places)} of {Join(items)}";
        }
    }

    private static string Join(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.GetRange(0, words.Count - 1)) + " or " + words[words.Count - 1];
}

/// <summary>The way to items: child elements, each inside the one before.</summary>
/// <param name="Steps">At least one.</param>
internal sealed record UniquePath(IReadOnlyList<UniqueStep> Steps);

/// <summary>A child element that passes all tests.</summary>
internal sealed record UniqueStep(ExactName Name, IReadOnlyList<UniqueTest> Tests)
{
    /// <summary>Whether an element is one, by its start tag.</summary>
    public bool IsMetBy(in Utf8XmlReader reader)
    {
        if (!Name.Is(reader))
            return false;
        for (var i = 0; i < Tests.Count; i++)
            if (!Tests[i].IsMetBy(reader))
                return false;
        return true;
    }
}
