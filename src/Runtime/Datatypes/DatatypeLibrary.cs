using System;
using System.Collections.Generic;

namespace Bindery.Datatypes;

/// <summary>What is wrong with a use of a datatype in a schema.</summary>
/// <param name="Kind">What could not be found or taken.</param>
/// <param name="Message">A sentence that says what is wrong and what would be right.</param>
/// <param name="ParameterIndex">The facet at fault, or -1.</param>
internal sealed record DatatypeProblem(DatatypeProblemKind Kind, string Message, int ParameterIndex = -1);

/// <summary>The kinds of <see cref="DatatypeProblem"/>.</summary>
internal enum DatatypeProblemKind
{
    UnknownLibrary,
    UnknownType,
    UnknownParameter,
    InvalidParameter,
    InvalidValue,
}

/// <summary>Finds datatypes by library and name. Knows the built-in library (RELAX NG 9.3.8) and that of XML Schema Part 2.</summary>
internal static class DatatypeLibrary
{
    /// <summary>The URI under which schemas use the types of XML Schema Part 2.</summary>
    public const string XsdUri = "http://www.w3.org/2001/XMLSchema-datatypes";

    /// <summary>Whether the library is known at all.</summary>
    public static bool Knows(string libraryUri) => throw new NotImplementedException();

    /// <summary>Makes a datatype with facets.</summary>
    /// <returns>The datatype, or null with the problem.</returns>
    public static Datatype? Create(string libraryUri, string name, IReadOnlyList<DatatypeParameter> parameters, out DatatypeProblem? problem) => throw new NotImplementedException();
}
