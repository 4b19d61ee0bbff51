using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Bindery.Datatypes;
using Bindery.Wording;

namespace Bindery.Tests.Patterns;

/// <summary>Two small datatypes for tests of the engine: any token, and integers in a range.</summary>
internal sealed class FakeToken : Datatype
{
    public static FakeToken Instance { get; } = new();

    public override string LibraryUri => "";

    public override string Name => "token";

    public override IReadOnlyList<DatatypeParameter> Parameters => [];

    public override WhiteSpaceFacet WhiteSpace => WhiteSpaceFacet.Collapse;

    public override string Description => "a token";

    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => true;

    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        string.Join(" ", Encoding.UTF8.GetString(utf8).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => null;
}

/// <summary>Integers from a least to a greatest one; 01 is 1.</summary>
internal sealed class FakeInteger(int least, int greatest) : Datatype
{
    public override string LibraryUri => "urn:fake";

    public override string Name => "integer";

    public override IReadOnlyList<DatatypeParameter> Parameters =>
        [new("least", least.ToString(CultureInfo.InvariantCulture)), new("greatest", greatest.ToString(CultureInfo.InvariantCulture))];

    public override WhiteSpaceFacet WhiteSpace => WhiteSpaceFacet.Collapse;

    public override string Description => FormattableString.Invariant($"an integer between {least} and {greatest}");

    public override bool Allows(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => GetValue(utf8, prefixes) is not null;

    public override object? GetValue(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) =>
        int.TryParse(Encoding.UTF8.GetString(utf8).Trim(' ', '\t', '\r', '\n'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= greatest ? number : null;

    public override string? Explain(ReadOnlySpan<byte> utf8, PrefixResolver? prefixes) => Allows(utf8, prefixes) ? null : "must be " + Description;

    public static Datatype? Create(string libraryUri, string name, IReadOnlyList<DatatypeParameter> parameters) => (libraryUri, name) switch
    {
        ("", "token") => FakeToken.Instance,
        ("urn:fake", "integer") when parameters.Count == 2 =>
            new FakeInteger(int.Parse(parameters[0].Value, CultureInfo.InvariantCulture), int.Parse(parameters[1].Value, CultureInfo.InvariantCulture)),
        _ => null,
    };
}
