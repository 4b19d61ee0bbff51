using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Composition;

/// <summary>Calls: those that write to objects of this code, those that are followed, and all others, which receive their arguments.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextCalls(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>The maximum nesting of followed calls.</summary>
    public const int MostDepth = 6;

    private const int MostReturned = 8;

    /// <summary>Calls a method.</summary>
    public TextValue Invoke(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (_ways.SymbolOf(call) is not IMethodSymbol method)
            return GiveArguments(call, TextValue.Unknown);
        if (method.MethodKind == MethodKind.DelegateInvoke && walker.Lambdas.Invoke(call.Expression, call.ArgumentList) is { } ran)
            return ran;
        if (walker.Followed.Follow(call, method) is { } followed)
            return followed;
        if (call.Expression is MemberAccessExpressionSyntax access && !(method.IsStatic && method.MethodKind != MethodKind.ReducedExtension))
        {
            var receiver = walker.Expressions.Evaluate(access.Expression);
            if (_ways.State is null)
                return TextValue.Unknown;
            var result = receiver switch
            {
                HeldValue held when _ways.State.Find<BuilderObject>(held) is { Items: null } builder => walker.Builders.Build(call, method, held, builder),
                HeldValue held when _ways.State.Find<BuilderObject>(held) is { } list => walker.Lists.InvokeList(call, method, held, list),
                HeldValue held when _ways.State.Find<RowsObject>(held) is not null => walker.Lists.InvokeRows(call, method, held),
                HeldValue held when _ways.State.Find<WriterObject>(held) is { } writer => walker.Writers.Write(call, method, held, writer),
                HeldValue held when _ways.State.Find<NodeObject>(held) is { } node => walker.Trees.InvokeNode(call, method, held, node),
                ComposedValue text => InvokeText(call, method, text),
                SequenceValue sequence => TextListCalls.InvokeSequence(call, method, sequence),
                _ => null,
            };
            if (result is not null)
                return result;
            if (method is { Name: "GetString" or "GetBytes", ContainingType.Name: "Encoding" or "UTF8Encoding" }
                && arguments.Count == 1
                && walker.Expressions.Evaluate(arguments[0].Expression) is ComposedValue encoded)
                return encoded;
            if (method.Name is "Append" or "SetNamedItem" && walker.Trees.AppendAttribute(call, access) is { } appended)
                return appended;
            if (walker.Filters.Query(call, method, receiver) is { } filtered)
                return filtered;
            if (walker.Queries.Query(call, method, receiver, access.Expression) is { } queried)
                return queried;
            // A call that finds nodes of a tree, or changes them: the tree is no longer known, and it was not a document yet.
            if (receiver is HeldValue tree
                && _ways.State.Find<NodeObject>(tree) is not null
                && method.ContainingNamespace.ToDisplayString().StartsWith("System.Xml", StringComparison.Ordinal))
                walker.Trees.Lose(tree);
            else
                walker.Given.Escape(receiver, access.Expression);
        }
        else if (method.IsStatic && InvokeStatic(call, method) is { } made)
        {
            return made;
        }
        return GiveArguments(call, TextValue.Unknown);

        TextValue GiveArguments(InvocationExpressionSyntax given, TextValue result)
        {
            if (given.Expression is MemberAccessExpressionSyntax { Expression: var unknown } && _ways.SymbolOf(given) is null)
                walker.Given.Escape(walker.Expressions.Evaluate(unknown), unknown);
            foreach (var argument in arguments)
                Give(argument);
            return result;
        }
    }

    /// <summary>Passes an argument to code that is not followed.</summary>
    public void Give(ArgumentSyntax argument)
    {
        var value = walker.Expressions.Evaluate(argument.Expression);
        // Code that writes the content of a builder elsewhere only reads it.
        if (value is HeldValue held
            && _ways.State?.Find<BuilderObject>(held) is { Items: null } builder
            && argument.Parent?.Parent is InvocationExpressionSyntax call
            && _ways.SymbolOf(call) is IMethodSymbol { Name: "Write" or "WriteLine" or "Append" or "AppendLine" or "WriteAsync" or "WriteLineAsync" })
            walker.Given.Judge(builder.Text, argument.Expression, UseOf(argument.Expression));
        else
            walker.Given.Escape(value, argument.Expression);
        if (!argument.RefKindKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None)
            && _ways.State is not null
            && argument.Expression is IdentifierNameSyntax name
            && _ways.SymbolOf(name) is { } local)
        {
            if (local is ILocalSymbol or IParameterSymbol)
                _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(local, TextValue.Unknown) };
            else if (_ways.Frame.Self is { } self)
                walker.Given.Lose(self);
        }
    }

    /// <summary>Returns the uses of the value of the name with which an expression begins.</summary>
    public TextUse UseOf(ExpressionSyntax expression)
    {
        while (expression is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            expression = expression is MemberAccessExpressionSyntax access ? access.Expression : ((InvocationExpressionSyntax)expression).Expression;
        return expression is IdentifierNameSyntax name ? _ways.Frame.Body.UseOf(name.Identifier.ValueText) : default;
    }

    /// <summary>Calls a method of a text; null if it is unknown.</summary>
    public TextValue? InvokeText(InvocationExpressionSyntax call, IMethodSymbol method, ComposedValue text) => method.Name switch
    {
        "Replace" or "Insert" or "Remove" or "Substring" or "Split" => Change(call, method, text),
        // The result of an awaited task is its value here.
        "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" => text,
        // Whitespace around a document is not significant.
        "Trim" or "TrimStart" or "TrimEnd" when method.Parameters.Length == 0 => text,
        "ToString" or "ReplaceLineEndings" or "Normalize" when method.Parameters.Length == 0 => text,
        "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" or "Equals" or "CompareTo" or "GetHashCode" => TextValue.Unknown,
        _ => null,
    };

    // A text that is cut or changed in an unknown way may become any text.
    private TextValue Change(InvocationExpressionSyntax call, IMethodSymbol method, ComposedValue text)
    {
        var arguments = call.ArgumentList.Arguments;
        if (method.Name == "Replace"
            && arguments.Count >= 2
            && _ways.Frame.Semantics.GetConstantValue(arguments[0].Expression, walker.CancellationToken) is { HasValue: true, Value: string or char } old
            && old.Value.ToString() is { Length: > 0 } characters)
        {
            var put = walker.Expressions.TextOrHole(arguments[1].Expression);
            if (_ways.State is not null && TextReplacing.Replace(walker.Trees.Written(text.Text), characters, put) is { } replaced)
                return text with { Text = replaced };
            walker.Given.Clear(put);
        }
        if (method.Name == "Insert"
            && arguments.Count == 2
            && _ways.Frame.Semantics.GetConstantValue(arguments[0].Expression, walker.CancellationToken) is { HasValue: true, Value: 0 })
            return text with { Text = walker.Expressions.TextOrHole(arguments[1].Expression).Append(text.Text) };
        walker.Given.Lose(text);
        // Tags that are cut out of a text need not match.
        return TextExpressions.IsMarkup(text)
            ? new ComposedValue(ComposedText.Of(new HolePart(_ways.Located(call), HoleKind.Markup)))
            : TextValue.Unknown;
    }

    private TextValue? InvokeStatic(InvocationExpressionSyntax call, IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        ("String", "Join") => walker.Sequences.Join(call, method),
        ("String", "Concat") => walker.Sequences.Concat(call),
        ("XmlWriter", "Create") => walker.Writers.CreateWriter(call, call.ArgumentList.Arguments),
        ("String", "Create") or ("FormattableString", "Invariant" or "CurrentCulture")
            when call.ArgumentList.Arguments.LastOrDefault()?.Expression is InterpolatedStringExpressionSyntax text =>
            walker.Expressions.Evaluate(text),
        ("XDocument" or "XElement", "Parse") => walker.ParsedTrees.Parse(call, method.ContainingType.Name == "XDocument"),
        ("XNamespace", "Get") or ("XName", "Get") => walker.TreeNames.NameOf(call, call),
        _ when call.ArgumentList.Arguments.Count == 1 && Escaping.Escapes(call) => Escaped(call.ArgumentList.Arguments[0].Expression),
        ("Array", "ForEach")
            when call.ArgumentList.Arguments.Count == 2 && call.ArgumentList.Arguments[1].Expression is AnonymousFunctionExpressionSyntax lambda =>
            walker.Queries.ForEach(
                walker.Expressions.Evaluate(call.ArgumentList.Arguments[0].Expression), call.ArgumentList.Arguments[0].Expression, lambda),
        _ when method.IsExtensionMethod && call.ArgumentList.Arguments.Count > 0 => null,
        _ => null,
    };

    private TextValue Escaped(ExpressionSyntax expression)
    {
        var value = walker.Expressions.Evaluate(expression);
        if (value is ComposedValue text)
            return text with { Text = XmlText.Escape(text.Text) };
        if (value is NullText)
            return value;
        walker.Given.Escape(value, expression);
        return TextValue.Unknown;
    }

    /// <summary>Returns the value of an argument, or of the initializer of a local.</summary>
    public TextValue Argument(ExpressionSyntax expression)
    {
        var value = walker.Expressions.Evaluate(expression);
        return value is UnknownText && _ways.State is not null && walker.Constants.IsFree(expression) ? TextValue.Free : value;
    }

    /// <summary>Returns the value of a parameter without an argument.</summary>
    public TextValue DefaultOf(IParameterSymbol parameter, SyntaxNode call) => parameter switch
    {
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: null, Type.IsReferenceType: true } => TextValue.Null,
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: string text } => new ComposedValue(walker.Expressions.Constant(text, call)),
        { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } constant } => new ConstantValue(constant),
        _ => TextValue.Unknown,
    };

    /// <summary>Runs the body of a member of the user.</summary>
    /// <param name="member">The member.</param>
    /// <param name="code">Its declaration, or the expression that it has.</param>
    /// <param name="use">Where it is used.</param>
    /// <param name="bind">Gives its parameters their values.</param>
    /// <param name="self">The object whose member it is, where that is known; null for others.</param>
    public TextValue Run(ISymbol member, SyntaxNode code, ExpressionSyntax use, Action<TextFrame> bind, TextValue? self = null)
    {
        // If the execution path reaches the expression again, the call has already been followed.
        if (_ways.Choices.Made is not List<(TextState State, TextValue Value)> returned)
        {
            var isHere = code.SyntaxTree == _ways.Frame.Semantics.SyntaxTree
                && (walker.Sole is { } sole
                    ? walker.Members.Serves(member, sole, walker.CancellationToken)
                    : walker.Members.IsUsedOnce(member, walker.CancellationToken));
            var place = _ways.Frame.Place ?? (isHere ? (TextSpan?)null : use.Span);
            var isIterator = member is IMethodSymbol
                && code.DescendantNodes(node => node == code || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                    .Any(node => node is YieldStatementSyntax);
            int? list = isIterator ? _ways.Allocate(new BuilderObject(ComposedText.Empty, ItemKind.Text), use) : null;
            var body = TextBody.Of(code, walker.CancellationToken);
            if (body.Jumps)
                _ways.GiveUp();
            returned = Runs(
                new TextFrame(
                    _ways.Frame,
                    body,
                    code.SyntaxTree == _ways.Frame.Semantics.SyntaxTree ? _ways.Frame.Semantics : walker.Members.Model(code.SyntaxTree),
                    member,
                    place) { Yielded = list, Self = self },
                TextMembers.BodyOf(code) ?? code,
                bind);
        }
        return Choose(returned);
    }

    private List<(TextState State, TextValue Value)> Runs(TextFrame frame, SyntaxNode body, Action<TextFrame> bind)
    {
        var (states, choices, parent) = (_ways.States, _ways.Choices, _ways.Frame);
        var conditions = _ways.State!.Conditions;
        _ways.Frame = frame;
        bind(frame);
        _ways.States = [_ways.State!];
        if (body is StatementSyntax block)
            walker.Statements.Run(block);
        else
            _ways.Each(() => walker.Statements.Return(walker.Expressions.Evaluate((ExpressionSyntax)body), body));
        foreach (var state in _ways.States)
            frame.Returned.Add((state, TextValue.Unknown));
        var returned = new List<(TextState State, TextValue Value)>();
        foreach (var (end, value) in frame.Returned)
        {
            // Conditions in the called body are evaluated again in the next call.
            var state = end with { Conditions = conditions };
            var result = frame.Yielded is { } list && state.Find<BuilderObject>(new HeldValue(list)) is { } items
                ? new SequenceValue(items.Text, items.Items ?? ItemKind.Text)
                : value;
            if (!returned.Exists(other => other.Value.Equals(result) && other.State.IsSame(state)))
                returned.Add((state, result));
        }
        // With more results than these, the body is too large to follow.
        if (returned.Count > MostReturned)
            _ways.GiveUp();
        (_ways.States, _ways.Choices, _ways.Frame) = (states, choices, parent);
        return returned;
    }

    /// <summary>Runs a lambda of the current body, whose parameters have their values.</summary>
    public TextValue Run(AnonymousFunctionExpressionSyntax lambda) => Run(new LambdaValue(lambda, _ways.Frame), () => { });

    /// <summary>Runs a lambda.</summary>
    /// <param name="lambda">The lambda.</param>
    /// <param name="bind">Gives its parameters their values.</param>
    public TextValue Run(LambdaValue lambda, Action bind)
    {
        var returned = _ways.Choices.Made as List<(TextState State, TextValue Value)>
            ?? Runs(new TextFrame(_ways.Frame, lambda.Frame.Body, lambda.Frame.Semantics, null, lambda.Frame.Place)
                {
                    Self = lambda.Frame.Self,
                    Lambda = lambda.Code,
                },
                lambda.Code.Body,
                _ => bind());
        return Choose(returned);
    }

    /// <summary>Whether a member is being followed.</summary>
    public bool IsRunning(ISymbol member)
    {
        for (var frame = _ways.Frame; frame is not null; frame = frame.Parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, member))
                return true;
        return false;
    }

    /// <summary>Continues with one of several results.</summary>
    public TextValue Choose(List<(TextState State, TextValue Value)> returned)
    {
        if (returned.Count == 0)
        {
            _ways.State = null;
            return TextValue.Unknown;
        }
        var (state, value) = returned[_ways.Choices.Take(returned.Count, returned)];
        _ways.State = state;
        return value;
    }
}
