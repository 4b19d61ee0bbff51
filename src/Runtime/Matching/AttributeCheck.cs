using System;
using Bindery.Patterns;

namespace Bindery.Matching;

/// <summary>Checks the attributes of one start tag against the possible contents of the element. Reused for the next start tag.</summary>
internal sealed class AttributeCheck
{
    private Alternative[] _alternatives = new Alternative[2];
    private Place[] _places = new Place[4];
    private int _count;
    private int _placeCount;

    /// <summary>Whether a start tag is being checked.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the order of attributes affects which patterns occur.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>Resets the check.</summary>
    public void Reset() => IsOpen = false;

    /// <summary>Begins a start tag.</summary>
    public void Begin(ContentStack stack, ContentFrame frame)
    {
        IsOpen = true;
        IsOrdered = false;
        (_count, _placeCount) = (frame.Count, 0);
        if (_alternatives.Length < _count)
            _alternatives = new Alternative[Math.Max(_count, _alternatives.Length * 2)];
        for (var i = 0; i < _count; i++)
        {
            var content = frame[i];
            var shape = (content.Parts & PatternParts.Attributes) == 0 ? null : stack.AttributesOf(content);
            _alternatives[i] = new Alternative { Shape = shape, Content = shape?.Content ?? content, Places = _placeCount };
            IsOrdered |= (_alternatives[i].Content.Parts & PatternParts.Attributes) != 0;
            if (shape is null)
                continue;
            if (_places.Length < _placeCount + shape.Composed.Length)
                Array.Resize(ref _places, Math.Max(_placeCount + shape.Composed.Length, _places.Length * 2));
            foreach (var part in shape.Composed)
                _places[_placeCount++].Left = part;
        }
    }

    /// <summary>Processes an attribute.</summary>
    /// <returns>Whether any content is still possible.</returns>
    public bool Take(ContentStack stack, int name, ReadOnlySpan<byte> value)
    {
        var isAlive = false;
        for (var i = 0; i < _count; i++)
            isAlive |= Take(stack, ref _alternatives[i], name, value);
        return isAlive;
    }

    /// <summary>Ends the start tag, and moves the derivatives of the contents into the frame.</summary>
    /// <returns>Whether any content is possible.</returns>
    public bool Close(ContentStack stack, ContentFrame frame)
    {
        IsOpen = false;
        var isAlive = false;
        for (var i = 0; i < _count; i++)
        {
            var left = Left(stack.Derivatives, _alternatives[i]);
            frame[i] = left;
            isAlive |= left is not NotAllowedPattern;
        }
        return isAlive;
    }

    private bool Take(ContentStack stack, ref Alternative alternative, int name, ReadOnlySpan<byte> value)
    {
        if (alternative.Content is NotAllowedPattern)
            return false;
        var place = alternative.Shape is null ? AttributeShape.InContent : alternative.Shape.PlaceOf(name);
        if (place == AttributeShape.InContent)
        {
            alternative.Content = stack.Attribute(alternative.Content, name, value);
            return alternative.Content is not NotAllowedPattern;
        }
        if (place >= 0 && place < alternative.Shape!.Simple.Length)
        {
            // If names are alternatives, each of them occurs at most once.
            var bit = 1UL << place;
            if ((alternative.Met & bit) == 0 && stack.Literals.Matches(alternative.Shape.Simple[place].Content, value))
            {
                alternative.Met |= bit;
                return true;
            }
        }
        else if (place >= 0)
        {
            ref var left = ref _places[alternative.Places + place - alternative.Shape!.Simple.Length].Left;
            left = stack.Attribute(left, name, value);
            if (left is not NotAllowedPattern)
                return true;
        }
        alternative.Content = stack.Derivatives.Builder.NotAllowed;
        return false;
    }

    private Pattern Left(Derivatives derivatives, in Alternative alternative)
    {
        if (alternative.Shape is not { } shape)
            return derivatives.CloseAttributes(alternative.Content);
        if ((shape.Required & ~alternative.Met) != 0)
            return derivatives.Builder.NotAllowed;
        for (var i = 0; i < shape.Composed.Length; i++)
            if (derivatives.CloseAttributes(_places[alternative.Places + i].Left) is NotAllowedPattern)
                return derivatives.Builder.NotAllowed;
        return alternative.Content == shape.Content ? shape.Closed : derivatives.CloseAttributes(alternative.Content);
    }

    /// <summary>A possible content of the element.</summary>
    private struct Alternative
    {
        /// <summary>The places of its attributes; null if it has none.</summary>
        public AttributeShape? Shape;

        /// <summary>Its derivative, without the places.</summary>
        public Pattern Content;

        /// <summary>The simple places that have occurred, as bits.</summary>
        public ulong Met;

        /// <summary>The index of the first of its other places.</summary>
        public int Places;
    }

    /// <summary>The derivative at a place. A struct, because storing into an array of a class that is not sealed is slower.</summary>
    private struct Place
    {
        public Pattern Left;
    }
}
