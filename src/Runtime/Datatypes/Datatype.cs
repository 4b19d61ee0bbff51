using System.Collections.Generic;
using System.Numerics;
using System;
using Bindery.Datatypes.Regex;
using Bindery.Wording;

namespace Bindery.Datatypes;

/// <summary>A facet of a data pattern (RELAX NG 4.16: name and text).</summary>
internal sealed record DatatypeParameter(string Name, string Value);

/// <summary>Resolves the prefixes of QName and NOTATION values: those in scope in the document, or in the schema for a value pattern.</summary>
internal delegate string? PrefixResolver(string prefix);

/// <summary>
/// A datatype with its facets: the strings that it allows, and which of them are equal (RELAX NG 9.3.8). Immutable, thread-safe, independent of the culture.
/// </summary>
internal abstract class Datatype
{
    /// <summary>The library's URI; empty for the built-in library.</summary>
    public abstract string LibraryUri { get; }

    /// <summary>The type's name in the library, for example "unsignedInt".</summary>
    public abstract string Name { get; }

    /// <summary>The facets in the order of the schema.</summary>
    public abstract IReadOnlyList<DatatypeParameter> Parameters { get; }

    /// <summary>
    /// The maximum length of a literal in bytes of UTF-8 (b:maxBytes); null if there is none. It is not a facet of any library, so it is not in <see
    /// cref="Parameters"/>.
    /// </summary>
    public virtual int? MaxBytes => null;

    /// <summary>The description of a literal in the schema (b:says), for messages; null if the type describes itself. Not a facet either.</summary>
    public virtual string? Says => null;

    /// <summary>Whether values depend on the prefixes in scope at the place of the literal.</summary>
    public virtual bool UsesPrefixes => false;

    /// <summary>Whether a value is just the whitespace-normalized literal, so that texts can be compared instead of values.</summary>
    public virtual bool ComparesTexts => false;

    /// <summary>The role of a literal among the IDs of a document.</summary>
    public virtual IdType IdType => IdType.None;

    /// <summary>
    /// The primitive type of the value space, usually one of <see cref="Primitives"/>: values of different primitive types are never equal (XML Schema Part 2,
    /// 4.2.1). For a list, that of its items.
    /// </summary>
    public virtual string Primitive => Name;

    /// <summary>Whether a value is a single text: a token, a name, not a number, a date or a qualified name.</summary>
    public bool IsText => Primitive == Primitives.String && !IsList;

    /// <summary>Whether a value is a list of items separated by whitespace.</summary>
    public virtual bool IsList => false;

    /// <summary>The whitespace processing of the type.</summary>
    public abstract WhiteSpaceFacet WhiteSpace { get; }

    /// <summary>A matcher that decides literals of at most <see cref="MaxBytes"/> bytes alone; null if the type has further conditions.</summary>
    public virtual LazyAutomaton? OnlyPattern => null;

    /// <summary>Whether a literal belongs to the type: its lexical form and every facet.</summary>
    /// <param name="utf8">The literal as written, before whitespace normalization.</param>
    /// <param name="prefixes">Resolves prefixes; null if there are none.</param>
    public abstract bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes);

    /// <summary>Whether a literal of which only parts are known may belong to the type. False only if it cannot.</summary>
    /// <param name="pieces">The known parts; any text may be between two of them.</param>
    public virtual bool MayAllow(IReadOnlyList<string> pieces) => true;

    /// <summary>
    /// Returns the value of a literal, which can be compared with <see cref="object.Equals(object)"/> as the type's value space requires; null if the type does
    /// not allow it.
    /// </summary>
    public abstract object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes);

    /// <summary>
    /// Returns the reason why a literal is not allowed, as the end of a sentence: "must be an integer between 1 and 65535"; null if it is allowed.
    /// </summary>
    public abstract string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes);

    /// <summary>A description of the literals, as a noun phrase for "expected …": "an integer between 1 and 65535".</summary>
    public abstract string Description { get; }

    /// <summary>
    /// For integer types: gets the least and the greatest value that type and facets allow, null if there is no limit. False for other types.
    /// </summary>
    public virtual bool TryGetIntegerRange(out BigInteger? least, out BigInteger? greatest)
    {
        least = greatest = null;
        return false;
    }

    /// <summary>
    /// Two datatypes are equal if library, name, facets (in order, as text), limit in bytes and description are equal. This is the key under which the compiled
    /// form interns them.
    /// </summary>
    public sealed override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj))
            return true;
        if (obj is not Datatype other
            || Name != other.Name
            || LibraryUri != other.LibraryUri
            || MaxBytes != other.MaxBytes
            || Says != other.Says
            || Parameters.Count != other.Parameters.Count)
            return false;
        for (var i = 0; i < Parameters.Count; i++)
            if (Parameters[i] != other.Parameters[i])
                return false;
        return true;
    }

    /// <inheritdoc/>
    public sealed override int GetHashCode()
    {
        var hash = StringComparer.Ordinal.GetHashCode(Name) ^ MaxBytes.GetHashCode();
        foreach (var parameter in Parameters)
            hash = unchecked((hash * 31) + parameter.GetHashCode());
        return hash;
    }
}
