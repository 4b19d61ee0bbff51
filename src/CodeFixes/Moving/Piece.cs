using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>A part of a text that code puts together, with the code that decides whether and how often it is there.</summary>
internal abstract record Piece;

/// <summary>Characters.</summary>
/// <param name="Text">The characters.</param>
internal sealed record Characters(string Text) : Piece;

/// <summary>A value that is put in.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Format">Its alignment and format, as they are written in a hole; empty where there are none.</param>
internal sealed record Inserted(ExpressionSyntax Expression, string Format = "") : Piece;

/// <summary>One of two texts.</summary>
/// <param name="Condition">What decides.</param>
/// <param name="WhenTrue">The one.</param>
/// <param name="WhenFalse">The other.</param>
/// <param name="Statement">The statement that it is; null for an expression.</param>
internal sealed record Branch(
    ExpressionSyntax Condition, IReadOnlyList<Piece> WhenTrue, IReadOnlyList<Piece> WhenFalse, IfStatementSyntax? Statement = null) : Piece;

/// <summary>A text for each round of a loop.</summary>
/// <param name="Body">The text.</param>
/// <param name="Loop">The loop; null for a query.</param>
/// <param name="Source">What a query goes through, as it is written; empty for a loop.</param>
/// <param name="Parameter">The name that an item has in a query.</param>
internal sealed record Round(IReadOnlyList<Piece> Body, StatementSyntax? Loop, string Source = "", string Parameter = "") : Piece;

/// <summary>An element that a method of the file makes.</summary>
/// <param name="Code">The call, or the name of the method where a query calls it.</param>
/// <param name="Helper">The method.</param>
internal sealed record HelperText(ExpressionSyntax Code, Helper Helper) : Piece;

/// <summary>What a method of the file adds to the text.</summary>
/// <param name="Statement">The statement that calls it.</param>
/// <param name="Call">The call.</param>
/// <param name="Helper">The method.</param>
internal sealed record HelperStatement(StatementSyntax Statement, InvocationExpressionSyntax Call, Helper Helper) : Piece;

/// <summary>A writer of XML begins an element.</summary>
/// <param name="NamespaceUri">The namespace; null for that of the element around it.</param>
/// <param name="LocalName">The name.</param>
internal sealed record WrittenStart(string? NamespaceUri, string LocalName) : Piece;

/// <summary>A writer of XML writes an attribute.</summary>
/// <param name="NamespaceUri">The namespace.</param>
/// <param name="LocalName">The name.</param>
/// <param name="Value">The value.</param>
internal sealed record WrittenAttribute(string NamespaceUri, string LocalName, IReadOnlyList<Piece> Value) : Piece;

/// <summary>A writer of XML writes text.</summary>
/// <param name="Value">The text.</param>
internal sealed record WrittenText(IReadOnlyList<Piece> Value) : Piece;

/// <summary>A writer of XML ends an element, or all that are open.</summary>
/// <param name="IsAll">Whether it ends all.</param>
internal sealed record WrittenEnd(bool IsAll = false) : Piece;

/// <summary>A statement that adds nothing to the text and stays as it is.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="IsComment">Whether only the comments before it stay.</param>
internal sealed record Kept(StatementSyntax Statement, bool IsComment = false) : Piece;
