using System;

namespace Bindery.Automata;

/// <summary>
/// What stands behind the name in start tags that are alike: the same bytes but for the values that vary. So the attributes of the next such tag are compared
/// all at once, and only the values that vary are matched.
/// </summary>
internal sealed class TagShape
{
    private readonly byte[] _text;
    private readonly TagAttribute[] _attributes;
    private readonly Varying[] _varying;
    private readonly Constant[] _constants;
    private readonly int _lastStart;

    /// <summary>Creates a shape of a tag.</summary>
    /// <param name="text">What stands between the name and the end of the tag.</param>
    /// <param name="attributes">The attributes in it.</param>
    /// <param name="isVarying">For each attribute whether its value varies; those that depend on prefixes always do.</param>
    /// <param name="end">The state behind the tag.</param>
    /// <param name="isNeeded">For each number of a name whether the value matters to a rule of uniqueness; null where there are none.</param>
    public TagShape(byte[] text, TagAttribute[] attributes, bool[] isVarying, AutomatonState end, bool[]? isNeeded)
    {
        _text = text;
        _attributes = attributes;
        End = end;
        for (var i = 0; i < attributes.Length; i++)
            isVarying[i] |= attributes[i].Edge.NeedsPrefixes;
        _varying = new Varying[Array.FindAll(isVarying, varies => varies).Length];
        _constants = new Constant[isNeeded is null ? 0 : Array.FindAll(attributes, attribute => isNeeded[attribute.Edge.Name]).Length];
        var varying = 0;
        var constants = 0;
        for (var i = 0; i < attributes.Length; i++)
        {
            ref readonly var attribute = ref attributes[i];
            var needed = isNeeded is not null && isNeeded[attribute.Edge.Name];
            if (isVarying[i])
            {
                _varying[varying++] = new Varying(_lastStart, attribute.Start - _lastStart, attribute.Edge, attribute.Next, needed);
                _lastStart = attribute.Start + attribute.Length;
            }
            else if (needed)
            {
                _constants[constants++] = new Constant(attribute.Edge.Name, attribute.Start, attribute.Length);
            }
        }
        Array.Resize(ref _constants, constants);
    }

    /// <summary>The state behind the tag.</summary>
    public AutomatonState End { get; }

    /// <summary>Whether a tag has this shape and all its values lead to the same as those that the shape was made of.</summary>
    /// <param name="text">What stands between the name and the end of the tag.</param>
    /// <param name="automaton">The automaton.</param>
    /// <param name="identities">Who collects the values that matter to rules; null where nobody does.</param>
    public bool Fits(ReadOnlySpan<byte> text, ContentAutomaton automaton, IdentityRun? identities)
    {
        var own = _text.AsSpan();
        foreach (ref readonly var varying in _varying.AsSpan())
        {
            var same = own.Slice(varying.Start, varying.Length);
            if (!text.StartsWith(same))
                return false;
            text = text.Slice(same.Length);
            var length = text.IndexOfAny(same[same.Length - 1], (byte)'&');
            // The value in front of a reference is not all of it.
            if (length < 0 || text[length] == (byte)'&')
                return false;
            var value = text.Slice(0, length);
            if (automaton.AfterOther(varying.Edge, value) != varying.Next)
                return false;
            if (varying.IsNeeded)
                identities?.Attribute(varying.Edge.Name, value);
            text = text.Slice(length);
        }
        if (!text.SequenceEqual(own.Slice(_lastStart)))
            return false;
        if (identities is not null)
            foreach (ref readonly var constant in _constants.AsSpan())
                identities.Attribute(constant.Name, own.Slice(constant.Start, constant.Length));
        return true;
    }

    /// <summary>The shape that both this tag has and another one; null where they differ in more than values, or these lead elsewhere.</summary>
    public TagShape? With(ReadOnlySpan<byte> text, ReadOnlySpan<TagAttribute> attributes, bool[]? isNeeded)
    {
        if (attributes.Length != _attributes.Length)
            return null;
        var isVarying = new bool[attributes.Length];
        var (at, otherAt, next) = (0, 0, 0);
        for (var i = 0; i < attributes.Length; i++)
        {
            ref readonly var own = ref _attributes[i];
            ref readonly var other = ref attributes[i];
            if (own.Edge != other.Edge || own.Next != other.Next
                || !_text.AsSpan(at, own.Start - at).SequenceEqual(text.Slice(otherAt, other.Start - otherAt)))
                return null;
            (at, otherAt) = (own.Start + own.Length, other.Start + other.Length);
            isVarying[i] = !_text.AsSpan(own.Start, own.Length).SequenceEqual(text.Slice(other.Start, other.Length));
            if (next < _varying.Length && _varying[next].Edge == own.Edge)
            {
                isVarying[i] = true;
                next++;
            }
        }
        return _text.AsSpan(at).SequenceEqual(text.Slice(otherAt)) ? new TagShape(text.ToArray(), attributes.ToArray(), isVarying, End, isNeeded) : null;
    }

    /// <summary>A value that varies.</summary>
    /// <param name="Start">Where what stands before it begins.</param>
    /// <param name="Length">The length of that; the last byte is the quote.</param>
    /// <param name="Edge">The attribute.</param>
    /// <param name="Next">Where the value must lead.</param>
    /// <param name="IsNeeded">Whether it matters to a rule.</param>
    private readonly record struct Varying(int Start, int Length, AttributeEdge Edge, AutomatonState Next, bool IsNeeded);

    /// <summary>A value that does not vary and matters to a rule.</summary>
    private readonly record struct Constant(int Name, int Start, int Length);
}

/// <summary>An attribute of a start tag.</summary>
/// <param name="Edge">Its edge.</param>
/// <param name="Next">Where its value leads.</param>
/// <param name="Start">Where the value begins, counted from the end of the element's name.</param>
/// <param name="Length">The length of the value as it stands there.</param>
internal readonly record struct TagAttribute(AttributeEdge Edge, AutomatonState Next, int Start, int Length);
