using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Datatypes;

/// <summary>
/// The two types of the built-in library (RELAX NG 9.3.8): "string", compared as written, and "token", compared after whitespace was collapsed. Both allow any
/// text.
/// </summary>
internal sealed class BuiltInDatatype : Datatype
{
    /// <summary>The type "string".</summary>
    public static readonly BuiltInDatatype String = new("string", WhiteSpaceFacet.Preserve);

    /// <summary>The type "token".</summary>
    public static readonly BuiltInDatatype Token = new("token", WhiteSpaceFacet.Collapse);

    private BuiltInDatatype(string name, WhiteSpaceFacet whiteSpace)
    {
        Name = name;
        WhiteSpace = whiteSpace;
    }

    /// <inheritdoc/>
    public override string LibraryUri => "";

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<DatatypeParameter> Parameters => [];

    /// <inheritdoc/>
    public override string Primitive => Primitives.String;

    /// <inheritdoc/>
    public override WhiteSpaceFacet WhiteSpace { get; }

    /// <inheritdoc/>
    public override string Description => "any text";

    /// <inheritdoc/>
    public override bool ComparesTexts => true;

    /// <inheritdoc/>
    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => true;

    /// <inheritdoc/>
    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes)
    {
        if (Wording.WhiteSpace.TrySlice(utf8, WhiteSpace, out var normalized))
            return Utf8.GetString(normalized);
        var buffer = new byte[utf8.Length];
        return Utf8.GetString(buffer.AsSpan(0, Wording.WhiteSpace.Copy(utf8, WhiteSpace, buffer)));
    }

    /// <inheritdoc/>
    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => null;
}
