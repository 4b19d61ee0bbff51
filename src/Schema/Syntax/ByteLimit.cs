namespace Bindery.Schema.Syntax;

/// <summary>b:maxBytes on a pattern: the most bytes that the value may have in UTF-8.</summary>
/// <param name="Bytes">The number.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record ByteLimit(int Bytes, SourceSpan Span);
