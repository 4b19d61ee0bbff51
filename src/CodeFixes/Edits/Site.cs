using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Edits;

/// <summary>The forms in which code sets a member.</summary>
internal enum SiteKind
{
    /// <summary>In a form that cannot be edited.</summary>
    Other,

    /// <summary>As an element of the object's initializer.</summary>
    Element,

    /// <summary>By a statement.</summary>
    Statement,

    /// <summary>By the factory that creates the object.</summary>
    Factory,

    /// <summary>Nowhere: a new object has it.</summary>
    None,
}

/// <summary>The place where a member, or an item of a list, was set.</summary>
/// <param name="Kind">The form.</param>
/// <param name="Node">The element, or the statement.</param>
internal readonly record struct Site(SiteKind Kind, SyntaxNode? Node = null)
{
    /// <summary>Finds the place where a member was set.</summary>
    public static Site Of(ModelObject owner, Cell cell)
    {
        if (cell.Target == owner.Creation)
            return new Site(SiteKind.None);
        if (owner.Creation is InvocationExpressionSyntax call
            && (cell.Source == call || cell.Target == cell.Source && call.ArgumentList.Span.Contains(cell.Target.Span)))
            return new Site(SiteKind.Factory, call);
        var target = cell.Target.Parent is MemberAccessExpressionSyntax access && access.Name == cell.Target ? access : cell.Target;
        if (target.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment || assignment.Left != target)
            return default;
        return assignment.Parent switch
        {
            InitializerExpressionSyntax => new Site(SiteKind.Element, assignment),
            ExpressionStatementSyntax statement => new Site(SiteKind.Statement, statement),
            _ => default,
        };
    }

    /// <summary>Finds the place where an item was added.</summary>
    public static Site Of(Item item) => item.Source.Parent switch
    {
        InitializerExpressionSyntax => new Site(SiteKind.Element, item.Source),
        ExpressionElementSyntax element => new Site(SiteKind.Element, element),
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1,
            Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } call } }
            when call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } => new Site(SiteKind.Statement, statement),
        _ => default,
    };
}
