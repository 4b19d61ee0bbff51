namespace Bindery;

/// <summary>Limits on the size of a document. A document that exceeds a limit is refused before it costs time or memory.</summary>
public sealed class XmlLimits
{
    internal static XmlLimits Default { get; } = new();

    /// <summary>No limits, for documents that were limited before, or were written by this library.</summary>
    internal static XmlLimits None { get; } = new() { MaxDepth = int.MaxValue, MaxBytes = int.MaxValue, MaxAttributes = int.MaxValue };

    /// <summary>The deepest nesting of elements that is read. Default: 256.</summary>
    public int MaxDepth { get; set; } = 256;

    /// <summary>The largest document that is read, in bytes of UTF-8. Default: 64 MiB.</summary>
    public int MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The largest number of attributes that one element may have, namespace declarations not counted. Default: 4,096.</summary>
    public int MaxAttributes { get; set; } = 4096;
}
