using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Patterns;

/// <summary>A default value of an element.</summary>
/// <param name="Attribute">The attribute with the default value; null for the text.</param>
/// <param name="Value">The value.</param>
internal sealed record ValueDefault(ExactName? Attribute, string Value);

/// <summary>Matches one attribute.</summary>
internal sealed class AttributePattern : Pattern
{
    private Transitions? _alone;

    public AttributePattern(NameClass name, Pattern content, bool isOutputOnly)
    {
        Name = name;
        Content = content;
        IsOutputOnly = isOutputOnly;
        Measure(PatternParts.Attributes, content.Height + 1, 1);
    }

    public override PatternKind Kind => PatternKind.Attribute;

    public NameClass Name { get; }

    public Pattern Content { get; }

    /// <summary>Whether it is output only: read, never written, refused as input (b:direction="output").</summary>
    public bool IsOutputOnly { get; }

    /// <summary>Returns the derivative by the attribute's name: the attribute, followed by empty. Cached.</summary>
    public Transitions Alone(PatternBuilder builder) => _alone ??= Transitions.Of(this, builder.Empty);

    public override bool IsNullable => false;
}

/// <summary>
/// Matches one element. Each element of the schema is one object; its content is set once, after its creation, because elements may contain themselves.
/// </summary>
internal sealed class ElementPattern : Pattern
{
    private Transitions? _alone;

    public ElementPattern(NameClass name, bool isOutputOnly, int number)
    {
        Name = name;
        IsOutputOnly = isOutputOnly;
        Number = number;
        Measure(PatternParts.Elements, 0, 1);
    }

    public override PatternKind Kind => PatternKind.Element;

    public NameClass Name { get; }

    /// <summary>Whether it is output only (b:direction="output").</summary>
    public bool IsOutputOnly { get; }

    /// <summary>The element's number in the grammar: the same as that of its <c>SimpleElement</c> in the simplified schema.</summary>
    public int Number { get; }

    /// <summary>The attributes and children.</summary>
    public Pattern Content { get; internal set; } = null!;

    /// <summary>Returns the derivative by the element's name: the element, followed by empty. Cached.</summary>
    public Transitions Alone(PatternBuilder builder) => _alone ??= Transitions.Of(this, builder.Empty);

    /// <summary>The rules of uniqueness (b:unique) and of references (b:keyref), warnings included; set before the grammar is created.</summary>
    public IReadOnlyList<IdentityRule> Rules { get; internal set; } = [];

    /// <summary>The default values that identity constraints may need; set before the grammar is created.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; internal set; } = [];

    /// <summary>
    /// Why other elements are not allowed in its place (<see cref="Datatypes.NameRemarks"/>); null if nothing is known. Set before the grammar is created.
    /// </summary>
    public string? Remarks { get; internal set; }

    public override bool IsNullable => false;
}
