using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>The result of comparing two values; the orders of dates and durations are partial.</summary>
internal enum ValueOrder : byte
{
    /// <summary>Neither less, equal nor greater.</summary>
    Incomparable,

    /// <summary>The first is less.</summary>
    Less,

    /// <summary>Both are equal.</summary>
    Equal,

    /// <summary>The first is greater.</summary>
    Greater,
}

/// <summary>
/// A type of XML Schema Part 2 without facets: its lexical space, its value space, and the methods that the facets need. All literals passed to it are UTF-8
/// with whitespace already normalized.
/// </summary>
internal abstract class XsdType(string name, WhiteSpaceFacet whiteSpace)
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;

    /// <summary>The whitespace processing of the type.</summary>
    public WhiteSpaceFacet WhiteSpace { get; } = whiteSpace;

    /// <summary>The role of a literal among the IDs of a document.</summary>
    public IdType IdType { get; init; }

    /// <summary>Whether values depend on the prefixes in scope.</summary>
    public virtual bool UsesPrefixes => false;

    /// <summary>The primitive type that the type is derived from; for a list, that of its items.</summary>
    public virtual string Primitive => Name;

    /// <summary>A description of a literal, with an article: "a decimal number".</summary>
    public abstract string Noun { get; }

    /// <summary>An example of a literal for messages, or null if the noun is enough.</summary>
    public virtual string? Example => null;

    /// <summary>The unit of lengths, in the singular ("character", "byte", "item"); null if the length facets do not apply.</summary>
    public virtual string? UnitOfLength => null;

    /// <summary>Whether the bound facets apply.</summary>
    public virtual bool IsOrdered => false;

    /// <summary>Whether bounds are points in time: "after" instead of "greater than".</summary>
    public virtual bool IsTemporal => false;

    /// <summary>Whether the digits facets apply.</summary>
    public virtual bool HasDigits => false;

    /// <summary>Whether a text is a literal of the type.</summary>
    public abstract bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes);

    /// <summary>Returns the value of a literal. Equal values are equal objects.</summary>
    public abstract object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes);

    /// <summary>Returns the length of a literal in <see cref="UnitOfLength"/>.</summary>
    public virtual int LengthOf(ReadOnlySpan<byte> literal) => throw new NotSupportedException();

    /// <summary>Prepares a literal for <see cref="Compare"/>.</summary>
    public virtual object CreateBound(ReadOnlySpan<byte> literal) => throw new NotSupportedException();

    /// <summary>Compares a literal with a bound.</summary>
    public virtual ValueOrder Compare(ReadOnlySpan<byte> literal, object bound) => throw new NotSupportedException();

    /// <summary>
    /// Returns the reason why a text is not a literal, if it is more specific than that it must be <see cref="Noun"/>: the end of a sentence that begins with
    /// the text.
    /// </summary>
    public virtual string? Explain(ReadOnlySpan<byte> text, PrefixResolver? prefixes) => null;

    /// <summary>Converts the result of a comparison to an order.</summary>
    protected static ValueOrder OrderOf(int comparison) => comparison < 0 ? ValueOrder.Less : comparison > 0 ? ValueOrder.Greater : ValueOrder.Equal;
}
