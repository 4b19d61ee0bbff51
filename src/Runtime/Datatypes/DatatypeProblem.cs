namespace Bindery.Datatypes;

/// <summary>What is wrong with a use of a datatype in a schema.</summary>
/// <param name="Kind">What could not be found or taken.</param>
/// <param name="Message">A sentence that says what is wrong and what would be right.</param>
/// <param name="ParameterIndex">The facet at fault, or -1.</param>
internal sealed record DatatypeProblem(DatatypeProblemKind Kind, string Message, int ParameterIndex = -1);

/// <summary>The kinds of <see cref="DatatypeProblem"/>.</summary>
internal enum DatatypeProblemKind
{
    /// <summary>No library has that URI.</summary>
    UnknownLibrary,

    /// <summary>The library has no type of that name.</summary>
    UnknownType,

    /// <summary>There is no such facet, or the type does not take it.</summary>
    UnknownParameter,

    /// <summary>The type takes the facet, but not with this text.</summary>
    InvalidParameter,

    /// <summary>The text of a value pattern is no literal of its type.</summary>
    InvalidValue,
}
