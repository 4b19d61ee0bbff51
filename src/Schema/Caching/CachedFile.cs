namespace Bindery.Schema.Caching;

/// <summary>A file that was asked for while a schema was read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Content">Its bytes; null if it did not exist, or could not be read.</param>
internal sealed record CachedFile(string Path, byte[]? Content);
