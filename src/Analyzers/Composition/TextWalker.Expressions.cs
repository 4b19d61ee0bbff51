using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Expressions: what they make of texts.</summary>
internal sealed partial class TextWalker
{
    private TextValue Evaluate(ExpressionSyntax? expression)
    {
        if (expression is null || _state is null || HasGivenUp)
            return TextValue.Unknown;
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Evaluate(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Evaluate(sure.Operand);
            case CastExpressionSyntax cast:
                return NameOf(cast.Expression, cast) ?? Evaluate(cast.Expression);
            case AwaitExpressionSyntax awaited:
                return Evaluate(awaited.Expression);
            case CheckedExpressionSyntax inner:
                return Evaluate(inner.Expression);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return TextValue.Null;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } truth:
                return new BooleanText(truth.IsKind(SyntaxKind.TrueLiteralExpression));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when NameOf(sum, sum) is { } name:
                return name;
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }:
                return TextValue.Unknown;
            case var text when TemplateReader.PutsTogether(text, _frame.Semantics):
                var composed = TemplateReader.Compose(text, _frame.Semantics, this, _cancellationToken);
                return _state is null ? TextValue.Unknown : new ComposedValue(composed);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when Member(expression) is { } value:
                return value;
            case ConditionalExpressionSyntax conditional:
                return Decide(conditional.Condition) ? Evaluate(conditional.WhenTrue) : Evaluate(conditional.WhenFalse);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Coalesce(coalesce);
            case SwitchExpressionSyntax selection:
                Escape(Evaluate(selection.GoverningExpression), selection.GoverningExpression);
                return selection.Arms.Count == 0 ? TextValue.Unknown : Evaluate(selection.Arms[_choices.Take(selection.Arms.Count)].Expression);
            case ThrowExpressionSyntax thrown:
                Escape(Evaluate(thrown.Expression), thrown.Expression);
                _state = null;
                return TextValue.Unknown;
            case AssignmentExpressionSyntax assignment:
                return Assign(assignment);
            case ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax:
                return Create((BaseObjectCreationExpressionSyntax)expression);
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return Sequence(items.Expressions, items);
            case ImplicitArrayCreationExpressionSyntax { Initializer: var items }:
                return Sequence(items.Expressions, items);
            case InitializerExpressionSyntax items when items.IsKind(SyntaxKind.ArrayInitializerExpression):
                return Sequence(items.Expressions, items);
            case InvocationExpressionSyntax call:
                return Invoke(call);
            case ConditionalAccessExpressionSyntax access:
                return Access(access);
            case AnonymousFunctionExpressionSyntax lambda:
                Capture(lambda);
                return TextValue.Unknown;
            case TypeSyntax or LiteralExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax:
                return TextValue.Unknown;
            default:
                return Parts(expression);
        }
    }

    // What is compared, indexed or asked is not given to anybody.
    private TextValue Parts(ExpressionSyntax expression)
    {
        var isQuestion = expression is BinaryExpressionSyntax
            or IsPatternExpressionSyntax
            or ElementAccessExpressionSyntax
            or MemberAccessExpressionSyntax
            or PrefixUnaryExpressionSyntax;
        foreach (var part in expression.ChildNodes())
            if ((part as ExpressionSyntax ?? (part as ArgumentSyntax)?.Expression) is { } inner)
            {
                var value = Evaluate(inner);
                if (isQuestion && value is ComposedValue)
                    Lose(value);
                else if (!isQuestion)
                    Escape(value, inner);
            }
            else if (part is BracketedArgumentListSyntax arguments)
            {
                foreach (var argument in arguments.Arguments)
                    Escape(Evaluate(argument.Expression), argument.Expression);
            }
        return TextValue.Unknown;
    }

    // Locals, and members that keep what they have; null for others.
    private TextValue? Member(ExpressionSyntax expression)
    {
        switch (SymbolOf(expression))
        {
            case ILocalSymbol or IParameterSymbol when SymbolOf(expression) is { } local:
                if (!_state!.Locals.TryGetValue(local, out var value))
                    return local is ILocalSymbol { HasConstantValue: true, ConstantValue: string constant }
                        ? new ComposedValue(Constant(constant, expression))
                        : TextValue.Unknown;
                return value is ComposedValue text && _frame.Body.UseOf(local.Name) is var use && use != default
                    ? text with { Use = text.Use.With(use) }
                    : value;
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } function:
                if (function.DeclaringSyntaxReferences.Length == 1)
                    Capture(function.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken));
                return TextValue.Unknown;
            case IFieldSymbol { ContainingType.SpecialType: SpecialType.System_String, Name: "Empty" }:
                return new ComposedValue(ComposedText.Empty);
            case IPropertySymbol { Name: "NewLine", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }:
                return new ComposedValue(Constant("\n", expression));
            case IFieldSymbol or IPropertySymbol when SymbolOf(expression) is { } member:
                if (ReadNode(expression, member) is { } written)
                    return written;
                if (MayBeText(member) && _members.FindValue(member, _cancellationToken) is { } from && _frame.Depth < MostDepth && !IsRunning(member))
                    return Run(member, from, expression, _ => { });
                return expression is MemberAccessExpressionSyntax ? null : TextValue.Unknown;
            default:
                return expression is MemberAccessExpressionSyntax ? null : TextValue.Unknown;
        }
    }

    private static bool MayBeText(ISymbol member) =>
        ((member as IFieldSymbol)?.Type
            ?? (member as IPropertySymbol)?.Type) is { SpecialType: SpecialType.System_String }
                or { Name: "XNamespace" or "XName" or "XElement" or "XDocument" or "XAttribute" }
                or IArrayTypeSymbol;

    // Others may hold them from now on, and run the code whenever they like.
    private void Capture(SyntaxNode code)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (_state is not null
                && _frame.Semantics.SyntaxTree == name.SyntaxTree
                && SymbolOf(name) is (ILocalSymbol or IParameterSymbol) and { } local
                && _state.Locals.TryGetValue(local, out var value))
                if (value is ComposedValue text)
                    Judge(text.Text, name, text.Use.With(_frame.Body.UseOf(local.Name)));
                else
                    Lose(value);
    }

    private TextValue Coalesce(BinaryExpressionSyntax coalesce)
    {
        var left = Evaluate(coalesce.Left);
        return left switch
        {
            NullText => Evaluate(coalesce.Right),
            ComposedValue or HeldValue or SequenceValue => left,
            _ => _choices.Take(2) == 0 ? left : Evaluate(coalesce.Right),
        };
    }

    private TextValue Assign(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is DeclarationExpressionSyntax or TupleExpressionSyntax)
        {
            Escape(Evaluate(assignment.Right), assignment.Right);
            return TextValue.Unknown;
        }
        var local = assignment.Left is IdentifierNameSyntax name && SymbolOf(name) is (ILocalSymbol or IParameterSymbol) and { } symbol ? symbol : null;
        if (local is not null
            && assignment.IsKind(SyntaxKind.AddAssignmentExpression)
            && _frame.Semantics.GetTypeInfo(assignment.Left, _cancellationToken).Type?.SpecialType == SpecialType.System_String)
        {
            var before = TextOf(Evaluate(assignment.Left), assignment.Left) ?? ComposedText.Of(new HolePart(assignment.Left.Span, HoleKind.Markup));
            SetLocal(local, new ComposedValue(before.Append(TextOrHole(assignment.Right))));
            return TextValue.Unknown;
        }
        var value = Evaluate(assignment.Right);
        if (_state is null)
            return TextValue.Unknown;
        if (local is not null && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
        {
            var before = _state.Locals.TryGetValue(local, out var known) ? known : TextValue.Unknown;
            if (before is NullText || (before is UnknownText && _choices.Take(2) == 0))
                SetLocal(local, value);
        }
        else if (local is not null)
        {
            SetLocal(local, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? value : TextValue.Unknown);
        }
        else if (assignment.Left is not IdentifierNameSyntax { Identifier.ValueText: "_" })
        {
            if (assignment.Left is MemberAccessExpressionSyntax access && SetMember(access, value, assignment.Right))
                return value;
            Escape(value, assignment.Right);
            if (assignment.Left is MemberAccessExpressionSyntax { Expression: var owner })
                Lose(Evaluate(owner));
        }
        return value;
    }

    private ComposedText TextOrHole(ExpressionSyntax expression) => TemplateReader.Compose(expression, _frame.Semantics, this, _cancellationToken);

    private Microsoft.CodeAnalysis.Text.TextSpan Located(SyntaxNode node) => _frame.Place ?? node.Span;

    private ComposedText Constant(string text, SyntaxNode place)
    {
        var builder = new TemplateBuilder();
        builder.Together(text, Located(place));
        return ComposedText.Of(new KnownPart(builder.Build()));
    }

    private TextValue Access(ConditionalAccessExpressionSyntax access)
    {
        var value = Evaluate(access.Expression);
        if (value is HeldValue or ComposedValue)
            Lose(value);
        foreach (var argument in access.WhenNotNull.DescendantNodes().OfType<ArgumentSyntax>())
            Escape(Evaluate(argument.Expression), argument.Expression);
        return TextValue.Unknown;
    }
}
