using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Moving;

/// <summary>A node of the markup in a text, with the code that determines whether and how often it occurs.</summary>
internal abstract record MovedNode
{
    /// <summary>Whether it contains no statement, so that an expression can create it.</summary>
    public virtual bool IsExpression => true;
}

/// <summary>An element.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
/// <param name="Attributes">The nodes in its start tag.</param>
/// <param name="Content">The nodes between its tags.</param>
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
    /// <summary>The text, if it contains no inserted values; otherwise null.</summary>
    public string? Constant => Parts.All(part => part is Characters) ? string.Concat(Parts.OfType<Characters>().Select(part => part.Text)) : null;

    /// <summary>Whether it is only whitespace between elements.</summary>
    public bool IsBlank => Constant is { } text && string.IsNullOrWhiteSpace(text);
}

/// <summary>One of two alternatives.</summary>
/// <param name="Code">The branch.</param>
/// <param name="WhenTrue">The nodes if the condition is true.</param>
/// <param name="WhenFalse">The nodes if the condition is false.</param>
internal sealed record MovedBranch(Branch Code, IReadOnlyList<MovedNode> WhenTrue, IReadOnlyList<MovedNode> WhenFalse) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression =>
        Code.Statement is null && WhenTrue.All(node => node.IsExpression) && WhenFalse.All(node => node.IsExpression);
}

/// <summary>Nodes that are repeated for each iteration of a loop.</summary>
/// <param name="Code">The loop.</param>
/// <param name="Body">The nodes of one iteration.</param>
internal sealed record MovedRound(Round Code, IReadOnlyList<MovedNode> Body) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => Code.Loop is null && Body.All(node => node.IsExpression);
}

/// <summary>An element that a method of the file creates.</summary>
/// <param name="Code">The call.</param>
internal sealed record MovedHelperText(HelperText Code) : MovedNode;

/// <summary>Nodes that a method of the file adds.</summary>
/// <param name="Code">The call.</param>
internal sealed record MovedHelperStatement(HelperStatement Code) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => false;
}

/// <summary>A statement that is kept.</summary>
/// <param name="Code">The statement.</param>
internal sealed record MovedStatement(Kept Code) : MovedNode
{
    /// <inheritdoc/>
    public override bool IsExpression => false;
}
