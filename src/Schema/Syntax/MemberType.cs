namespace Bindery.Schema.Syntax;

/// <summary>What a value is beyond its datatype, for the type of its member (b:as).</summary>
internal enum MemberType
{
    /// <summary>What its datatype says.</summary>
    Plain,

    /// <summary>A point in time, as seconds since the start of 1970 in UTC.</summary>
    UnixTime,

    /// <summary>A UUID (RFC 9562), with hyphens or without.</summary>
    Guid,
}
