using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Calls: those that write into objects of this code, those that are followed, and all others, which get what they are given.</summary>
internal sealed partial class TextWalker
{
    private const int MostReturned = 8;

    private TextValue Invoke(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (SymbolOf(call) is not IMethodSymbol method)
            return GiveArguments(call, TextValue.Unknown);
        if (Follow(call, method) is { } followed)
            return followed;
        if (call.Expression is MemberAccessExpressionSyntax access && !(method.IsStatic && method.MethodKind != MethodKind.ReducedExtension))
        {
            var receiver = Evaluate(access.Expression);
            if (_state is null)
                return TextValue.Unknown;
            var result = receiver switch
            {
                HeldValue held when _state.Find<BuilderObject>(held) is { Items: null } builder => Build(call, method, held, builder),
                HeldValue held when _state.Find<BuilderObject>(held) is { } list => InvokeList(call, method, held, list),
                HeldValue held when _state.Find<WriterObject>(held) is { } writer => Write(call, method, held, writer),
                HeldValue held when _state.Find<NodeObject>(held) is { } node => InvokeNode(call, method, held, node),
                ComposedValue text => InvokeText(method, text),
                SequenceValue sequence => InvokeSequence(call, method, sequence),
                _ => null,
            };
            if (result is not null)
                return result;
            if (Query(call, method, access.Expression) is { } queried)
                return queried;
            Escape(receiver, access.Expression);
        }
        else if (method.IsStatic && InvokeStatic(call, method) is { } made)
        {
            return made;
        }
        return GiveArguments(call, TextValue.Unknown);

        TextValue GiveArguments(InvocationExpressionSyntax given, TextValue result)
        {
            if (given.Expression is MemberAccessExpressionSyntax { Expression: var unknown } && SymbolOf(given) is null)
                Escape(Evaluate(unknown), unknown);
            foreach (var argument in arguments)
                Give(argument);
            return result;
        }
    }

    private void Give(ArgumentSyntax argument)
    {
        var value = Evaluate(argument.Expression);
        // Who writes the content of a builder out only reads it.
        if (value is HeldValue held
            && _state?.Find<BuilderObject>(held) is { Items: null } builder
            && argument.Parent?.Parent is InvocationExpressionSyntax call
            && SymbolOf(call) is IMethodSymbol { Name: "Write" or "WriteLine" or "Append" or "AppendLine" or "WriteAsync" or "WriteLineAsync" })
            Judge(builder.Text, argument.Expression, UseOf(argument.Expression));
        else
            Escape(value, argument.Expression);
        if (!argument.RefKindKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None)
            && _state is not null
            && argument.Expression is IdentifierNameSyntax name
            && SymbolOf(name) is { } local)
            _state = _state with { Locals = _state.Locals.SetItem(local, TextValue.Unknown) };
    }

    // What is done with what a name stands for, where an expression begins with one.
    private TextUse UseOf(ExpressionSyntax expression)
    {
        while (expression is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            expression = expression is MemberAccessExpressionSyntax access ? access.Expression : ((InvocationExpressionSyntax)expression).Expression;
        return expression is IdentifierNameSyntax name ? _frame.Body.UseOf(name.Identifier.ValueText) : default;
    }

    private static TextValue? InvokeText(IMethodSymbol method, ComposedValue text) => method.Name switch
    {
        // Blanks around a document do not count.
        "Trim" or "TrimStart" or "TrimEnd" when method.Parameters.Length == 0 => text,
        "ToString" or "ReplaceLineEndings" or "Normalize" when method.Parameters.Length == 0 => text,
        "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" or "Equals" or "CompareTo" or "GetHashCode" => TextValue.Unknown,
        _ => null,
    };

    private TextValue? InvokeStatic(InvocationExpressionSyntax call, IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        ("String", "Join") => Join(call, method),
        ("String", "Concat") => Concat(call),
        ("XmlWriter", "Create") => CreateWriter(call, call.ArgumentList.Arguments),
        ("XNamespace", "Get") or ("XName", "Get") => NameOf(call, call),
        ("Array", "ForEach")
            when call.ArgumentList.Arguments.Count == 2 && call.ArgumentList.Arguments[1].Expression is AnonymousFunctionExpressionSyntax lambda =>
            ForEach(call.ArgumentList.Arguments[0].Expression, lambda),
        _ when method.IsExtensionMethod && call.ArgumentList.Arguments.Count > 0 => null,
        _ => null,
    };

    /// <summary>Follows a method of the user; null where it is not followed.</summary>
    private TextValue? Follow(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var called = method.ReducedFrom ?? method;
        if (_members.FindMethod(called.OriginalDefinition, _cancellationToken) is not { } declaration
            || _frame.Depth >= MostDepth
            || IsRunning(called.OriginalDefinition))
            return null;
        var definition = called.OriginalDefinition;
        var values = new TextValue?[definition.Parameters.Length];
        var given = new List<(ExpressionSyntax Expression, int Place)>();
        if (method.ReducedFrom is not null && call.Expression is MemberAccessExpressionSyntax access)
            given.Add((access.Expression, 0));
        else if (!method.IsStatic
            && call.Expression is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) and var owner })
            Escape(Evaluate(owner), owner);
        var shift = given.Count;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var place = argument.NameColon is { } name
                ? definition.Parameters.ToList().FindIndex(parameter => parameter.Name == name.Name.Identifier.ValueText)
                : i + shift;
            given.Add((argument.Expression, place));
        }
        foreach (var (expression, place) in given)
        {
            var value = Evaluate(expression);
            if (place >= 0 && place < values.Length && !definition.Parameters[place].IsParams)
                values[place] = value;
            else
                Escape(value, expression);
        }
        if (_state is null)
            return TextValue.Unknown;
        return Run(definition, declaration, call, _ =>
        {
            foreach (var parameter in definition.Parameters)
                SetLocal(parameter, values[parameter.Ordinal] ?? DefaultOf(parameter));
        });
    }

    private static TextValue DefaultOf(IParameterSymbol parameter) => parameter switch
    {
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: null, Type.IsReferenceType: true } => TextValue.Null,
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: bool constant } => new BooleanText(constant),
        _ => TextValue.Unknown,
    };

    /// <summary>Runs the body of a member of the user.</summary>
    /// <param name="member">The member.</param>
    /// <param name="code">Its declaration, or the expression that it has.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="bind">Gives its parameters their values.</param>
    private TextValue Run(ISymbol member, SyntaxNode code, ExpressionSyntax use, Action<TextFrame> bind)
    {
        // Where the way through the expression comes here again, the call has been followed already.
        if (_choices.Made is not List<(TextState State, TextValue Value)> returned)
        {
            var isHere = code.SyntaxTree == _frame.Semantics.SyntaxTree && _members.IsUsedOnce(member, _cancellationToken);
            var place = _frame.Place ?? (isHere ? (TextSpan?)null : use.Span);
            var isIterator = member is IMethodSymbol
                && code.DescendantNodes(node => node == code || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                    .Any(node => node is YieldStatementSyntax);
            int? list = isIterator ? Allocate(new BuilderObject(Templates.ComposedText.Empty, ItemKind.Text), use) : null;
            var body = TextBody.Of(code, _cancellationToken);
            if (body.Jumps)
                _work = MostWork + 1;
            returned = Runs(
                new TextFrame(
                    _frame,
                    body,
                    code.SyntaxTree == _frame.Semantics.SyntaxTree ? _frame.Semantics : _members.Model(code.SyntaxTree),
                    member,
                    place) { Yielded = list },
                TextMembers.BodyOf(code) ?? code,
                bind);
        }
        return Choose(returned);
    }

    private List<(TextState State, TextValue Value)> Runs(TextFrame frame, SyntaxNode body, Action<TextFrame> bind)
    {
        var (states, choices, parent) = (_states, _choices, _frame);
        var conditions = _state!.Conditions;
        _frame = frame;
        bind(frame);
        _states = [_state!];
        if (body is StatementSyntax block)
            Statement(block);
        else
            Each(() => Return(Evaluate((ExpressionSyntax)body), body));
        foreach (var state in _states)
            frame.Returned.Add((state, TextValue.Unknown));
        var returned = new List<(TextState State, TextValue Value)>();
        foreach (var (end, value) in frame.Returned)
        {
            // What was asked there is asked anew the next time.
            var state = end with { Conditions = conditions };
            var result = frame.Yielded is { } list && state.Find<BuilderObject>(new HeldValue(list)) is { } items
                ? new SequenceValue(items.Text, items.Items ?? ItemKind.Text)
                : value;
            if (!returned.Exists(other => other.Value.Equals(result) && other.State.IsSame(state)))
                returned.Add((state, result));
        }
        // More than these say that there is too much to follow.
        if (returned.Count > MostReturned)
            _work = MostWork + 1;
        (_states, _choices, _frame) = (states, choices, parent);
        return returned;
    }

    /// <summary>Runs a lambda.</summary>
    private TextValue Run(AnonymousFunctionExpressionSyntax lambda)
    {
        var returned = _choices.Made as List<(TextState State, TextValue Value)>
            ?? Runs(new TextFrame(_frame, _frame.Body, _frame.Semantics, null, _frame.Place), lambda.Body, _ => { });
        return Choose(returned);
    }

    private TextValue Choose(List<(TextState State, TextValue Value)> returned)
    {
        if (returned.Count == 0)
        {
            _state = null;
            return TextValue.Unknown;
        }
        var (state, value) = returned[_choices.Take(returned.Count, returned)];
        _state = state;
        return value;
    }

    // A lambda that is run any number of times.
    private TextValue ForEach(ExpressionSyntax items, AnonymousFunctionExpressionSyntax lambda)
    {
        Escape(Evaluate(items), items);
        if (_state is null)
            return TextValue.Unknown;
        if (_choices.Made is not List<(TextState State, TextValue Value)> ends)
        {
            var (states, choices) = (_states, _choices);
            _states = [_state];
            Repeat(lambda.Span, isSkipped: true, () => Each(() => Run(lambda)));
            ends = _states.ConvertAll(state => (state, TextValue.Unknown));
            (_states, _choices) = (states, choices);
        }
        return Choose(ends);
    }
}
