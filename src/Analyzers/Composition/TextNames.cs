using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Locals and members: what they have, and what they are given.</summary>
/// <param name="walker">Follows the body.</param>
internal sealed class TextNames(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>What a local has, or a member that keeps what it has; null for others.</summary>
    public TextValue? Member(ExpressionSyntax expression)
    {
        switch (_ways.SymbolOf(expression))
        {
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol when _ways.SymbolOf(expression) is { } local:
                if (!_ways.State!.Locals.TryGetValue(local, out var value))
                    return local is ILocalSymbol { HasConstantValue: true, ConstantValue: string constant }
                        ? new ComposedValue(walker.Expressions.Constant(constant, expression))
                        : TextValue.Unknown;
                return value is ComposedValue text && _ways.Frame.Body.UseOf(local.Name) is var use && use != default
                    ? text with { Use = text.Use.With(use) }
                    : value;
            case IPropertySymbol { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }
                when expression is MemberAccessExpressionSyntax { Expression: var task }:
                return walker.Expressions.Evaluate(task);
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } function:
                if (function.DeclaringSyntaxReferences.Length == 1)
                    Capture(function.DeclaringSyntaxReferences[0].GetSyntax(walker.CancellationToken));
                return TextValue.Unknown;
            case IFieldSymbol { ContainingType.SpecialType: SpecialType.System_String, Name: "Empty" }:
                return new ComposedValue(ComposedText.Empty);
            case IPropertySymbol { Name: "NewLine", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }:
                return new ComposedValue(walker.Expressions.Constant("\n", expression));
            case IFieldSymbol or IPropertySymbol when _ways.SymbolOf(expression) is { } member:
                if (walker.Trees.ReadNode(expression, member) is { } written)
                    return written;
                if (MayBeText(member)
                    && walker.Members.FindValue(member, walker.CancellationToken) is { } from
                    && _ways.Frame.Depth < TextCalls.MostDepth
                    && !walker.Calls.IsRunning(member))
                    return walker.Calls.Run(member, from, expression, _ => { });
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

    /// <summary>Others may hold the locals of some code from now on, and run it whenever they like.</summary>
    public void Capture(SyntaxNode code)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (_ways.State is not null
                && _ways.Frame.Semantics.SyntaxTree == name.SyntaxTree
                && _ways.SymbolOf(name) is (ILocalSymbol or IParameterSymbol) and { } local
                && _ways.State.Locals.TryGetValue(local, out var value))
                if (value is ComposedValue text)
                    walker.Given.Judge(text.Text, name, text.Use.With(_ways.Frame.Body.UseOf(local.Name)));
                else
                    walker.Given.Lose(value);
    }

    /// <summary>Gives a local a value.</summary>
    public void SetLocal(ISymbol local, TextValue value)
    {
        if (_ways.State is null)
            return;
        // What a lambda assigns is what it is whenever that ran.
        if (_ways.Frame.Body.IsAssignedWithin(local.Name) && value is not HeldValue)
        {
            walker.Given.Lose(value);
            value = TextValue.Unknown;
        }
        _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(local, value) };
    }

    /// <summary>Assigns a value.</summary>
    public TextValue Assign(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is DeclarationExpressionSyntax or TupleExpressionSyntax)
        {
            walker.Given.Escape(walker.Expressions.Evaluate(assignment.Right), assignment.Right);
            return TextValue.Unknown;
        }
        var local = assignment.Left is IdentifierNameSyntax name && _ways.SymbolOf(name) is (ILocalSymbol or IParameterSymbol) and { } symbol ? symbol : null;
        if (local is not null
            && assignment.IsKind(SyntaxKind.AddAssignmentExpression)
            && _ways.Frame.Semantics.GetTypeInfo(assignment.Left, walker.CancellationToken).Type?.SpecialType == SpecialType.System_String)
        {
            var before = walker.Expressions.Find(assignment.Left)
                ?? ComposedText.Of(new HolePart(assignment.Left.Span, HoleKind.Markup));
            SetLocal(local, new ComposedValue(before.Append(walker.Expressions.TextOrHole(assignment.Right))));
            return TextValue.Unknown;
        }
        var value = walker.Expressions.Evaluate(assignment.Right);
        if (_ways.State is null)
            return TextValue.Unknown;
        if (local is not null && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
        {
            var before = _ways.State.Locals.TryGetValue(local, out var known) ? known : TextValue.Unknown;
            if (before is NullText || (before is UnknownText && _ways.Choices.Take(2) == 0))
                SetLocal(local, value);
        }
        else if (local is not null)
        {
            SetLocal(local, assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? value : TextValue.Unknown);
        }
        else if (assignment.Left is not IdentifierNameSyntax { Identifier.ValueText: "_" })
        {
            if (assignment.Left is MemberAccessExpressionSyntax access && walker.Trees.SetMember(access, value, assignment.Right))
                return value;
            walker.Given.Escape(value, assignment.Right);
            if (assignment.Left is MemberAccessExpressionSyntax { Expression: var owner })
                walker.Given.Lose(walker.Expressions.Evaluate(owner));
        }
        return value;
    }
}
