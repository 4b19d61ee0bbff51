namespace Bindery.Datatypes;

/// <summary>An error in the use of a datatype in a schema.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Message">A sentence with the error and its correction.</param>
/// <param name="ParameterIndex">The index of the invalid facet, or -1.</param>
internal sealed record DatatypeProblem(DatatypeProblemKind Kind, string Message, int ParameterIndex = -1);

/// <summary>The kinds of <see cref="DatatypeProblem"/>.</summary>
internal enum DatatypeProblemKind
{
    /// <summary>There is no library with that URI.</summary>
    UnknownLibrary,

    /// <summary>The library has no type with that name.</summary>
    UnknownType,

    /// <summary>There is no such facet, or the type does not support it.</summary>
    UnknownParameter,

    /// <summary>The type supports the facet, but not with this value.</summary>
    InvalidParameter,

    /// <summary>The text of a value pattern is not a literal of its type.</summary>
    InvalidValue,
}
