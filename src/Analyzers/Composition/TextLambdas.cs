using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>
/// Lambdas that a local or a parameter holds: they are followed where they are called. The body that creates such a lambda is still running then, so that
/// the captured locals have their values.
/// </summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextLambdas(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the lambda that an argument or the initializer of a local passes on; null for other expressions.</summary>
    public LambdaValue? In(ExpressionSyntax expression) => expression switch
    {
        AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda => new LambdaValue(lambda, _ways.Frame),
        _ => Held(expression),
    };

    /// <summary>Returns the lambda that a local or a parameter holds; null for other expressions.</summary>
    public LambdaValue? Held(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax
        && _ways.State is { } state
        && _ways.SymbolOf(expression) is (ILocalSymbol or IParameterSymbol) and { } holder
        && state.Locals.TryGetValue(holder, out var value)
            ? value as LambdaValue
            : null;

    /// <summary>Calls the lambda that an expression holds; null if it is unknown.</summary>
    public TextValue? Invoke(ExpressionSyntax target, ArgumentListSyntax arguments)
    {
        var holder = target is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: var receiver } ? receiver : target;
        if (Held(holder) is not { } lambda)
            return null;
        if (_ways.Frame.Depth >= TextCalls.MostDepth
            || IsRunning(lambda)
            || arguments.Arguments.Any(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None)))
        {
            Lose(lambda);
            return null;
        }
        var values = arguments.Arguments.Select(argument => walker.Calls.Argument(argument.Expression)).ToList();
        return _ways.State is null ? TextValue.Unknown : Run(lambda, values);
    }

    /// <summary>Runs a lambda.</summary>
    /// <param name="lambda">The lambda.</param>
    /// <param name="values">The values of its parameters.</param>
    public TextValue Run(LambdaValue lambda, IReadOnlyList<TextValue> values) =>
        walker.Calls.Run(lambda, () =>
        {
            if (lambda.Frame.Semantics.GetSymbolInfo(lambda.Code, walker.CancellationToken).Symbol is not IMethodSymbol { Parameters: var parameters })
                return;
            for (var i = 0; i < parameters.Length; i++)
                walker.Names.SetLocal(parameters[i], i < values.Count ? values[i] : TextValue.Unknown);
        });

    /// <summary>Other code has a lambda and may run it at any time.</summary>
    public void Lose(LambdaValue lambda)
    {
        if (_ways.State is not { } state)
            return;
        foreach (var pair in state.Locals)
            if (lambda.Equals(pair.Value))
                _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(pair.Key, TextValue.Unknown) };
        var frame = _ways.Frame;
        _ways.Frame = lambda.Frame;
        walker.Names.Capture(lambda.Code);
        _ways.Frame = frame;
    }

    private bool IsRunning(LambdaValue lambda)
    {
        for (var frame = _ways.Frame; frame is not null; frame = frame.Parent)
            if (frame.Lambda == lambda.Code)
                return true;
        return false;
    }
}
