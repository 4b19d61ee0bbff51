using System.Collections.Generic;
using System.Linq;

namespace Bindery.Identity;

/// <summary>A rule of an annotation in the schema (b:unique, b:keyref): values are compared as written.</summary>
/// <param name="items">The paths to the items.</param>
/// <param name="fields">The possible places of an item's value; the first one that exists is used.</param>
/// <param name="phrase">The subject of the rule, in the words of the schema. Null if the schema has none.</param>
/// <param name="isWarning">Whether a violation is only a warning, so that the document is still valid.</param>
internal abstract class AnnotationRule(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields, string? phrase, bool isWarning)
    : IdentityRule(isWarning)
{
    public IReadOnlyList<IdentityPath> Items { get; } = items;

    public IReadOnlyList<IdentityField> Fields { get; } = fields;

    public string? Phrase { get; } = phrase;

    /// <inheritdoc/>
    public override bool IsAboutItself => Items.Any(path => path.Steps.Count == 0);

    /// <summary>Describes the fields of items, for messages: "'name' of 'disk'"; for the element itself only "'name'".</summary>
    protected static string Words(IReadOnlyList<IdentityPath> items, IReadOnlyList<IdentityField> fields)
    {
        var places = new List<string>();
        foreach (var place in fields)
            places.Add(place.ToString());
        var names = new List<string>();
        foreach (var path in items)
            if (path.Steps.Count > 0 && $"'{path.Steps[path.Steps.Count - 1].Name.LocalName}'" is var item && !names.Contains(item))
                names.Add(item);
        return names.Count == 0 ? Join(places) : $"{Join(places)} of {Join(names)}";
    }

    private static string Join(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.GetRange(0, words.Count - 1)) + " or " + words[words.Count - 1];
}

/// <summary>The path to items: nested child elements.</summary>
/// <param name="Steps">The steps; none if the element with the rule is the item itself.</param>
internal sealed record IdentityPath(IReadOnlyList<IdentityStep> Steps);
