namespace Bindery.Datatypes;

/// <summary>A mistake in the use of a datatype in a schema.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Message">A sentence that says what is wrong and what would be right.</param>
/// <param name="ParameterIndex">The facet at fault, or -1.</param>
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
