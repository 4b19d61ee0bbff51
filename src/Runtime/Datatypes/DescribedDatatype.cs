using System;
using System.Collections.Generic;
using System.Numerics;
using Bindery.Datatypes.Regex;
using Bindery.Wording;

namespace Bindery.Datatypes;

/// <summary>A datatype with a description in the schema (b:says). It allows the same as the inner type; only messages differ.</summary>
internal sealed class DescribedDatatype : Datatype
{
    private readonly Datatype _type;
    private readonly string _words;

    private DescribedDatatype(Datatype type, string words) => (_type, _words) = (type, words);

    /// <summary>Adds a description to a datatype. A limit in bytes remains the outer datatype, so that a value that is too long is reported as such.</summary>
    public static Datatype Describe(Datatype type, string words) => type switch
    {
        ByteLimitedDatatype limited => ByteLimitedDatatype.Limit(Describe(limited.Inner, words), limited.MaxBytes!.Value),
        DescribedDatatype described => new DescribedDatatype(described._type, words),
        _ => new DescribedDatatype(type, words),
    };

    /// <inheritdoc/>
    public override string? Says => _words;

    /// <inheritdoc/>
    public override string Description => _words;

    /// <inheritdoc/>
    public override string LibraryUri => _type.LibraryUri;

    /// <inheritdoc/>
    public override string Name => _type.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<DatatypeParameter> Parameters => _type.Parameters;

    /// <inheritdoc/>
    public override bool UsesPrefixes => _type.UsesPrefixes;

    /// <inheritdoc/>
    public override bool ComparesTexts => _type.ComparesTexts;

    /// <inheritdoc/>
    public override IdType IdType => _type.IdType;

    /// <inheritdoc/>
    public override string Primitive => _type.Primitive;

    /// <inheritdoc/>
    public override bool IsList => _type.IsList;

    /// <inheritdoc/>
    public override WhiteSpaceFacet WhiteSpace => _type.WhiteSpace;

    /// <inheritdoc/>
    public override LazyAutomaton? OnlyPattern => _type.OnlyPattern;

    /// <inheritdoc/>
    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => _type.Allows(utf8, prefixes);

    /// <inheritdoc/>
    public override bool MayAllow(IReadOnlyList<string> pieces) => _type.MayAllow(pieces);

    /// <inheritdoc/>
    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => _type.GetValue(utf8, prefixes);

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => _type.Allows(utf8, prefixes) ? null : $"must be {_words}";

    /// <inheritdoc/>
    public override bool TryGetIntegerRange(out BigInteger? least, out BigInteger? greatest) => _type.TryGetIntegerRange(out least, out greatest);
}
