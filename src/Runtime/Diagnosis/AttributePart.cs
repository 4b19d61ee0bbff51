using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>
/// Attributes of a start tag that are decided together, and their alternatives. The attributes of one part have no effect on those of another.
/// </summary>
/// <param name="contents">The alternatives of the part's attributes; if it is the content, those of the element.</param>
/// <param name="isContent">Whether its remainder is the content of the element.</param>
internal sealed class AttributePart(Pattern[] contents, bool isContent)
{
    public Pattern[] Contents { get; } = contents;

    public bool IsContent { get; } = isContent;

    /// <summary>The attributes, in the order of the document.</summary>
    public List<FoundAttribute> Attributes { get; } = [];

    /// <summary>The contents that remain after the attributes, once they are known.</summary>
    public Pattern[] Left { get; set; } = contents;
}
