using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Reads the statements that put a text together in a local: a <c>StringBuilder</c>, a <c>StringWriter</c> or a string that grows, with the branches and loops
/// around them.
/// </summary>
internal sealed class BuilderReader
{
    private readonly PieceReader _reader;
    private readonly string _name;

    private BuilderReader(PieceReader reader, string name) => (_reader, _name) = (reader, name);

    /// <summary>What some statements make.</summary>
    /// <param name="Pieces">The text.</param>
    /// <param name="Declaration">The declaration of the local.</param>
    /// <param name="Last">The last statement that adds to it.</param>
    /// <param name="Uses">Where the whole text is used.</param>
    public sealed record Chain(
        IReadOnlyList<Piece> Pieces, LocalDeclarationStatementSyntax Declaration, StatementSyntax Last, IReadOnlyList<ExpressionSyntax> Uses);

    /// <summary>Reads the statements behind a declaration; null where the local is used in another way.</summary>
    public static Chain? Read(LocalDeclarationStatementSyntax declaration, PieceReader reader)
    {
        if (declaration is not { Parent: BlockSyntax block, Declaration.Variables: { Count: 1 } variables }
            || variables[0].Initializer?.Value is not { } start)
            return null;
        var own = new BuilderReader(reader, variables[0].Identifier.ValueText);
        if (own.Start(start) is not { } pieces)
            return null;
        var statements = block.Statements.Skip(block.Statements.IndexOf(declaration) + 1).ToList();
        var last = statements.FindLastIndex(own.Adds);
        if (last < 0 || own.Statements(statements.Take(last + 1)) is not { } rest)
            return null;
        // Behind the last one, the text as a whole is all that is used.
        var uses = new List<ExpressionSyntax>();
        foreach (var name in statements.Skip(last + 1).SelectMany(own.Names))
            if (WholeAt(name) is { } whole)
                uses.Add(whole);
            else
                return null;
        if (uses.Count == 1 && uses[0].Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            var whole = uses[0].Ancestors().TakeWhile(outer => outer is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
                .OfType<BinaryExpressionSyntax>()
                .ToList();
            // Of a sum, the text may be any operand.
            pieces = [.. whole.Where(sum => sum.Right.Span.Contains(uses[0].Span)).Reverse().SelectMany(sum => reader.Read(sum.Left)), .. pieces];
            rest = [.. rest, .. whole.Where(sum => sum.Left.Span.Contains(uses[0].Span)).SelectMany(sum => reader.Read(sum.Right))];
            uses = [whole[whole.Count - 1]];
        }
        return uses.Count > 0 ? new Chain([.. pieces, .. rest], declaration, statements[last], uses) : null;
    }

    private List<Piece>? Start(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments, Initializer: null } =>
            arguments.Count == 0 ? []
            : arguments.Count == 1 && _reader.Read(arguments[0].Expression) is var text && text.All(piece => piece is Characters) ? text
            : null,
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax => _reader.Read(value),
        _ => null,
    };

    private IEnumerable<IdentifierNameSyntax> Names(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == _name
            && name.Parent is not (NameColonSyntax or MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax }));

    private bool Adds(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf().OfType<ExpressionStatementSyntax>().Any(inner => Names(inner).Any() && Added(inner.Expression) is not null);

    private List<Piece>? Statements(IEnumerable<StatementSyntax> statements)
    {
        var pieces = new List<Piece>();
        foreach (var statement in statements)
        {
            if (Statement(statement) is not { } read)
                return null;
            pieces.AddRange(read);
        }
        return pieces;
    }

    private List<Piece>? Body(StatementSyntax statement) => statement is BlockSyntax block ? Statements(block.Statements) : Statement(statement);

    private List<Piece>? Statement(StatementSyntax statement)
    {
        if (!Names(statement).Any())
            return [new Kept(statement)];
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } when Lambda(call) is { Body: var body } lambda:
                return !Names(lambda.Parameter).Any() && (body is BlockSyntax block ? Statements(block.Statements) : Added((ExpressionSyntax)body)) is { } each
                    ? [new Round(each, statement)]
                    : null;
            case ExpressionStatementSyntax { Expression: var expression }:
                return Added(expression) is not { } added ? null
                    : statement.GetLeadingTrivia().Any(SyntaxKind.SingleLineCommentTrivia) ? [new Kept(statement, IsComment: true), .. added]
                    : added;
            case IfStatementSyntax conditional when !Names(conditional.Condition).Any():
                var whenTrue = Body(conditional.Statement);
                var whenFalse = conditional.Else is { } other ? Body(other.Statement) : [];
                return whenTrue is null || whenFalse is null ? null : [new Branch(conditional.Condition, whenTrue, whenFalse, conditional)];
            case ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                var inner = BodyOf(statement);
                return Names(statement).All(name => inner.Span.Contains(name.Span)) && Body(inner) is { } round ? [new Round(round, statement)] : null;
            default:
                return null;
        }
    }

    /// <summary>What a loop runs.</summary>
    public static StatementSyntax BodyOf(StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Statement,
        ForStatementSyntax counted => counted.Statement,
        WhileStatementSyntax conditional => conditional.Statement,
        DoStatementSyntax conditional => conditional.Statement,
        _ => loop,
    };

    /// <summary>The lambda that is called for each item of a list: <c>list.ForEach(x => …)</c>.</summary>
    public static SimpleLambdaExpressionSyntax? Lambda(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" }, ArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].Expression as SimpleLambdaExpressionSyntax
            : null;

    // What an expression adds to the text; null where it does something else.
    private List<Piece>? Added(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Left: IdentifierNameSyntax name } more
                when name.Identifier.ValueText == _name && !Names(more.Right).Any():
                return _reader.Read(more.Right);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when !Names(call.ArgumentList).Any():
                var before = access.Expression is IdentifierNameSyntax receiver && receiver.Identifier.ValueText == _name ? [] : Added(access.Expression);
                return before is null || Arguments(access.Name.Identifier.ValueText, call) is not { } pieces ? null : [.. before, .. pieces];
            default:
                return null;
        }
    }

    private List<Piece>? Arguments(string method, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList();
        return (method, arguments.Count) switch
        {
            ("Append" or "Write", 1) => _reader.Read(arguments[0]),
            ("AppendLine" or "WriteLine", 0) => [new Characters("\n")],
            ("AppendLine" or "WriteLine", 1) => [.. _reader.Read(arguments[0]), new Characters("\n")],
            ("AppendFormat" or "Write", > 1) => _reader.Format(arguments),
            ("WriteLine", > 1) => [.. _reader.Format(arguments), new Characters("\n")],
            _ => null,
        };
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax outer)
            expression = outer;
        return expression;
    }

    private static ExpressionSyntax? WholeAt(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString",
            Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } => Outermost(call),
        MemberAccessExpressionSyntax or AssignmentExpressionSyntax => null,
        _ => Outermost(name),
    };
}
