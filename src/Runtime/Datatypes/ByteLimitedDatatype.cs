using System;
using System.Collections.Generic;
using System.Numerics;
using Bindery.Datatypes.Regex;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery.Datatypes;

/// <summary>
/// A datatype with a maximum length in bytes of UTF-8 (b:maxBytes). The length is that of the literal after whitespace normalization, as for the length facets.
/// Everything else is delegated to the inner type.
/// </summary>
internal sealed class ByteLimitedDatatype : Datatype
{
    private readonly Datatype _type;
    private readonly int _limit;

    private ByteLimitedDatatype(Datatype type, int limit) => (_type, _limit) = (type, limit);

    /// <summary>Limits a datatype; if it already has a limit, the lower one applies.</summary>
    public static Datatype Limit(Datatype type, int limit)
    {
        if (type is not ByteLimitedDatatype limited)
            return new ByteLimitedDatatype(type, limit);
        return limited._limit <= limit ? limited : new ByteLimitedDatatype(limited._type, limit);
    }

    /// <summary>The datatype that is limited.</summary>
    public Datatype Inner => _type;

    /// <inheritdoc/>
    public override string? Says => _type.Says;

    /// <inheritdoc/>
    public override string LibraryUri => _type.LibraryUri;

    /// <inheritdoc/>
    public override string Name => _type.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<DatatypeParameter> Parameters => _type.Parameters;

    /// <inheritdoc/>
    public override int? MaxBytes => _limit;

    /// <inheritdoc/>
    public override LazyAutomaton? OnlyPattern => _type.OnlyPattern;

    /// <inheritdoc/>
    public override bool UsesPrefixes => _type.UsesPrefixes;

    /// <inheritdoc/>
    public override IdType IdType => _type.IdType;

    /// <inheritdoc/>
    public override string Primitive => _type.Primitive;

    /// <inheritdoc/>
    public override bool IsList => _type.IsList;

    /// <inheritdoc/>
    public override WhiteSpaceFacet WhiteSpace => _type.WhiteSpace;

    /// <inheritdoc/>
    public override string Description => _type.Description is "any text" ? $"text of {Phrase}" : $"{_type.Description}, of {Phrase}";

    private string Phrase => $"at most {Words.Count(_limit, "byte")} in UTF-8";

    /// <inheritdoc/>
    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => Fits(utf8) && _type.Allows(utf8, prefixes);

    /// <inheritdoc/>
    public override bool MayAllow(IReadOnlyList<string> pieces) => _type.MayAllow(pieces);

    /// <inheritdoc/>
    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => Fits(utf8) ? _type.GetValue(utf8, prefixes) : null;

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        _type.Explain(utf8, prefixes) ?? (Fits(utf8) ? null : $"must have {Phrase}, but has {Words.Number(Count(utf8))}");

    /// <inheritdoc/>
    public override bool TryGetIntegerRange(out BigInteger? least, out BigInteger? greatest) => _type.TryGetIntegerRange(out least, out greatest);

    private bool Fits(ReadOnlySpan<byte> utf8) => utf8.Length <= _limit || Count(utf8) <= _limit;

    private int Count(ReadOnlySpan<byte> utf8)
    {
        if (WhiteSpace != WhiteSpaceFacet.Collapse)
            return utf8.Length;
        utf8 = Wording.WhiteSpace.Trim(utf8);
        var count = utf8.Length;
        for (var i = 1; i < utf8.Length; i++)
            if (Wording.WhiteSpace.Is(utf8[i]) && Wording.WhiteSpace.Is(utf8[i - 1]))
                count--;
        return count;
    }
}
