namespace Bindery;

/// <summary>What writing does with content that the schema does not know and that reading kept.</summary>
public enum UnknownContentOutput
{
    /// <summary>Put it back in its place. A validating write refuses the document then, for the schema does not admit it.</summary>
    Write,

    /// <summary>Leave it out.</summary>
    Omit,
}
