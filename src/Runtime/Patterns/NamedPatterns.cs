using System.Collections.Generic;
using Bindery.Identity;

namespace Bindery.Patterns;

/// <summary>A value that an element has where it does not say one.</summary>
/// <param name="Attribute">The attribute that has it; null: the text.</param>
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

    /// <summary>Whether the receiver only sends it: read, never written, refused as input (b:direction="output").</summary>
    public bool IsOutputOnly { get; }

    /// <summary>Where the attribute's name leads: to the attribute, with nothing left. Kept.</summary>
    public Transitions Alone(PatternBuilder builder) => _alone ??= Transitions.Of(this, builder.Empty);

    public override bool IsNullable => false;
}

/// <summary>
/// Matches one element. Each element of the schema is one object; its content is set once, after it was made, for elements may contain themselves.
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

    /// <summary>Whether the receiver only sends it (b:direction="output").</summary>
    public bool IsOutputOnly { get; }

    /// <summary>The element's number in the grammar: the same as that of its <c>SimpleElement</c> in the simplified schema.</summary>
    public int Number { get; }

    /// <summary>What stands inside: attributes and children.</summary>
    public Pattern Content { get; internal set; } = null!;

    /// <summary>Where the element's name leads: to the element, with nothing left. Kept.</summary>
    public Transitions Alone(PatternBuilder builder) => _alone ??= Transitions.Of(this, builder.Empty);

    /// <summary>What must be unique below the element (b:unique) or refer to something (b:keyref), warnings included; set before the grammar is made.</summary>
    public IReadOnlyList<IdentityRule> Rules { get; internal set; } = [];

    /// <summary>The values that stand for what an element does not say, where identity constraints may ask for them; set before the grammar is made.</summary>
    public IReadOnlyList<ValueDefault> Defaults { get; internal set; } = [];

    public override bool IsNullable => false;
}
