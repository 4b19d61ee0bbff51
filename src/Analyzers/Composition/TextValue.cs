using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;

namespace Bindery.Analyzers.Composition;

/// <summary>What is known of the value of an expression, as far as texts go.</summary>
internal abstract record TextValue
{
    /// <summary>Nothing is known.</summary>
    public static readonly TextValue Unknown = new UnknownText();

    /// <summary>Nothing is known, and it does not depend on anything that is.</summary>
    public static readonly TextValue Free = new UnknownText(IsFree: true);

    /// <summary>Null.</summary>
    public static readonly TextValue Null = new NullText();
}

/// <summary>Not known.</summary>
/// <param name="IsFree">Whether it does not depend on any value that is known.</param>
internal sealed record UnknownText(bool IsFree = false) : TextValue;

/// <summary>Null.</summary>
internal sealed record NullText : TextValue;

/// <summary>A constant that is no string: a Boolean, a number, a character, a member of an enumeration by its number.</summary>
/// <param name="Value">The constant.</param>
internal sealed record ConstantValue(object Value) : TextValue;

/// <summary>A tuple, or a pair of a dictionary.</summary>
/// <param name="Items">Its items.</param>
internal sealed record TupleValue(IReadOnlyList<TextValue> Items) : TextValue
{
    /// <inheritdoc/>
    public bool Equals(TupleValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}

/// <summary>A sequence of tuples or objects that nobody changes.</summary>
/// <param name="Items">The items.</param>
internal sealed record RowsValue(IReadOnlyList<TextValue> Items) : TextValue
{
    /// <inheritdoc/>
    public bool Equals(RowsValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}

/// <summary>A string.</summary>
/// <param name="Text">The text.</param>
/// <param name="Use">What is done with it elsewhere.</param>
internal sealed record ComposedValue(ComposedText Text, TextUse Use = default) : TextValue;

/// <summary>A sequence of texts or nodes that nobody changes: each item ends with a <see cref="BreakPart"/>.</summary>
/// <param name="Items">The items, one after the other.</param>
/// <param name="Kind">What the items are.</param>
internal sealed record SequenceValue(ComposedText Items, ItemKind Kind) : TextValue;

/// <summary>An object that this code made.</summary>
/// <param name="Id">Its number.</param>
internal sealed record HeldValue(int Id) : TextValue;

/// <summary>An attribute, some text or a comment that an XML tree can take: what it writes.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is.</param>
internal sealed record MarkupValue(ComposedText Text, ItemKind Kind) : TextValue;

/// <summary>The name of an element or attribute of an XML tree.</summary>
/// <param name="LocalName">The local name.</param>
/// <param name="Namespace">The namespace name; empty for none.</param>
internal sealed record NameValue(Template LocalName, string Namespace) : TextValue;

/// <summary>What something is to the element of an XML tree that gets it.</summary>
internal enum ItemKind
{
    /// <summary>Text that is escaped.</summary>
    Text,

    /// <summary>Content as it stands.</summary>
    Content,

    /// <summary>Attributes as they stand.</summary>
    Attributes,
}

/// <summary>What is done with a text under the names that it has.</summary>
/// <param name="IsAsked">Whether the code asks what is wrong with it, or expects a refusal.</param>
/// <param name="IsReadIntoModel">Whether it is read into a model.</param>
internal readonly record struct TextUse(bool IsAsked, bool IsReadIntoModel)
{
    /// <summary>Both.</summary>
    public TextUse With(TextUse other) => new(IsAsked || other.IsAsked, IsReadIntoModel || other.IsReadIntoModel);
}
