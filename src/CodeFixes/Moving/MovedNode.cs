using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Moving;

/// <summary>A part of the markup that a text has, with the code that decides whether and how often it is there.</summary>
internal abstract record MovedNode
{
    /// <summary>Whether no statement is in it: an expression can make it.</summary>
    public virtual bool IsExpression => true;
}

/// <summary>An element.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
/// <param name="Attributes">What is in its start tag.</param>
/// <param name="Content">What is between its tags.</param>
internal sealed record MovedElement(
    string NamespaceUri, string LocalName, IReadOnlyList<MovedNode> Attributes, IReadOnlyList<MovedNode> Content) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => Attributes.All(node => node.IsExpression) && Content.All(node => node.IsExpression);
}

/// <summary>An attribute.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record MovedAttribute(string NamespaceUri, string LocalName, MovedText Value) : MovedNode;

/// <summary>Text: characters, with their references resolved, and values.</summary>
/// <param name="Parts">The parts: <see cref="Characters"/> and <see cref="Inserted"/>.</param>
internal sealed record MovedText(IReadOnlyList<Piece> Parts) : MovedNode
{
    /// <summary>The text, where it has no values.</summary>
    public string? Constant => Parts.All(part => part is Characters) ? string.Concat(Parts.OfType<Characters>().Select(part => part.Text)) : null;

    /// <summary>Whether it stands between elements for the eye only.</summary>
    public bool IsBlank => Constant is { } text && string.IsNullOrWhiteSpace(text);
}

/// <summary>One of two.</summary>
/// <param name="Code">What decides.</param>
/// <param name="WhenTrue">The one.</param>
/// <param name="WhenFalse">The other.</param>
internal sealed record MovedBranch(Branch Code, IReadOnlyList<MovedNode> WhenTrue, IReadOnlyList<MovedNode> WhenFalse) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression =>
        Code.Statement is null && WhenTrue.All(node => node.IsExpression) && WhenFalse.All(node => node.IsExpression);
}

/// <summary>Something for each round of a loop.</summary>
/// <param name="Code">The loop.</param>
/// <param name="Body">What is there each time.</param>
internal sealed record MovedRound(Round Code, IReadOnlyList<MovedNode> Body) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => Code.Loop is null && Body.All(node => node.IsExpression);
}

/// <summary>An element that a method of the file makes.</summary>
/// <param name="Code">The call.</param>
internal sealed record MovedHelperText(HelperText Code) : MovedNode;

/// <summary>What a method of the file adds.</summary>
/// <param name="Code">The call.</param>
internal sealed record MovedHelperStatement(HelperStatement Code) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => false;
}

/// <summary>A statement that stays.</summary>
/// <param name="Code">The statement.</param>
internal sealed record MovedStatement(Kept Code) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => false;
}
