namespace Bindery;

/// <summary>What reading does with comments and processing instructions.</summary>
public enum CommentHandling
{
    /// <summary>Pass over them.</summary>
    Ignore,

    /// <summary>
    /// Keep them, each with its place among elements and text, also before and after the root element; writing puts them back. They do not count where models
    /// are compared.
    /// </summary>
    Preserve,
}
