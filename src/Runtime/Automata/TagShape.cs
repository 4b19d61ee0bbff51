using System;
using Bindery.Collections;

namespace Bindery.Automata;

/// <summary>
/// The bytes after the name of start tags that differ only in values. The attributes of the next such tag are compared all at once, and only the values that
/// vary are matched.
/// </summary>
internal sealed class TagShape
{
    private readonly byte[] _text;
    private readonly TagAttribute[] _attributes;
    private readonly Varying[] _varying;
    private readonly Constant[] _constants;
    private readonly int _lastStart;

    /// <summary>Creates the shape of a tag.</summary>
    /// <param name="text">The bytes between the name and the end of the tag.</param>
    /// <param name="attributes">The attributes in it.</param>
    /// <param name="isVarying">For each attribute, whether its value varies. Values that depend on prefixes are always treated as varying.</param>
    /// <param name="end">The state after the tag.</param>
    /// <param name="isNeeded">For each number of a name, whether the value matters to an identity rule; null if there are no such rules.</param>
    public TagShape(byte[] text, TagAttribute[] attributes, bool[] isVarying, AutomatonState end, bool[]? isNeeded)
    {
        _text = text;
        _attributes = attributes;
        End = end;
        var (varying, constants) = (0, 0);
        for (var i = 0; i < attributes.Length; i++)
        {
            isVarying[i] |= attributes[i].Edge.NeedsPrefixes;
            if (isVarying[i])
                varying++;
            else if (isNeeded is not null && isNeeded[attributes[i].Edge.Name])
                constants++;
        }
        _varying = new Varying[varying];
        _constants = new Constant[constants];
        (varying, constants) = (0, 0);
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
    }

    /// <summary>The state after the tag.</summary>
    public AutomatonState End { get; }

    /// <summary>Whether a tag has this shape and all its values lead to the same states as the values of the shape.</summary>
    /// <param name="text">The bytes between the name and the end of the tag.</param>
    /// <param name="automaton">The automaton.</param>
    /// <param name="identities">Collects the values that matter to identity rules; null if none do.</param>
    public bool Fits(ReadOnlySpan<byte> text, ContentAutomaton automaton, IdentityRun? identities)
    {
        var own = _text.AsSpan();
        // No spans over values of our own: their code would be compiled at run time.
        for (var i = 0; i < _varying.Length; i++)
        {
            ref readonly var varying = ref _varying[i];
            var same = own.Slice(varying.Start, varying.Length);
            if (!text.StartsWith(same))
                return false;
            text = text.Slice(same.Length);
            var length = text.IndexOfAny(same[same.Length - 1], (byte)'&');
            // A value with a reference continues after it.
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
        for (var i = 0; i < _constants.Length && identities is not null; i++)
        {
            ref readonly var constant = ref _constants[i];
            identities.Attribute(constant.Name, own.Slice(constant.Start, constant.Length));
        }
        return true;
    }

    /// <summary>
    /// Returns the common shape of this tag and another one; null if they differ in more than values, or if the values lead to different states.
    /// </summary>
    public TagShape? With(ReadOnlySpan<byte> text, ValueList<TagAttribute> attributes, bool[]? isNeeded)
    {
        if (attributes.Count != _attributes.Length)
            return null;
        var isVarying = new bool[attributes.Count];
        var (at, otherAt, next) = (0, 0, 0);
        for (var i = 0; i < attributes.Count; i++)
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
    /// <param name="Start">The start of the constant bytes before the value.</param>
    /// <param name="Length">The length of these bytes; the last byte is the quotation mark.</param>
    /// <param name="Edge">The attribute.</param>
    /// <param name="Next">The state to which the value must lead.</param>
    /// <param name="IsNeeded">Whether it matters to a rule.</param>
    private readonly record struct Varying(int Start, int Length, AttributeEdge Edge, AutomatonState Next, bool IsNeeded);

    /// <summary>A value that does not vary but matters to a rule.</summary>
    private readonly record struct Constant(int Name, int Start, int Length);
}

/// <summary>An attribute of a start tag.</summary>
/// <param name="Edge">Its edge.</param>
/// <param name="Next">The state to which its value leads.</param>
/// <param name="Start">The start of the value, counted from the end of the element's name.</param>
/// <param name="Length">The length of the value in the text.</param>
internal readonly record struct TagAttribute(AttributeEdge Edge, AutomatonState Next, int Start, int Length);
