using System;
using System.Collections.Generic;
using Bindery.Datatypes.Regex;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>A facet with its value (XML Schema Part 2, 4.3), applied to literals that are in the type's lexical space.</summary>
internal abstract class Facet
{
    /// <summary>Whether a literal is allowed.</summary>
    public abstract bool Allows(XsdType type, ReadOnlySpan<byte> literal);

    /// <summary>Whether a literal with unknown parts may be allowed: there may be any text between two pieces.</summary>
    public virtual bool MayAllow(IReadOnlyList<string> pieces) => true;

    /// <summary>
    /// Returns the reason why a literal is not allowed: "must have at most 8 characters, but has 12". Null if the description of the type is sufficient.
    /// </summary>
    public virtual string? Explain(XsdType type, ReadOnlySpan<byte> literal) => null;
}

/// <summary>pattern (4.3.4). If there are several, each one must match.</summary>
internal sealed class PatternFacet(XsdRegex regex) : Facet
{
    /// <summary>The number of characters after which a pattern is shortened in messages.</summary>
    private const int LongestPattern = 160;

    public string Quoted { get; } = Quotation.Cut(regex.Pattern, LongestPattern);

    /// <summary>The pattern.</summary>
    public XsdRegex Regex => regex;

    /// <inheritdoc/>
    public override bool Allows(XsdType type, ReadOnlySpan<byte> literal) => regex.IsMatch(literal);

    /// <inheritdoc/>
    public override bool MayAllow(IReadOnlyList<string> pieces) => regex.MayMatch(pieces);

    /// <inheritdoc/>
    public override string Explain(XsdType type, ReadOnlySpan<byte> literal) => $"must match the pattern {Quoted}";
}

/// <summary>Several patterns of one type, which are matched together.</summary>
internal sealed class PatternsFacet(XsdRegex[] regexes) : Facet
{
    private readonly RegexConjunction _all = new(regexes);

    /// <summary>The automaton of all patterns; null if it would be too large.</summary>
    public LazyAutomaton? Together => _all.Together;

    /// <inheritdoc/>
    public override bool Allows(XsdType type, ReadOnlySpan<byte> literal) => _all.IsMatch(literal);
}

/// <summary>The side of a limit.</summary>
internal enum LimitKind : byte
{
    /// <summary>length.</summary>
    Exactly,

    /// <summary>minLength, minInclusive.</summary>
    AtLeast,

    /// <summary>maxLength, maxInclusive, totalDigits, fractionDigits.</summary>
    AtMost,

    /// <summary>minExclusive.</summary>
    MoreThan,

    /// <summary>maxExclusive.</summary>
    LessThan,
}

/// <summary>length, minLength, maxLength (4.3.1 to 4.3.3).</summary>
internal sealed class LengthFacet(LimitKind kind, int limit) : Facet
{
    /// <summary>The limited side.</summary>
    public LimitKind Kind { get; } = kind;

    /// <summary>The limit.</summary>
    public int Limit { get; } = limit;

    /// <inheritdoc/>
    public override bool Allows(XsdType type, ReadOnlySpan<byte> literal)
    {
        // A unit is at least one byte, and a character at most four.
        if (Kind == LimitKind.AtMost ? literal.Length <= Limit : Kind == LimitKind.AtLeast && type is TextType && literal.Length > 4L * (Limit - 1L))
            return true;
        var length = type.LengthOf(literal);
        return Kind switch
        {
            LimitKind.Exactly => length == Limit,
            LimitKind.AtLeast => length >= Limit,
            _ => length <= Limit,
        };
    }

    /// <inheritdoc/>
    public override string Explain(XsdType type, ReadOnlySpan<byte> literal) => $"must have {Phrase(type)}, but has {Words.Number(type.LengthOf(literal))}";

    /// <summary>Describes the facet: "at most 8 characters".</summary>
    public string Phrase(XsdType type) => Words.Limit(Kind) + Words.Count(Limit, type.UnitOfLength!);
}

/// <summary>totalDigits and fractionDigits (4.3.11, 4.3.12).</summary>
/// <param name="isFraction">Whether only digits after the point are counted.</param>
/// <param name="limit">The maximum number of digits.</param>
/// <param name="countsZeros">Whether trailing zeros after the point are counted, as in Jing; otherwise only the digits of the value are.</param>
internal sealed class DigitsFacet(bool isFraction, int limit, bool countsZeros) : Facet
{
    /// <inheritdoc/>
    public override bool Allows(XsdType type, ReadOnlySpan<byte> literal) => Count(literal) <= limit;

    /// <inheritdoc/>
    public override string Explain(XsdType type, ReadOnlySpan<byte> literal) => $"must have {Phrase}, but has {Words.Number(Count(literal))}";

    /// <summary>The greatest number of digits of an integer; null for fractionDigits.</summary>
    public int? MostDigits => isFraction ? null : limit;

    /// <summary>A description of the facet.</summary>
    public string Phrase =>
        (limit == 0 ? "no digits" : Words.Limit(LimitKind.AtMost) + Words.Count(limit, "digit")) + (isFraction ? " behind the decimal point" : "");

    private int Count(ReadOnlySpan<byte> literal)
    {
        if (!DecimalLiteral.TryParse(literal, isInteger: false, out var value))
            throw new ArgumentException("no literal of decimal", nameof(literal));
        if (!countsZeros)
            value = new DecimalLiteral(value.IsNegative, value.Whole, value.Fraction, value.Fraction.Length);
        return isFraction ? value.FractionDigits : value.TotalDigits;
    }
}

/// <summary>minInclusive, minExclusive, maxInclusive, maxExclusive (4.3.7 to 4.3.10). If the order is undefined, the literal is not allowed.</summary>
internal sealed class BoundFacet(LimitKind kind, object bound, string text) : Facet
{
    /// <summary>The limited side.</summary>
    public LimitKind Kind { get; } = kind;

    /// <summary>The bound, prepared by the type.</summary>
    public object Bound { get; } = bound;

    /// <summary>The bound as in the schema, without surrounding whitespace.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override bool Allows(XsdType type, ReadOnlySpan<byte> literal) => (Kind, type.Compare(literal, Bound)) switch
    {
        (LimitKind.AtLeast or LimitKind.AtMost, ValueOrder.Equal) => true,
        (LimitKind.AtLeast or LimitKind.MoreThan, ValueOrder.Greater) => true,
        (LimitKind.AtMost or LimitKind.LessThan, ValueOrder.Less) => true,
        _ => false,
    };
}
