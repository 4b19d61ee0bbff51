using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>
/// A pattern of the simple form (RELAX NG 5), interned: two patterns of one <see cref="PatternBuilder"/> that the algebraic laws make equal are one object.
/// </summary>
internal abstract class Pattern
{
    /// <summary>The pattern's number in its builder, in order of creation.</summary>
    public int Id { get; internal set; }

    /// <summary>Whether the pattern matches the empty sequence (of children and attributes).</summary>
    public abstract bool IsNullable { get; }
}

/// <summary>Matches nothing at all but the empty sequence.</summary>
internal sealed class EmptyPattern : Pattern
{
    public override bool IsNullable => true;
}

/// <summary>Matches nothing.</summary>
internal sealed class NotAllowedPattern : Pattern
{
    public override bool IsNullable => false;
}

/// <summary>Matches any text.</summary>
internal sealed class TextPattern : Pattern
{
    public override bool IsNullable => true;
}

/// <summary>Matches a literal of a datatype that the exception does not match.</summary>
internal sealed class DataPattern(Datatype datatype, Pattern? except) : Pattern
{
    public Datatype Datatype { get; } = datatype;

    public Pattern? Except { get; } = except;

    public override bool IsNullable => false;
}

/// <summary>Matches the literals of one value of a datatype.</summary>
/// <param name="datatype">The type that compares.</param>
/// <param name="text">The literal as the schema has it.</param>
/// <param name="namespaceUri">For QName and NOTATION: the namespace name that the schema's prefix (or its ns attribute) stands for; else empty.</param>
/// <param name="value">What the literal means in the type.</param>
internal sealed class ValuePattern(Datatype datatype, string text, string namespaceUri, object value) : Pattern
{
    public Datatype Datatype { get; } = datatype;

    public string Text { get; } = text;

    public string NamespaceUri { get; } = namespaceUri;

    public object Value { get; } = value;

    public override bool IsNullable => false;
}

/// <summary>Matches text whose tokens match the content, one after the other.</summary>
internal sealed class ListPattern(Pattern content) : Pattern
{
    public Pattern Content { get; } = content;

    public override bool IsNullable => false;
}

/// <summary>Matches what either side matches.</summary>
internal sealed class ChoicePattern(Pattern left, Pattern right) : Pattern
{
    public Pattern Left { get; } = left;

    public Pattern Right { get; } = right;

    public override bool IsNullable { get; } = left.IsNullable || right.IsNullable;
}

/// <summary>Matches a match of the left side followed by a match of the right side.</summary>
internal sealed class GroupPattern(Pattern left, Pattern right) : Pattern
{
    public Pattern Left { get; } = left;

    public Pattern Right { get; } = right;

    public override bool IsNullable { get; } = left.IsNullable && right.IsNullable;
}

/// <summary>Matches a match of the left side and a match of the right side, shuffled into each other.</summary>
internal sealed class InterleavePattern(Pattern left, Pattern right) : Pattern
{
    public Pattern Left { get; } = left;

    public Pattern Right { get; } = right;

    public override bool IsNullable { get; } = left.IsNullable && right.IsNullable;
}

/// <summary>Matches one or more matches of the content.</summary>
internal sealed class OneOrMorePattern(Pattern content) : Pattern
{
    public Pattern Content { get; } = content;

    public override bool IsNullable { get; } = content.IsNullable;
}

/// <summary>Matches one attribute.</summary>
internal sealed class AttributePattern(NameClass name, Pattern content, bool isOutputOnly) : Pattern
{
    public NameClass Name { get; } = name;

    public Pattern Content { get; } = content;

    /// <summary>Whether the receiver only sends it: read, never written, refused as input (b:direction="output").</summary>
    public bool IsOutputOnly { get; } = isOutputOnly;

    public override bool IsNullable => false;
}

/// <summary>Matches one element. Each element of the schema is one object; its content is set once, after it was made, for elements may contain themselves.</summary>
internal sealed class ElementPattern(NameClass name, bool isOutputOnly, int number) : Pattern
{
    public NameClass Name { get; } = name;

    /// <summary>Whether the receiver only sends it (b:direction="output").</summary>
    public bool IsOutputOnly { get; } = isOutputOnly;

    /// <summary>The element's number in the grammar: the same as that of its <c>SimpleElement</c> in the simplified schema.</summary>
    public int Number { get; } = number;

    /// <summary>What stands inside: attributes and children.</summary>
    public Pattern Content { get; internal set; } = null!;

    public override bool IsNullable => false;
}
