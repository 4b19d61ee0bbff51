using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Bindery.Tests.Oracle;

/// <summary>
/// Rewrites a program so that a run records the places that it passes. A place is a statement, an arm of a conditional, of a switch or of ??, a text behind
/// ?., or the expression of a body; each has a number.
/// </summary>
internal sealed class Tracing : CSharpSyntaxRewriter
{
    /// <summary>The methods that the rewritten program calls. A run that passes too many places, or calls itself too deeply, ends with an exception.</summary>
    public const string Support = """
        public static class Trace
        {
            public static System.Collections.Generic.HashSet<int>? Passed;
            public static int Written;
            public static int Left;
            public static bool Hit(int place)
            {
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (--Left < 0)
                    throw new System.InvalidOperationException("The program does not end.");
                Passed!.Add(place);
                return true;
            }
            public static bool Arm(bool condition, int whenTrue, int whenFalse) { Hit(condition ? whenTrue : whenFalse); return condition; }
            public static T Wrote<T>(T document) { Written++; return document; }
        }
        """;

    private readonly List<TextSpan> _places = [];

    private readonly SemanticModel _model;

    private Tracing(SemanticModel model) => _model = model;

    /// <summary>A program with its traces, and the places in the original text by their numbers.</summary>
    public static (SyntaxNode Root, IReadOnlyList<TextSpan> Places) Of(SemanticModel program)
    {
        var tracing = new Tracing(program);
        return (tracing.Visit(program.SyntaxTree.GetRoot()), tracing._places);
    }

    /// <summary>Returns the number of the smallest place around a span; -1 if there is none.</summary>
    public static int PlaceOf(IReadOnlyList<TextSpan> places, TextSpan span) => Enumerable.Range(0, places.Count)
        .Where(i => places[i].Contains(span)).OrderBy(i => places[i].Length).ThenByDescending(i => i).DefaultIfEmpty(-1).First();

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var statements = new List<StatementSyntax>();
        foreach (var statement in node.Statements)
        {
            if (statement is not LocalFunctionStatementSyntax and not LabeledStatementSyntax)
                statements.Add(Hit(statement.Span));
            statements.Add((StatementSyntax)Visit(statement));
        }
        return node.WithStatements(List(statements));
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node) =>
        node.WithStatements(List(node.Statements.SelectMany(statement => new[] { Hit(statement.Span), (StatementSyntax)Visit(statement) })));

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node) => node
        .WithCondition((ExpressionSyntax)Visit(node.Condition)).WithStatement(Braced(node.Statement))
        .WithElse(node.Else is { } other ? other.WithStatement(Braced(other.Statement)) : null);

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        node.WithExpression((ExpressionSyntax)Visit(node.Expression)).WithStatement(Braced(node.Statement));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        node.WithExpression((ExpressionSyntax)Visit(node.Expression)).WithStatement(Braced(node.Statement));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) => node.WithStatement(Braced(node.Statement));

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) => node.WithStatement(Braced(node.Statement));

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        // What a pattern names is known behind && alone.
        if (node.Condition.DescendantNodes().Any(part => part is VariableDesignationSyntax))
            return node.WithCondition(ParseExpression($"{Visit(node.Condition)} && global::Trace.Hit({Place(node.WhenTrue.Span)})"))
                .WithWhenTrue((ExpressionSyntax)Visit(node.WhenTrue))
                .WithWhenFalse(node.WhenFalse is LiteralExpressionSyntax ? node.WhenFalse : Passing(node.WhenFalse));
        var (whenTrue, whenFalse) = (Place(node.WhenTrue.Span), Place(node.WhenFalse.Span));
        return node.WithCondition(ParseExpression($"global::Trace.Arm({Visit(node.Condition)}, {whenTrue}, {whenFalse})"))
            .WithWhenTrue((ExpressionSyntax)Visit(node.WhenTrue)).WithWhenFalse((ExpressionSyntax)Visit(node.WhenFalse));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node) => node.IsKind(SyntaxKind.CoalesceExpression)
        ? node.WithLeft((ExpressionSyntax)Visit(node.Left)).WithRight(Passing(node.Right))
        : base.VisitBinaryExpression(node);

    // The texts that a call behind ?. gets are evaluated only if there is an object.
    public override SyntaxNode? VisitArgument(ArgumentSyntax node) =>
        node is { Expression: InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression },
            Parent.Parent: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } }
            ? node.WithExpression(Passing(node.Expression))
            : base.VisitArgument(node);

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) => node.IsKind(SyntaxKind.CoalesceAssignmentExpression)
        ? node.WithRight(Passing(node.Right))
        : base.VisitAssignmentExpression(node);

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var hit = $"global::Trace.Hit({Place(node.Expression.Span)})";
        var condition = ParseExpression(node.WhenClause is { } when ? $"({when.Condition}) && {hit}" : hit);
        return node.WithWhenClause(WhenClause(Token(SyntaxKind.WhenKeyword).WithLeadingTrivia(Space).WithTrailingTrivia(Space), condition))
            .WithExpression((ExpressionSyntax)Visit(node.Expression));
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        node.ExpressionBody is { } body ? node.WithExpressionBody(null).WithBlock(Body(body, GivesNothing(node))) : base.VisitSimpleLambdaExpression(node);

    private bool GivesNothing(LambdaExpressionSyntax lambda) =>
        _model.GetSymbolInfo(lambda).Symbol
            is IMethodSymbol { ReturnsVoid: true } or IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } };

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => node.ExpressionBody is { } body
        ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression, node.ReturnType.ToString() == "void"))
        : base.VisitMethodDeclaration(node);

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node.ExpressionBody is { } body
        ? node.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression, node.ReturnType.ToString() == "void"))
        : base.VisitLocalFunctionStatement(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (ExpressionSyntax)base.VisitInvocationExpression(node)!;
        return node.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "ToXml" or "ToUtf8" }
            ? ParseExpression($"global::Trace.Wrote({visited})")
            : visited;
    }

    private ExpressionSyntax Passing(ExpressionSyntax expression) =>
        expression is ThrowExpressionSyntax
            ? expression
            : ParseExpression($"(global::Trace.Hit({Place(expression.Span)}) ? {Visit(expression)} : throw null!)");

    private BlockSyntax Body(ExpressionSyntax body, bool isVoid = false) => Block(
        Hit(body.Span), ParseStatement($"{(isVoid || body is AssignmentExpressionSyntax ? "" : "return ")}{Visit(body)};"));

    private BlockSyntax Braced(StatementSyntax statement) =>
        statement is BlockSyntax block ? (BlockSyntax)VisitBlock(block)! : Block(Hit(statement.Span), (StatementSyntax)Visit(statement));

    private StatementSyntax Hit(TextSpan span) => ParseStatement($"global::Trace.Hit({Place(span)});");

    private int Place(TextSpan span)
    {
        _places.Add(span);
        return _places.Count - 1;
    }
}
