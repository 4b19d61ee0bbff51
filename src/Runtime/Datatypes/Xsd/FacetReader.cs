using System;
using System.Collections.Generic;
using Bindery.Datatypes.Regex;
using Bindery.Wording;

namespace Bindery.Datatypes.Xsd;

/// <summary>
/// Creates facets from the parameters of a data pattern. Each facet restricts the type with the previous facets: a bound must itself be a literal that they
/// allow.
/// </summary>
internal static class FacetReader
{
    private const int MostParameters = 256;

    private static readonly string[] Names =
        ["length", "minLength", "maxLength", "pattern", "minInclusive", "minExclusive", "maxInclusive", "maxExclusive", "totalDigits", "fractionDigits"];

    /// <summary>Creates a type with facets.</summary>
    /// <param name="libraryUri">The library of the type.</param>
    /// <param name="type">The type.</param>
    /// <param name="given">The facets.</param>
    /// <param name="problem">The problem, if a facet is not valid.</param>
    /// <returns>The type, or null with the problem.</returns>
    public static XsdDatatype? Create(string libraryUri, XsdType type, IReadOnlyList<DatatypeParameter> given, out DatatypeProblem? problem)
    {
        DatatypeParameter[] parameters = [.. given];
        problem = null;
        // Each bound is checked against all facets before it: this avoids a quadratic cost.
        if (parameters.Length > MostParameters)
        {
            problem = Invalid(MostParameters, $"There are more than {Words.Number(MostParameters)} parameters");
            return null;
        }
        var facets = new List<Facet>(parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (Read(libraryUri, type, parameters, facets, i, out problem) is not { } facet)
                return null;
            facets.Add(facet);
        }
        return new XsdDatatype(libraryUri, type, parameters, [.. facets]);
    }

    private static Facet? Read(string libraryUri, XsdType type, DatatypeParameter[] parameters, List<Facet> facets, int index, out DatatypeProblem? problem)
    {
        problem = null;
        var (name, value) = parameters[index];
        switch (name)
        {
            case "pattern":
                if (XsdRegex.Parse(value, out var regexProblem) is { } regex)
                    return new PatternFacet(regex);
                problem = Invalid(
                    index,
                    $"The pattern {Quotation.Of(value)} is not a regular expression of XML Schema: at character {Words.Number(regexProblem!.Position + 1)}, {regexProblem.Message}");
                return null;
            case "length" or "minLength" or "maxLength" when type.UnitOfLength is not null:
                if (ReadCount(value, least: 0) is { } length)
                    return new LengthFacet(name == "length" ? LimitKind.Exactly : name == "minLength" ? LimitKind.AtLeast : LimitKind.AtMost, length);
                problem = Invalid(index, $"'{name}' must be a number of {type.UnitOfLength}s, 0 or more, but is {Quotation.Of(value)}");
                return null;
            case "totalDigits" when type.HasDigits:
                if (ReadCount(value, least: 1) is { } total)
                    return new DigitsFacet(isFraction: false, total, countsZeros: libraryUri != DatatypeLibrary.SchemaUri);
                problem = Invalid(index, $"'totalDigits' must be a number of digits, 1 or more, but is {Quotation.Of(value)}");
                return null;
            case "fractionDigits" when type.HasDigits:
                if (ReadCount(value, least: 0) is { } fraction)
                    return new DigitsFacet(isFraction: true, fraction, countsZeros: libraryUri != DatatypeLibrary.SchemaUri);
                problem = Invalid(index, $"'fractionDigits' must be a number of digits, 0 or more, but is {Quotation.Of(value)}");
                return null;
            case "minInclusive" or "minExclusive" or "maxInclusive" or "maxExclusive" when type.IsOrdered:
                return ReadBound(type, parameters, facets, index, out problem);
            default:
                problem = new DatatypeProblem(DatatypeProblemKind.UnknownParameter, ExplainUnknown(type, name), index);
                return null;
        }
    }

    private static BoundFacet? ReadBound(XsdType type, DatatypeParameter[] parameters, List<Facet> facets, int index, out DatatypeProblem? problem)
    {
        problem = null;
        var (name, value) = parameters[index];
        var utf8 = Utf8.GetBytes(value);
        // The type with the facets so far: they are in the order of the parameters.
        var soFar = new XsdDatatype(DatatypeLibrary.XsdUri, type, parameters, [.. facets]);
        if (soFar.Explain(utf8, null) is { } reason)
        {
            problem = Invalid(index, $"The {name} {Quotation.Of(value)} is not allowed by the type that it restricts: it {reason}");
            return null;
        }
        var kind = name switch
        {
            "minInclusive" => LimitKind.AtLeast,
            "minExclusive" => LimitKind.MoreThan,
            "maxInclusive" => LimitKind.AtMost,
            _ => LimitKind.LessThan,
        };
        // All ordered types collapse whitespace, and none has whitespace within a literal.
        var literal = WhiteSpace.Trim(utf8);
        return new BoundFacet(kind, type.CreateBound(literal), Utf8.GetString(literal));
    }

    // Numbers beyond the length of any text are equivalent.
    private static int? ReadCount(string value, int least)
    {
        if (!DecimalLiteral.TryParse(WhiteSpace.Trim(Utf8.GetBytes(value)), isInteger: true, out var number) || number.IsNegative)
            return null;
        var count = 0L;
        foreach (var digit in number.Whole)
            count = Math.Min((count * 10) + (digit - '0'), int.MaxValue);
        return count < least ? null : (int)count;
    }

    private static string ExplainUnknown(XsdType type, string name)
    {
        if (name == "enumeration")
            return "'enumeration' is not a parameter in RELAX NG; list the values in a choice of value patterns instead";
        if (name == "whiteSpace")
            return "'whiteSpace' is not a parameter in RELAX NG; choose 'string', 'normalizedString' or 'token' as the type instead";
        var applicable = "the parameters of '" + type.Name + "' are " + Words.List(Applicable(type));
        if (Array.IndexOf(Names, name) >= 0)
            return $"'{name}' does not apply to '{type.Name}'; {applicable}";
        return Spelling.Nearest(name, Names) is { } near
            ? $"There is no parameter {Quotation.Of(name)}; did you mean '{near}'?"
            : $"There is no parameter {Quotation.Of(name)}; {applicable}";
    }

    private static string[] Applicable(XsdType type)
    {
        var names = new List<string> { "pattern" };
        if (type.UnitOfLength is not null)
            names.AddRange(["length", "minLength", "maxLength"]);
        if (type.IsOrdered)
            names.AddRange(["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"]);
        if (type.HasDigits)
            names.AddRange(["totalDigits", "fractionDigits"]);
        return [.. names];
    }

    private static DatatypeProblem Invalid(int index, string message) => new(DatatypeProblemKind.InvalidParameter, message, index);
}
