using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Follows calls of methods of the program: their arguments, their results, and the arguments that they do not use.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class FollowedCalls(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Follows a method of the program; null if it is not followed.</summary>
    public TextValue? Follow(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.Length != 1 || GeneratedCode.Is(definition.DeclaringSyntaxReferences[0].SyntaxTree))
            return null;
        var receiver = method.IsStatic || method.ReducedFrom is not null ? null : ReceiverOf(call);
        var self = method.IsStatic || method.ReducedFrom is not null ? null
            : receiver is null ? _ways.Frame.Self
            : walker.Expressions.Evaluate(receiver);
        var isKnown = self is not null && _ways.State?.Find<UserObject>(self) is not null;
        var declaration = isKnown
            ? walker.Members.FindOwnMethod(definition, walker.CancellationToken)
            : walker.Members.FindMethod(definition, walker.CancellationToken);
        var isFollowed = declaration is not null
            && _ways.Frame.Depth < TextCalls.MostDepth
            && !walker.Calls.IsRunning(definition)
            && !(method.IsAsync && !IsAwaited(call));
        if (self is not null && (receiver is not null || !isFollowed) && !(isFollowed && isKnown))
            walker.Given.Escape(self, receiver ?? call);
        if (isFollowed)
            return Follow(call, method, definition, declaration!, isKnown ? self : null);
        walker.HasSkipped = true;
        if (receiver is null)
            return null;
        foreach (var argument in call.ArgumentList.Arguments)
            walker.Calls.Give(argument);
        return TextValue.Unknown;
    }

    private TextValue Follow(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol definition, SyntaxNode declaration, TextValue? self)
    {
        var values = ValuesOf(call, method, definition);
        if (_ways.State is null)
            return TextValue.Unknown;
        var before = _ways.State;
        var returned = walker.Calls.Run(
            definition,
            declaration,
            call,
            _ =>
            {
                foreach (var parameter in definition.Parameters)
                    walker.Names.SetLocal(parameter, values[parameter.Ordinal] ?? walker.Calls.DefaultOf(parameter, call));
            },
            self);
        foreach (var value in _ways.Frame.Place is null ? values : [])
            if (value is ComposedValue { Text: var text } && !IsUsed(text, returned, before))
                walker.Given.Clear(text);
        return returned;
    }

    // Whether a method used an argument in its result or in an object. On a path on which it did not, nothing is known of the argument.
    private bool IsUsed(ComposedText text, TextValue returned, TextState before)
    {
        if (_ways.State is not { } after || text.Places().FirstOrDefault(place => place.Span.Length > 0) is not { Span.Length: > 0 } first)
            return true;
        return returned is not (NullText or ComposedValue or MarkupValue)
            || TextsOf(returned).Any(Has)
            || after.Objects.Any(pair => !(before.Objects.TryGetValue(pair.Key, out var was) && Equals(was, pair.Value)));

        // Escaping divides a text into more places.
        bool Has(ComposedText made) => made.Places().Any(place => first.Span.Contains(place.Span));
    }

    private static IEnumerable<ComposedText> TextsOf(TextValue value) => value switch
    {
        ComposedValue text => [text.Text],
        MarkupValue markup => [markup.Text],
        _ => [],
    };

    // The values of the parameters; null for those without an argument.
    private TextValue?[] ValuesOf(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol definition)
    {
        var values = new TextValue?[definition.Parameters.Length];
        var given = Arguments(call, method, definition);
        // The items of a params parameter.
        var rest = definition.Parameters.LastOrDefault() is { IsParams: true, Type: IArrayTypeSymbol { ElementType: var items }, Ordinal: var last }
            && given.FindAll(argument => argument.Place >= last) is var several
            && !(several.Count == 1 && TypeOf(several[0].Expression) is IArrayTypeSymbol or null)
            && items.SpecialType is SpecialType.System_String or SpecialType.System_Object
            ? several
            : [];
        given.RemoveAll(rest.Contains);
        foreach (var (expression, place) in given)
        {
            var value = walker.Lambdas.In(expression) ?? walker.Calls.Argument(expression);
            if (place < 0 || place >= values.Length || (definition.Parameters[place].IsParams && !(rest.Count == 0 && TypeOf(expression) is IArrayTypeSymbol)))
                walker.Given.Escape(value, expression);
            else
                values[place] = value;
        }
        if (definition.Parameters.LastOrDefault() is { IsParams: true } any && values[any.Ordinal] is null && (rest.Count > 0 || given.Count <= any.Ordinal))
            values[any.Ordinal] = walker.Sequences.Sequence(rest.Select(argument => argument.Expression), call);
        return values;
    }

    private static List<(ExpressionSyntax Expression, int Place)> Arguments(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol definition)
    {
        var given = new List<(ExpressionSyntax Expression, int Place)>();
        if (method.ReducedFrom is not null && call.Expression is MemberAccessExpressionSyntax access)
            given.Add((access.Expression, 0));
        var shift = given.Count;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var place = argument.NameColon is { } name
                ? definition.Parameters.ToList().FindIndex(parameter => parameter.Name == name.Name.Identifier.ValueText)
                : i + shift;
            given.Add((argument.Expression, place));
        }
        return given;
    }

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) and var owner } ? owner : null;

    private ITypeSymbol? TypeOf(ExpressionSyntax expression) => _ways.Frame.Semantics.GetTypeInfo(expression, walker.CancellationToken).Type;

    // Whether the result of a call is awaited immediately.
    private static bool IsAwaited(ExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "AsTask" } access => IsAwaited(access),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } => true,
        InvocationExpressionSyntax next => IsAwaited(next),
        ParenthesizedExpressionSyntax inner => IsAwaited(inner),
        _ => false,
    };
}
