using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Edits;

/// <summary>Edits of whole statements.</summary>
internal static class Statements
{
    /// <summary>Removes a statement, with its lines if it is alone on them.</summary>
    public static void Remove(SyntaxNode statement, CodeChanges changes)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
            changes.Replace(statement.Span, "{ }");
        else if (changes.IsFirstOnLine(statement.SpanStart) && changes.IsLastOnLine(statement.Span.End))
            changes.DeleteLines(statement.SpanStart, statement.Span.End);
        else if (changes.IsFirstOnLine(statement.SpanStart))
            changes.Delete(statement.SpanStart, statement.GetLastToken().GetNextToken().SpanStart);
        else
            changes.Delete(statement.GetFirstToken().GetPreviousToken().Span.End, statement.Span.End);
    }

    /// <summary>The statement that assigns a new object to a local, and the name of the local; null where the object is used in another way.</summary>
    public static (SyntaxNode Statement, string Local)? Holder(SyntaxNode creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1,
            Parent: LocalDeclarationStatementSyntax statement } } declarator }
            => Listed(statement, declarator.Identifier.Text),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax local, Parent: ExpressionStatementSyntax statement } =>
            Listed(statement, local.Identifier.Text),
        _ => null,
    };

    /// <summary>Adds a statement after another one.</summary>
    public static void AddAfter(SyntaxNode statement, string added, CodeChanges changes)
    {
        if (changes.IsFirstOnLine(statement.SpanStart) && changes.IsLastOnLine(statement.Span.End))
            changes.Insert(changes.LineEnd(statement.Span.End), changes.LineBreak + changes.IndentAt(statement.SpanStart) + added);
        else
            changes.Insert(statement.Span.End, " " + added);
    }

    private static (SyntaxNode, string)? Listed(SyntaxNode statement, string local) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? (statement, local) : null;
}
