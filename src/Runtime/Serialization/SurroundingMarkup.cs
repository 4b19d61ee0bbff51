using System.Collections.Generic;

namespace Bindery.Serialization;

/// <summary>The comments and processing instructions around the root element, as they stood in the document.</summary>
/// <param name="Before">Those before it.</param>
/// <param name="After">Those after it.</param>
internal sealed record SurroundingMarkup(IReadOnlyList<byte[]> Before, IReadOnlyList<byte[]> After);
