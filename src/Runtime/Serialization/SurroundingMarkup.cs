using System.Collections.Generic;

namespace Bindery.Serialization;

/// <summary>The comments and processing instructions around the root element, as written in the document.</summary>
/// <param name="Before">The markup before it.</param>
/// <param name="After">The markup after it.</param>
internal sealed record SurroundingMarkup(IReadOnlyList<byte[]> Before, IReadOnlyList<byte[]> After);
