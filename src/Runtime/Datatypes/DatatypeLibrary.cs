using System;
using System.Collections.Generic;
using Bindery.Datatypes.Xsd;
using Bindery.Wording;

namespace Bindery.Datatypes;

/// <summary>
/// Finds datatypes by library and name: in the built-in library (RELAX NG 9.3.8), that of XML Schema Part 2, and that of the DTD compatibility specification.
/// </summary>
/// <remarks>
/// Lexical forms, equality, order and facets follow XML Schema Part 2 (1.0) and "Guidelines for using W3C XML Schema Datatypes with RELAX NG". If Jing
/// differs, its verdict is used: trailing zeros count as digits, durations are compared component by component for equality, time zones are not farther west
/// than -13:00, and a parameter may be repeated if it restricts the type further.
/// </remarks>
internal static class DatatypeLibrary
{
    /// <summary>The URI under which schemas use the types of XML Schema Part 2.</summary>
    public const string XsdUri = "http://www.w3.org/2001/XMLSchema-datatypes";

    /// <summary>
    /// The URI under which XML Schemas use these types. With it, the recommendation is followed if Jing differs: trailing zeros are not digits, 24:00:00 is
    /// a time, time zones are up to 14 hours west, unsigned numbers have no plus sign. RELAX NG schemas cannot use it, because URIs of their libraries have no
    /// fragment identifiers (4.16).
    /// </summary>
    public const string SchemaUri = "http://www.w3.org/2001/XMLSchema#";

    /// <summary>The URI of ID, IDREF and IDREFS in RELAX NG DTD Compatibility, 2. They equal the types of XML Schema.</summary>
    public const string CompatibilityUri = "http://relaxng.org/ns/compatibility/datatypes/1.0";

    /// <summary>Creates a datatype with facets.</summary>
    /// <returns>The datatype, or null and the problem.</returns>
    public static Datatype? Create(string libraryUri, string name, IReadOnlyList<DatatypeParameter> parameters, out DatatypeProblem? problem)
    {
        problem = null;
        switch (libraryUri)
        {
            case "":
                return CreateBuiltIn(name, parameters, out problem);
            case XsdUri or SchemaUri:
                if (XsdTypes.Find(name, isSchema: libraryUri == SchemaUri) is { } type)
                    return FacetReader.Create(libraryUri, type, parameters, out problem);
                problem = UnknownType(name, "the library of XML Schema", XsdTypes.Names);
                return null;
            case CompatibilityUri:
                return CreateCompatible(name, parameters, out problem);
            default:
                problem = new DatatypeProblem(DatatypeProblemKind.UnknownLibrary, ExplainLibrary(libraryUri));
                return null;
        }
    }

    private static BuiltInDatatype? CreateBuiltIn(string name, IReadOnlyList<DatatypeParameter> parameters, out DatatypeProblem? problem)
    {
        problem = null;
        if (name is not ("string" or "token"))
        {
            problem = XsdTypes.Find(name) is null
                ? UnknownType(name, "the built-in library", ["string", "token"])
                : new DatatypeProblem(
                    DatatypeProblemKind.UnknownType, $"The built-in library has only 'string' and 'token'; for '{name}' set datatypeLibrary='{XsdUri}'");
            return null;
        }
        if (parameters.Count > 0)
        {
            problem = new DatatypeProblem(
                DatatypeProblemKind.UnknownParameter,
                $"'{name}' of the built-in library takes no parameters; with datatypeLibrary='{XsdUri}' it does",
                0);
            return null;
        }
        return name == "string" ? BuiltInDatatype.String : BuiltInDatatype.Token;
    }

    private static XsdDatatype? CreateCompatible(string name, IReadOnlyList<DatatypeParameter> parameters, out DatatypeProblem? problem)
    {
        problem = null;
        if (name is not ("ID" or "IDREF" or "IDREFS"))
            problem = UnknownType(name, "the library of DTD compatibility", ["ID", "IDREF", "IDREFS"]);
        else if (parameters.Count > 0)
            problem = new DatatypeProblem(DatatypeProblemKind.UnknownParameter, $"'{name}' of the library of DTD compatibility takes no parameters", 0);
        return problem is null ? new XsdDatatype(CompatibilityUri, XsdTypes.Find(name)!, [], []) : null;
    }

    private static DatatypeProblem UnknownType(string name, string library, IEnumerable<string> names)
    {
        var message = Spelling.Nearest(name, names) is { } near
            ? $"There is no type {Quotation.Of(name)} in {library}; did you mean '{near}'?"
            : $"There is no type {Quotation.Of(name)} in {library}";
        return new DatatypeProblem(DatatypeProblemKind.UnknownType, message);
    }

    private static string ExplainLibrary(string libraryUri)
    {
        var isNear = libraryUri.StartsWith("http://www.w3.org/2001/XMLSchema", StringComparison.OrdinalIgnoreCase)
            || libraryUri.StartsWith("https://www.w3.org/2001/XMLSchema", StringComparison.OrdinalIgnoreCase);
        return isNear
            ? $"There is no datatype library {Quotation.Of(libraryUri)}; did you mean '{XsdUri}'?"
            : $"There is no datatype library {Quotation.Of(libraryUri)}; the libraries are '{XsdUri}' and the built-in one, whose name is empty";
    }
}
