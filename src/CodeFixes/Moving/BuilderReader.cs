using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Reads the statements that compose a text in a local, with the branches and loops around them. The local is a <c>StringBuilder</c>, a string that is appended
/// to, a list of lines, or an XML writer.
/// </summary>
internal sealed class BuilderReader
{
    private readonly PieceReader _reader;
    private readonly TextSink _sink;

    private BuilderReader(PieceReader reader, TextSink sink) => (_reader, _sink) = (reader, sink);

    /// <summary>The result of a sequence of statements.</summary>
    /// <param name="Pieces">The text.</param>
    /// <param name="First">The statement that declares the local.</param>
    /// <param name="Last">The last statement that adds to it.</param>
    /// <param name="Uses">The places where the complete text is used.</param>
    /// <param name="Output">The output of a writer, unless it is a local whose complete text is used.</param>
    /// <param name="Target">The declaration of the local that a writer writes to, if the local has no other use.</param>
    public sealed record Chain(
        IReadOnlyList<Piece> Pieces,
        StatementSyntax First,
        StatementSyntax Last,
        IReadOnlyList<ExpressionSyntax> Uses,
        ExpressionSyntax? Output = null,
        StatementSyntax? Target = null);

    /// <summary>Reads the statements after a declaration, or in its <c>using</c> statement; null if the local is used in another way.</summary>
    public static Chain? Read(StatementSyntax declaration, PieceReader reader)
    {
        var variables = declaration switch
        {
            LocalDeclarationStatementSyntax local => local.Declaration.Variables,
            UsingStatementSyntax { Declaration: { } held } => held.Variables,
            _ => default,
        };
        if (variables.Count != 1
            || variables[0].Initializer?.Value is not { } start
            || TextSink.Of(reader.TypeOf(variables[0]), variables[0].Identifier.ValueText, reader) is not { } sink)
            return null;
        var own = new BuilderReader(reader, sink);
        if (sink.Start(start) is not { } pieces)
            return null;
        if (declaration is UsingStatementSyntax use)
            return sink.OutputOf(start) is { } to && own.Body(use.Statement) is { } written
                ? Written([.. pieces, .. written], declaration, declaration, to, reader)
                : null;
        var statements = Following(declaration);
        var last = statements.FindLastIndex(own.Adds);
        if (last < 0 || own.Statements(statements.Take(last + 1)) is not { } rest)
            return null;
        var behind = statements.Skip(last + 1).Where(statement => statement is not LocalFunctionStatementSyntax).SelectMany(sink.Mentions).ToList();
        if (sink.OutputOf(start) is { } output)
            return behind.Count == 0 ? Written([.. pieces, .. rest], declaration, statements[last], output, reader) : null;
        // After the last one, only the complete text is used.
        var uses = new List<ExpressionSyntax>();
        foreach (var mention in behind)
            if (sink.WholeAt(mention) is { } whole)
            {
                uses.Add(whole);
            }
            else if (behind.Count == 1 && sink.EndAt(mention) is var (end, added))
            {
                uses.Add(end);
                rest.AddRange(added);
            }
            else
            {
                return null;
            }
        // The text may be a part of a larger one.
        if (uses.Count == 1 && reader.Surroundings.Of(uses[0], declaration, statements[last]) is var (all, before, after))
            (uses, pieces, rest) = ([all], [.. before, .. pieces], [.. rest, .. after]);
        return uses.Count > 0 ? new Chain(PieceReader.Joined([.. pieces, .. rest]), declaration, statements[last], uses) : null;
    }

    /// <summary>Reads the statements that write a document to a parameter; null if the parameter is used in another way.</summary>
    public static Chain? Read(IParameterSymbol parameter, BlockSyntax body, PieceReader reader)
    {
        if (TextSink.Of(parameter.Type, parameter.Name, reader) is not StringSink sink || parameter.Type.SpecialType == SpecialType.System_String)
            return null;
        var own = new BuilderReader(reader, sink);
        var statements = body.Statements.ToList();
        var (first, last) = (statements.FindIndex(own.Adds), statements.FindLastIndex(own.Adds));
        return first >= 0
            && !statements.Where((_, index) => index < first || index > last).SelectMany(sink.Mentions).Any()
            && own.Statements(statements.Skip(first).Take(last + 1 - first)) is { } pieces
                ? new Chain(PieceReader.Joined(pieces), statements[first], statements[last], [], sink.Mentions(statements[first]).First())
                : null;
    }

    /// <summary>Reads what the body of a method adds to a parameter or to a captured local; null if it uses it in another way.</summary>
    public static List<Piece>? Read(SyntaxNode body, TextSink sink, PieceReader reader)
    {
        var own = new BuilderReader(reader, sink);
        return body switch
        {
            BlockSyntax block => own.Statements(block.Statements),
            ExpressionSyntax expression => own.Added(expression),
            _ => null,
        };
    }

    /// <summary>Returns the statements after another one.</summary>
    private static List<StatementSyntax> Following(StatementSyntax statement)
    {
        IReadOnlyList<StatementSyntax> all = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
                unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).ToList(),
            _ => [],
        };
        return all.SkipWhile(other => other != statement).Skip(1).ToList();
    }

    // A local that only holds the complete text is removed as well.
    private static Chain? Written(IReadOnlyList<Piece> pieces, StatementSyntax first, StatementSyntax last, ExpressionSyntax output, PieceReader reader)
    {
        pieces = PieceReader.Joined(pieces);
        if (output is IdentifierNameSyntax name
            && reader.DeclarationOf(name) is { Declaration.Variables: { Count: 1 } variables } target
            && variables[0].Initializer?.Value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null }
            && TextSink.Of(reader.TypeOf(variables[0]), name.Identifier.ValueText, reader) is StringSink and not StreamSink and var sink
            && Following(target) is var statements
            && statements.IndexOf(first) >= 0)
        {
            var uses = statements.SelectMany(sink.Mentions).Where(mention => mention != output).Select(sink.WholeAt).ToList();
            if (uses.Count > 0 && uses.TrueForAll(whole => whole is InvocationExpressionSyntax && whole.SpanStart > last.Span.End))
                return new Chain(pieces, first, last, uses.OfType<ExpressionSyntax>().ToList(), Target: target);
        }
        return new Chain(pieces, first, last, [], output);
    }

    private bool Adds(StatementSyntax statement) =>
        statement is not LocalFunctionStatementSyntax
        && statement.DescendantNodesAndSelf().OfType<ExpressionStatementSyntax>().Any(inner =>
            (_sink.Mentions(inner).Any() && Added(inner.Expression) is not null) || Helper(inner) is not null);

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
        if (statement is ExpressionStatementSyntax one && Helper(one) is { } helper)
            return helper;
        if (!_sink.Mentions(statement).Any() && (statement is ReturnStatementSyntax or LocalFunctionStatementSyntax || Calls(statement)))
            return statement is LocalFunctionStatementSyntax or ReturnStatementSyntax ? null : Nested(statement);
        return _sink.Mentions(statement).Any() ? Nested(statement) : [new Kept(statement)];
    }

    // Whether the statement contains a call of a method that adds to the text.
    private bool Calls(StatementSyntax statement) => statement.DescendantNodes().OfType<ExpressionStatementSyntax>().Any(inner => Helper(inner) is not null);

    private List<Piece>? Nested(StatementSyntax statement)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } when Lambda(call) is { Body: var body } lambda:
                return !_sink.Mentions(lambda.Parameter).Any()
                    && (body is BlockSyntax block ? Statements(block.Statements) : Added((ExpressionSyntax)body)) is { } each
                    ? [new Round(each, statement)]
                    : null;
            case ExpressionStatementSyntax { Expression: var expression }:
                return Added(expression) is not { } added ? null
                    : statement.GetLeadingTrivia().Any(SyntaxKind.SingleLineCommentTrivia) ? [new Kept(statement, IsComment: true), .. added]
                    : added;
            case IfStatementSyntax conditional when !_sink.Mentions(conditional.Condition).Any():
                var whenTrue = Body(conditional.Statement);
                var whenFalse = conditional.Else is { } other ? Body(other.Statement) : [];
                return whenTrue is null || whenFalse is null ? null : [new Branch(conditional.Condition, whenTrue, whenFalse, conditional)];
            case CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                var inner = BodyOf(statement);
                return _sink.Mentions(statement).All(name => inner.Span.Contains(name.Span)) && Body(inner) is { } round ? [new Round(round, statement)] : null;
            default:
                return null;
        }
    }

    /// <summary>Returns the body of a loop.</summary>
    public static StatementSyntax BodyOf(StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Statement,
        ForStatementSyntax counted => counted.Statement,
        WhileStatementSyntax conditional => conditional.Statement,
        DoStatementSyntax conditional => conditional.Statement,
        _ => loop,
    };

    /// <summary>Returns the lambda that is called for each item of a list: <c>list.ForEach(x => …)</c>.</summary>
    public static SimpleLambdaExpressionSyntax? Lambda(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach" }, ArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].Expression as SimpleLambdaExpressionSyntax
            : null;

    private List<Piece>? Added(ExpressionSyntax expression) => _sink.Added(expression);

    private List<Piece>? Helper(ExpressionStatementSyntax statement) =>
        statement.Expression is InvocationExpressionSyntax call ? _reader.Helpers.Added(statement, call, _sink) : null;
}
