using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Diagnosis;

/// <summary>Divides the attributes of a start tag into parts, so that the cost of an attribute does not grow with their number.</summary>
internal static class AttributeParts
{
    /// <summary>Returns the parts. An attribute that the content does not name is in no part.</summary>
    public static List<AttributePart> Of(ContentStack stack, Pattern[] contents, IReadOnlyList<FoundAttribute> attributes)
    {
        if (contents.Length != 1 || (contents[0].Parts & PatternParts.Attributes) == 0 || stack.AttributesOf(contents[0]) is not { } shape)
            return [Whole(contents, attributes)];
        var builder = stack.Derivatives.Builder;
        var parts = new List<AttributePart> { new([shape.Content], isContent: true) };
        for (var i = 0; i < shape.Simple.Length; i++)
            parts.Add(new([(shape.Required & (1UL << i)) != 0 ? shape.Simple[i] : builder.Optional(shape.Simple[i])], isContent: false));
        foreach (var composed in shape.Composed)
            parts.Add(new([composed], isContent: false));
        foreach (var attribute in attributes)
            if (shape.PlaceOf(attribute.Name) is var place and not AttributeShape.Nowhere)
                parts[place + 1].Attributes.Add(attribute);
        return parts;
    }

    private static AttributePart Whole(Pattern[] contents, IReadOnlyList<FoundAttribute> attributes)
    {
        var whole = new AttributePart(contents, isContent: true);
        whole.Attributes.AddRange(attributes);
        return whole;
    }
}
