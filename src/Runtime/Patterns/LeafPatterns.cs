using System.Text;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>Matches only the empty sequence.</summary>
internal sealed class EmptyPattern : Pattern
{
    public override PatternKind Kind => PatternKind.Empty;

    public override bool IsNullable => true;
}

/// <summary>Matches nothing.</summary>
internal sealed class NotAllowedPattern : Pattern
{
    public override PatternKind Kind => PatternKind.NotAllowed;

    public override bool IsNullable => false;
}

/// <summary>Matches any text.</summary>
internal sealed class TextPattern : Pattern
{
    public TextPattern() => Measure(PatternParts.Text, 0, 1);

    public override PatternKind Kind => PatternKind.Text;

    public override bool IsNullable => true;
}

/// <summary>Matches a literal of a datatype that the exception does not match.</summary>
internal sealed class DataPattern : Pattern
{
    public DataPattern(Datatype datatype, Pattern? except)
    {
        Datatype = datatype;
        Except = except;
        Measure(PatternParts.Data, except is null ? 0 : except.Height + 1, 1);
    }

    public override PatternKind Kind => PatternKind.Data;

    public Datatype Datatype { get; }

    public Pattern? Except { get; }

    public override bool IsNullable => false;
}

/// <summary>Matches the literals of one value of a datatype.</summary>
internal sealed class ValuePattern : Pattern
{
    /// <summary>Creates the pattern.</summary>
    /// <param name="datatype">The type that compares.</param>
    /// <param name="text">The literal as in the schema.</param>
    /// <param name="namespaceUri">For QName and NOTATION: the namespace name of the prefix (or the ns attribute) in the schema; otherwise empty.</param>
    /// <param name="value">The value of the literal in the type.</param>
    public ValuePattern(Datatype datatype, string text, string namespaceUri, object value)
    {
        Datatype = datatype;
        Text = text;
        NamespaceUri = namespaceUri;
        Value = value;
        Measure(PatternParts.Data, 0, 1);
        // A literal equals itself in every type; only the meaning of qualified names depends on the place.
        if (!datatype.UsesPrefixes)
            Utf8 = Encoding.UTF8.GetBytes(text);
        if (datatype.ComparesTexts)
            Normalized = Encoding.UTF8.GetBytes((string)value);
    }

    public override PatternKind Kind => PatternKind.Value;

    public Datatype Datatype { get; }

    public string Text { get; }

    public string NamespaceUri { get; }

    public object Value { get; }

    /// <summary>A literal that certainly matches; null if that depends on the context.</summary>
    public byte[]? Utf8 { get; }

    /// <summary>For a type that compares only texts: the literal that matches after whitespace normalization. Null for other types.</summary>
    public byte[]? Normalized { get; }

    public override bool IsNullable => false;
}

/// <summary>Matches text whose tokens match the content, one after the other.</summary>
internal sealed class ListPattern : Pattern
{
    public ListPattern(Pattern content)
    {
        Content = content;
        Measure(PatternParts.Data, content.Height + 1, 1);
    }

    public override PatternKind Kind => PatternKind.List;

    public Pattern Content { get; }

    public override bool IsNullable => false;
}
