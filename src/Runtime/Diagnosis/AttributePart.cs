using System.Collections.Generic;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>Attributes of a start tag that are decided together, and what they may be: no attribute of one part has an effect on those of another.</summary>
/// <param name="contents">What the attributes of the part may be; where it is the content, what the element may have.</param>
/// <param name="isContent">Whether what is left of it is the content of the element.</param>
internal sealed class AttributePart(Pattern[] contents, bool isContent)
{
    public Pattern[] Contents { get; } = contents;

    public bool IsContent { get; } = isContent;

    /// <summary>The attributes, in the order of the document.</summary>
    public List<FoundAttribute> Attributes { get; } = [];

    /// <summary>What the attributes leave, once it is found.</summary>
    public Pattern[] Left { get; set; } = contents;
}
