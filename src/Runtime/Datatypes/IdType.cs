namespace Bindery.Datatypes;

/// <summary>What a value is to the IDs of a document (RELAX NG DTD Compatibility, 5).</summary>
internal enum IdType : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An ID of its element, which no other may have.</summary>
    Id,

    /// <summary>The ID of an element, or several of them.</summary>
    Reference,
}
