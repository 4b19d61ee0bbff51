namespace Bindery.Datatypes;

/// <summary>The role of a value among the IDs of a document (RELAX NG DTD Compatibility, 5).</summary>
internal enum IdType : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>The ID of its element. No other element may have it.</summary>
    Id,

    /// <summary>A reference to the ID of an element, or to several IDs.</summary>
    Reference,
}
