namespace Bindery.Schema.Syntax;

/// <summary>b:maxBytes on a pattern: the maximum number of bytes of the value in UTF-8.</summary>
/// <param name="Bytes">The number.</param>
/// <param name="Span">The place of the annotation.</param>
internal sealed record ByteLimit(int Bytes, SourceSpan Span);
