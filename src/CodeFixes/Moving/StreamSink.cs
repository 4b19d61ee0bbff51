using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>A <c>StreamWriter</c> that writes UTF-8 to a stream or a file.</summary>
internal sealed class StreamSink(string name, PieceReader reader) : StringSink(name, reader)
{
    /// <inheritdoc/>
    public override List<Piece>? Start(ExpressionSyntax value) => OutputOf(value) is null ? null : [];

    /// <inheritdoc/>
    public override ExpressionSyntax? OutputOf(ExpressionSyntax made) => made switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments, Initializer: null }
            when arguments.Skip(1).All(IsHarmless) => arguments[0].Expression,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call when call.Expression.ToString() is "File.CreateText" =>
            arguments[0].Expression,
        _ => null,
    };

    /// <inheritdoc/>
    public override List<Piece>? Added(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        && access.Name.Identifier.ValueText is "Flush" or "Close" or "Dispose"
        && IsSink(access.Expression)
            ? []
            : base.Added(expression);

    /// <inheritdoc/>
    public override ExpressionSyntax? WholeAt(IdentifierNameSyntax mention) => null;

    /// <inheritdoc/>
    public override (ExpressionSyntax Whole, List<Piece> Added)? EndAt(IdentifierNameSyntax mention) => null;

    private static bool IsHarmless(ArgumentSyntax argument) =>
        argument.NameColon?.Name.Identifier.ValueText is "leaveOpen" or "bufferSize" || IsUtf8(argument.Expression);

    private static bool IsUtf8(ExpressionSyntax encoding) => encoding switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UTF8" } => true,
        ObjectCreationExpressionSyntax { Type: var type } => type.ToString().EndsWith("UTF8Encoding", System.StringComparison.Ordinal),
        _ => false,
    };
}
