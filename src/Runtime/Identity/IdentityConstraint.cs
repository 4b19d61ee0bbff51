using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Identity;

/// <summary>The kinds of identity constraints.</summary>
internal enum ConstraintKind : byte
{
    /// <summary>xs:unique: items that have all fields must have different values.</summary>
    Unique,

    /// <summary>xs:key: all items must have all fields, and different values.</summary>
    Key,

    /// <summary>xs:keyref: the fields of each item that has all of them must equal those of an item of a key.</summary>
    KeyReference,
}

/// <summary>An identity constraint of XML Schema (Part 1, 3.11). Values are compared by their datatypes.</summary>
/// <param name="kind">The kind.</param>
/// <param name="name">Its name, which is unique in the schema.</param>
/// <param name="selector">The paths to the items.</param>
/// <param name="fields">The paths of each field, which select at most one node.</param>
/// <param name="refer">For a reference, the name of the referenced key or unique constraint; otherwise null.</param>
internal sealed class IdentityConstraint(
    ConstraintKind kind, ExactName name, IReadOnlyList<ConstraintPath> selector, IReadOnlyList<IReadOnlyList<ConstraintPath>> fields, ExactName? refer)
    : IdentityRule(isWarning: false)
{
    public ConstraintKind Kind { get; } = kind;

    public ExactName Name { get; } = name;

    public IReadOnlyList<ConstraintPath> Selector { get; } = selector;

    public IReadOnlyList<IReadOnlyList<ConstraintPath>> Fields { get; } = fields;

    public ExactName? Refer { get; } = refer;

    /// <summary>The key by which references find it.</summary>
    public string Key { get; } = KeyOf(name);

    /// <summary>The <see cref="Key"/> of the referenced constraint; null if it is not a reference.</summary>
    public string? ReferKey { get; } = refer is null ? null : KeyOf(refer);

    /// <summary>A description of the constraint for messages: "the key 'ids'".</summary>
    public string Title =>
        Kind switch { ConstraintKind.Key => "the key ", ConstraintKind.Unique => "the constraint ", _ => "the reference " } + $"'{Name.LocalName}'";

    /// <summary>Describes a field of an item, for messages: "the attribute 'id'", "'name'", "the text".</summary>
    public string WordsOf(int field)
    {
        var words = new List<string>();
        foreach (var path in Fields[field])
        {
            var place = path.Attribute is { } attribute ? attribute.LocalName is { } name ? $"the attribute '{name}'" : "an attribute" : "";
            for (var i = path.Steps.Count - 1; i >= 0; i--)
                place += (place.Length == 0 ? "" : " in ") + (path.Steps[i].LocalName is { } step ? $"'{step}'" : "an element");
            words.Add(place.Length == 0 ? "the text" : place);
        }
        return Lists.OneOf(words, isSorted: false);
    }

    /// <summary>Describes all fields of an item, for messages: "the attribute 'id' and 'name'".</summary>
    public string WordsOfFields()
    {
        var words = new List<string>();
        for (var i = 0; i < Fields.Count; i++)
            words.Add(WordsOf(i));
        return Lists.AllOf(words, isSorted: false);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Key}";

    private static string KeyOf(ExactName name) => $"{{{name.NamespaceUri}}}{name.LocalName}";
}
