using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>A part of a composed text, with the code that determines whether and how often it occurs.</summary>
internal abstract record Piece;

/// <summary>Characters.</summary>
/// <param name="Text">The characters.</param>
internal sealed record Characters(string Text) : Piece;

/// <summary>An inserted value.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Format">Its alignment and format, as in an interpolation; empty if there are none.</param>
/// <param name="Choice">The constants that are its possible values; null if they are unknown.</param>
internal sealed record Inserted(ExpressionSyntax Expression, string Format = "", WordChoice? Choice = null) : Piece;

/// <summary>One of two constants.</summary>
/// <param name="Condition">The condition, which has the same result wherever the value is used.</param>
/// <param name="WhenTrue">The constant if it is true.</param>
/// <param name="WhenFalse">The constant if it is false.</param>
internal sealed record WordChoice(ExpressionSyntax Condition, string WhenTrue, string WhenFalse);

/// <summary>One of two texts.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="WhenTrue">The text if it is true.</param>
/// <param name="WhenFalse">The text if it is false.</param>
/// <param name="Statement">The <c>if</c> statement; null for an expression.</param>
internal sealed record Branch(
    ExpressionSyntax Condition, IReadOnlyList<Piece> WhenTrue, IReadOnlyList<Piece> WhenFalse, IfStatementSyntax? Statement = null) : Piece;

/// <summary>A text that is repeated for each iteration of a loop.</summary>
/// <param name="Body">The text.</param>
/// <param name="Loop">The loop; null for a query.</param>
/// <param name="Source">The source of a query, as written; empty for a loop.</param>
/// <param name="Parameter">The name of an item in a query; two names in parentheses if the second one is the index.</param>
/// <param name="Query">The clauses of a query expression before <c>select</c>, as written; empty if the source is enough.</param>
internal sealed record Round(
    IReadOnlyList<Piece> Body, StatementSyntax? Loop, string Source = "", string Parameter = "", string Query = "") : Piece;

/// <summary>An element that a method of the file creates.</summary>
/// <param name="Code">The call, or the name of the method where a query calls it.</param>
/// <param name="Helper">The method.</param>
internal sealed record HelperText(ExpressionSyntax Code, Helper Helper) : Piece;

/// <summary>Text that a method of the file adds.</summary>
/// <param name="Statement">The statement that calls it.</param>
/// <param name="Call">The call.</param>
/// <param name="Helper">The method.</param>
internal sealed record HelperStatement(StatementSyntax Statement, InvocationExpressionSyntax Call, Helper Helper) : Piece;

/// <summary>The start of an element, written by an XML writer.</summary>
/// <param name="NamespaceUri">The namespace; null for that of the enclosing element.</param>
/// <param name="LocalName">The name.</param>
internal sealed record WrittenStart(string? NamespaceUri, string LocalName) : Piece;

/// <summary>An attribute, written by an XML writer.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record WrittenAttribute(string NamespaceUri, string LocalName, IReadOnlyList<Piece> Value) : Piece;

/// <summary>The start of an attribute whose value follows as text, written by an XML writer.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
internal sealed record WrittenAttributeStart(string NamespaceUri, string LocalName) : Piece;

/// <summary>The end of an attribute, written by an XML writer.</summary>
internal sealed record WrittenAttributeEnd : Piece;

/// <summary>Text, written by an XML writer.</summary>
/// <param name="Value">The text.</param>
internal sealed record WrittenText(IReadOnlyList<Piece> Value) : Piece;

/// <summary>The end of an element, or of all open elements, written by an XML writer.</summary>
/// <param name="IsAll">Whether it ends all open elements.</param>
internal sealed record WrittenEnd(bool IsAll = false) : Piece;

/// <summary>A statement that adds nothing to the text and is kept.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="IsComment">Whether only the comments before it are kept.</param>
internal sealed record Kept(StatementSyntax Statement, bool IsComment = false) : Piece;
