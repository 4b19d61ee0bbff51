using System;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>How two values stand to each other; the orders of dates and durations are partial.</summary>
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
/// A type of XML Schema Part 2 without facets: its lexical space, its value space, and what the facets need to know of it.
/// All literals given to it are UTF-8 with white space already normalised.
/// </summary>
internal abstract class XsdType(string name, WhiteSpaceFacet whiteSpace)
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;

    /// <summary>The type's treatment of white space.</summary>
    public WhiteSpaceFacet WhiteSpace { get; } = whiteSpace;

    /// <summary>What a literal is to the IDs of a document.</summary>
    public IdType IdType { get; init; }

    /// <summary>Whether values depend on the prefixes in scope.</summary>
    public virtual bool UsesPrefixes => false;

    /// <summary>The primitive type that the type is derived from; of a list, that of its items.</summary>
    public virtual string Primitive => Name;

    /// <summary>What a literal is, in words, with its article: "a decimal number".</summary>
    public abstract string Noun { get; }

    /// <summary>An example of a literal for the words, or null where the noun says enough.</summary>
    public virtual string? Example => null;

    /// <summary>What lengths count, in the singular ("character", "byte", "item"); null where the length facets do not apply.</summary>
    public virtual string? UnitOfLength => null;

    /// <summary>Whether the facets of bounds apply.</summary>
    public virtual bool IsOrdered => false;

    /// <summary>Whether bounds read as points in time: "after", not "greater than".</summary>
    public virtual bool IsTemporal => false;

    /// <summary>Whether the facets of digits apply.</summary>
    public virtual bool HasDigits => false;

    /// <summary>Whether a text is a literal of the type.</summary>
    public abstract bool IsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes);

    /// <summary>The value of a literal. Its equality is that of the value space.</summary>
    public abstract object GetValue(ReadOnlySpan<byte> literal, PrefixResolver? prefixes);

    /// <summary>The length of a literal in <see cref="UnitOfLength"/>.</summary>
    public virtual int LengthOf(ReadOnlySpan<byte> literal) => throw new NotSupportedException();

    /// <summary>What <see cref="Compare"/> compares with: a literal, prepared.</summary>
    public virtual object CreateBound(ReadOnlySpan<byte> literal) => throw new NotSupportedException();

    /// <summary>How a literal stands to a bound.</summary>
    public virtual ValueOrder Compare(ReadOnlySpan<byte> literal, object bound) => throw new NotSupportedException();

    /// <summary>
    /// Why a text is no literal, where there is more to say than that it must be <see cref="Noun"/>: the end of a sentence that begins with the text.
    /// </summary>
    public virtual string? Explain(ReadOnlySpan<byte> text, PrefixResolver? prefixes) => null;

    /// <summary>A comparison's result as an order.</summary>
    protected static ValueOrder OrderOf(int comparison) => comparison < 0 ? ValueOrder.Less : comparison > 0 ? ValueOrder.Greater : ValueOrder.Equal;
}
