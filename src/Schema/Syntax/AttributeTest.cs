using System;

namespace Bindery.Schema.Syntax;

/// <summary>A condition on the attributes of an element. Equal conditions are equal objects.</summary>
internal abstract record AttributeTest
{
    private AttributeTest()
    {
    }

    /// <summary>Whether attributes meet the condition.</summary>
    /// <param name="textOf">Returns the text of an attribute; null if it is absent.</param>
    public bool Holds(Func<(string NamespaceUri, string LocalName), string?> textOf) => this switch
    {
        Always always => always.IsTrue,
        IsPresent present => textOf((present.NamespaceUri, present.LocalName)) is not null,
        HasText text => textOf((text.NamespaceUri, text.LocalName)) == text.Text,
        Not not => !not.Inner.Holds(textOf),
        And and => and.Left.Holds(textOf) && and.Right.Holds(textOf),
        Or or => or.Left.Holds(textOf) || or.Right.Holds(textOf),
        _ => throw new InvalidOperationException(GetType().Name),
    };

    /// <summary>Whether all attributes meet the condition, or none do; null if it depends on them.</summary>
    public bool? Constant => this switch
    {
        Always always => always.IsTrue,
        Not not => !not.Inner.Constant,
        And and => and.Left.Constant & and.Right.Constant,
        Or or => or.Left.Constant | or.Right.Constant,
        _ => null,
    };

    /// <summary>A condition that does not depend on attributes.</summary>
    /// <param name="IsTrue">Whether all attributes meet it, or none do.</param>
    public sealed record Always(bool IsTrue) : AttributeTest;

    /// <summary>Whether an attribute is present.</summary>
    public sealed record IsPresent(string NamespaceUri, string LocalName) : AttributeTest;

    /// <summary>Whether an attribute is present with a certain text.</summary>
    public sealed record HasText(string NamespaceUri, string LocalName, string Text) : AttributeTest;

    /// <summary>The opposite of a condition.</summary>
    public sealed record Not(AttributeTest Inner) : AttributeTest;

    /// <summary>Both of two conditions.</summary>
    public sealed record And(AttributeTest Left, AttributeTest Right) : AttributeTest;

    /// <summary>At least one of two conditions.</summary>
    public sealed record Or(AttributeTest Left, AttributeTest Right) : AttributeTest;
}
