using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>The knowledge about the value of an expression, with regard to texts.</summary>
internal abstract record TextValue
{
    /// <summary>An unknown value.</summary>
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
/// <param name="Use">The other uses of the text.</param>
internal sealed record ComposedValue(ComposedText Text, TextUse Use = default) : TextValue;

/// <summary>An immutable sequence of texts or nodes: each item ends with a <see cref="BreakPart"/>.</summary>
/// <param name="Items">The items, one after the other.</param>
/// <param name="Kind">The kind of the items.</param>
internal sealed record SequenceValue(ComposedText Items, ItemKind Kind) : TextValue;

/// <summary>An object that this code created.</summary>
/// <param name="Id">Its number.</param>
internal sealed record HeldValue(int Id) : TextValue;

/// <summary>A lambda that a local or a parameter holds.</summary>
/// <param name="Code">The lambda.</param>
/// <param name="Frame">The body that created it.</param>
internal sealed record LambdaValue(AnonymousFunctionExpressionSyntax Code, TextFrame Frame) : TextValue
{
    /// <inheritdoc/>
    public bool Equals(LambdaValue? other) => other is not null && Code == other.Code;

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode();
}

/// <summary>An attribute, text or comment that can be added to an XML tree, as its output.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record MarkupValue(ComposedText Text, ItemKind Kind) : TextValue;

/// <summary>The name of an element or attribute of an XML tree.</summary>
/// <param name="LocalName">The local name.</param>
/// <param name="Namespace">The namespace name; empty for none.</param>
internal sealed record NameValue(Template LocalName, string Namespace) : TextValue;

/// <summary>The role of an object that is added to an element of an XML tree.</summary>
internal enum ItemKind
{
    /// <summary>Text that is escaped.</summary>
    Text,

    /// <summary>Content that is written unchanged.</summary>
    Content,

    /// <summary>Attributes that are written unchanged.</summary>
    Attributes,
}

/// <summary>The uses of a text under its names.</summary>
/// <param name="IsAsked">Whether the code tests its validity, or expects an exception.</param>
/// <param name="IsReadIntoModel">Whether it is read into a model.</param>
internal readonly record struct TextUse(bool IsAsked, bool IsReadIntoModel)
{
    /// <summary>Combines two uses.</summary>
    public TextUse With(TextUse other) => new(IsAsked || other.IsAsked, IsReadIntoModel || other.IsReadIntoModel);
}
