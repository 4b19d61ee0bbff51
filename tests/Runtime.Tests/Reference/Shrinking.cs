using System;

namespace Bindery.Tests.Reference;

/// <summary>Makes documents on which engines disagree smaller, for people to read.</summary>
internal static class Shrinking
{
    /// <summary>Takes out of a document whatever is not needed for a property, one piece after the other.</summary>
    public static void Shrink(Node document, Func<bool> holds)
    {
        while (ShrinkOnce(document, holds))
        {
        }
    }

    private static bool ShrinkOnce(Node node, Func<bool> holds)
    {
        for (var i = 0; i < node.Attributes.Count; i++)
        {
            var attribute = node.Attributes[i];
            node.Attributes.RemoveAt(i);
            if (holds())
                return true;
            node.Attributes.Insert(i, attribute);
        }
        for (var i = 0; i < node.Children.Count; i++)
        {
            var child = node.Children[i];
            // Two texts side by side would be one.
            var isBetweenTexts = i > 0 && i + 1 < node.Children.Count && node.Children[i - 1].Text is not null && node.Children[i + 1].Text is not null;
            if (!isBetweenTexts)
            {
                node.Children.RemoveAt(i);
                if (holds())
                    return true;
                node.Children.Insert(i, child);
            }
            if (ShrinkOnce(child, holds))
                return true;
        }
        return false;
    }
}
