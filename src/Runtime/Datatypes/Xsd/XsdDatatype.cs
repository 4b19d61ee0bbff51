using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Bindery.Datatypes.Regex;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>A type of XML Schema Part 2 with facets.</summary>
internal sealed class XsdDatatype : Datatype
{
    // Longer literals that need normalization use a rented buffer.
    private const int StackSize = 256;

    private readonly XsdType _type;
    private readonly DatatypeParameter[] _parameters;
    private readonly Facet[] _facets;

    // The same facets, with the patterns combined.
    private readonly Facet[] _checks;
    private readonly TypeDescription _description;
    private readonly bool _isAnyText;

    /// <summary>Creates a type with facets that have been checked.</summary>
    public XsdDatatype(string libraryUri, XsdType type, DatatypeParameter[] parameters, Facet[] facets)
    {
        LibraryUri = libraryUri;
        _type = type;
        _parameters = parameters;
        _facets = facets;
        var patterns = facets.OfType<PatternFacet>().Select(pattern => pattern.Regex).ToArray();
        _checks = patterns.Length < 2 ? facets : [.. facets.Where(facet => facet is not PatternFacet), new PatternsFacet(patterns)];
        _isAnyText = type is StringType;
        _description = new TypeDescription(type, facets);
    }

    private delegate TResult LiteralUse<TResult>(XsdDatatype datatype, ReadOnlySpan<byte> literal, PrefixResolver? prefixes);

    /// <inheritdoc/>
    public override string LibraryUri { get; }

    /// <inheritdoc/>
    public override string Name => _type.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<DatatypeParameter> Parameters => _parameters;

    /// <inheritdoc/>
    public override bool UsesPrefixes => _type.UsesPrefixes;

    /// <inheritdoc/>
    public override bool ComparesTexts => _type is TextType;

    /// <inheritdoc/>
    public override IdType IdType => _type.IdType;

    /// <inheritdoc/>
    public override string Primitive => _type.Primitive;

    /// <inheritdoc/>
    public override bool IsList => _type is ListType;

    /// <inheritdoc/>
    public override LazyAutomaton? OnlyPattern =>
        _checks.Length != 1 || !_isAnyText || WhiteSpace != WhiteSpaceFacet.Preserve ? null
        : _checks[0] switch
        {
            PatternFacet pattern => pattern.Regex.Automaton(),
            PatternsFacet patterns => patterns.Together,
            _ => null,
        };

    /// <inheritdoc/>
    public override WhiteSpaceFacet WhiteSpace => _type.WhiteSpace;

    /// <inheritdoc/>
    public override string Description => _description.Text;

    /// <inheritdoc/>
    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        _isAnyText && _type.WhiteSpace == WhiteSpaceFacet.Preserve ? AllowsLiteral(utf8, prefixes)
            : Wording.WhiteSpace.TrySlice(utf8, WhiteSpace, out var literal) ? AllowsLiteral(literal, prefixes)
            : UseCopy(utf8, prefixes, static (datatype, literal, prefixes) => datatype.AllowsLiteral(literal, prefixes));

    /// <inheritdoc/>
    public override bool MayAllow(IReadOnlyList<string> pieces)
    {
        // Whitespace that the type removes or collapses is treated as unknown.
        if (WhiteSpace != WhiteSpaceFacet.Preserve)
            pieces = [.. pieces.SelectMany(piece => piece.Split(' ', '\t', '\r', '\n'))];
        foreach (var facet in _facets)
            if (!facet.MayAllow(pieces))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        Use(
            utf8,
            prefixes,
            static (datatype, literal, prefixes) => datatype.AllowsLiteral(literal, prefixes) ? datatype._type.GetValue(literal, prefixes) : null);

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        Use(utf8, prefixes, static (datatype, literal, prefixes) => datatype.ExplainLiteral(literal, prefixes));

    /// <inheritdoc/>
    public override bool TryGetIntegerRange(out BigInteger? least, out BigInteger? greatest) =>
        TypeDescription.TryGetIntegerRange(_type, _facets, out least, out greatest);

    private bool AllowsLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        if (!_isAnyText && !_type.IsLiteral(literal, prefixes))
            return false;
        foreach (var check in _checks)
            if (!check.Allows(_type, literal))
                return false;
        return true;
    }

    private string? ExplainLiteral(ReadOnlySpan<byte> literal, PrefixResolver? prefixes)
    {
        if (!_type.IsLiteral(literal, prefixes))
            return _type.Explain(literal, prefixes) ?? "must be " + _description.Range;
        foreach (var facet in _facets)
            if (!facet.Allows(_type, literal))
                return facet.Explain(_type, literal) ?? "must be " + _description.Range;
        return null;
    }

    private TResult Use<TResult>(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes, LiteralUse<TResult> use) =>
        Wording.WhiteSpace.TrySlice(utf8, WhiteSpace, out var literal) ? use(this, literal, prefixes) : UseCopy(utf8, prefixes, use);

    private TResult UseCopy<TResult>(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes, LiteralUse<TResult> use)
    {
        byte[]? rented = null;
        var buffer = utf8.Length <= StackSize ? stackalloc byte[StackSize] : (rented = ArrayPool<byte>.Shared.Rent(utf8.Length));
        try
        {
            return use(this, buffer.Slice(0, Wording.WhiteSpace.Copy(utf8, WhiteSpace, buffer)), prefixes);
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
