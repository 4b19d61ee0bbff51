using System;

namespace Bindery.Patterns;

/// <summary>The operators of the simple form.</summary>
internal enum PatternKind : byte
{
    NotAllowed,
    Empty,
    Text,
    Data,
    Value,
    List,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Attribute,
    Element,
}

/// <summary>The kinds of nodes in a pattern.</summary>
[Flags]
internal enum PatternParts : byte
{
    None = 0,
    Attributes = 1,
    Elements = 2,
    Text = 4,

    /// <summary>data, value or list: the literal decides.</summary>
    Data = 8,
}
