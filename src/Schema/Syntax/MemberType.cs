namespace Bindery.Schema.Syntax;

/// <summary>The type of a member, if its datatype does not determine it (b:as).</summary>
internal enum MemberType
{
    /// <summary>The type follows from the datatype.</summary>
    Plain,

    /// <summary>A point in time, as seconds since the start of 1970 in UTC.</summary>
    UnixTime,

    /// <summary>A UUID (RFC 9562), with hyphens or without.</summary>
    Guid,
}
