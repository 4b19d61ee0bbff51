using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Locals and members: their values and assignments.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextNames(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the value of a local, or of a member that does not change; null for others.</summary>
    public TextValue? Member(ExpressionSyntax expression)
    {
        switch (_ways.SymbolOf(expression))
        {
            case (IFieldSymbol or IPropertySymbol or IParameterSymbol) and { } own when walker.Objects.Read(expression, own) is { } held:
                return held;
            case (IFieldSymbol or IPropertySymbol) and { } item when ItemOf(expression, item) is { } known:
                return known;
            case ILocalSymbol or IParameterSymbol or IRangeVariableSymbol when _ways.SymbolOf(expression) is { } local:
                if (!_ways.State!.Locals.TryGetValue(local, out var value))
                    return local is ILocalSymbol { HasConstantValue: true, ConstantValue: string constant }
                        ? new ComposedValue(walker.Expressions.Constant(constant, expression))
                        : TextValue.Unknown;
                // Code that is not followed may keep it.
                if (value is LambdaValue lambda)
                {
                    walker.Lambdas.Lose(lambda);
                    return TextValue.Unknown;
                }
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
                walker.Trees.HandOut(expression, member);
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

    // The settings of a writer are not part of the text.
    private static bool IsSetting(string name) =>
        name is "Formatting" or "Indentation" or "IndentChar" or "QuoteChar" or "Capacity" or "NewLine" or "AutoFlush";

    private static TextValue Assigned(AssignmentExpressionSyntax assignment, TextValue before, TextValue value) => assignment.Kind() switch
    {
        SyntaxKind.SimpleAssignmentExpression => value,
        SyntaxKind.CoalesceAssignmentExpression => before is NullText ? value : before is UnknownText ? TextValue.Unknown : before,
        SyntaxKind.AddAssignmentExpression when before is ComposedValue text && value is ComposedValue more =>
            text with { Text = text.Text.Append(more.Text) },
        SyntaxKind.AddAssignmentExpression when before is NullText && value is ComposedValue => value,
        _ => TextValue.Unknown,
    };

    // An item of a tuple, or the key or value of a pair.
    private TextValue? ItemOf(ExpressionSyntax expression, ISymbol member)
    {
        var index = member switch
        {
            IFieldSymbol { ContainingType.IsTupleType: true } field => NumberOf((field.CorrespondingTupleField ?? field).Name),
            IPropertySymbol { ContainingType.Name: "KeyValuePair", Name: "Key" or "Value" } pair => pair.Name == "Key" ? 0 : 1,
            _ => -1,
        };
        return index >= 0
            && expression is MemberAccessExpressionSyntax { Expression: (IdentifierNameSyntax or MemberAccessExpressionSyntax) and var owner }
            && walker.Expressions.Evaluate(owner) is TupleValue tuple
            && index < tuple.Items.Count
                ? tuple.Items[index]
                : null;
    }

    private static int NumberOf(string item) =>
        item.StartsWith("Item", System.StringComparison.Ordinal) && int.TryParse(item.Substring("Item".Length), out var number) ? number - 1 : -1;

    /// <summary>Gives the items of a tuple to locals.</summary>
    /// <param name="target">The locals, or their declarations.</param>
    /// <param name="value">The tuple.</param>
    /// <param name="expression">The code that has it.</param>
    public void Deconstruct(SyntaxNode target, TextValue value, ExpressionSyntax expression)
    {
        switch (target)
        {
            case DeclarationExpressionSyntax declaration:
                Deconstruct(declaration.Designation, value, expression);
                break;
            case ArgumentSyntax argument:
                Deconstruct(argument.Expression, value, expression);
                break;
            case ParenthesizedVariableDesignationSyntax several:
                DeconstructAll(several.Variables, value, expression);
                break;
            case TupleExpressionSyntax tuple:
                DeconstructAll(tuple.Arguments, value, expression);
                break;
            case SingleVariableDesignationSyntax single when _ways.Frame.Semantics.GetDeclaredSymbol(single, walker.CancellationToken) is { } local:
                SetLocal(local, value);
                break;
            case IdentifierNameSyntax name when _ways.SymbolOf(name) is (ILocalSymbol or IParameterSymbol) and { } local:
                SetLocal(local, value);
                break;
            case DiscardDesignationSyntax:
                break;
            case ExpressionSyntax member when !walker.Objects.Assign(member, _ => value, expression):
                walker.Given.Escape(value, expression);
                break;
        }
    }

    private void DeconstructAll(IEnumerable<SyntaxNode> targets, TextValue value, ExpressionSyntax expression)
    {
        var all = targets.ToList();
        var items = (value as TupleValue)?.Items;
        if (items is null && _ways.State?.Find<UserObject>(value) is not null)
            walker.Given.Lose(value);
        else if (items is null)
            walker.Given.Escape(value, expression);
        for (var i = 0; i < all.Count; i++)
            Deconstruct(all[i], items?.Count == all.Count ? items[i] : value is UnknownText { IsFree: true } ? value : TextValue.Unknown, expression);
    }

    private static bool MayBeText(ISymbol member) =>
        ((member as IFieldSymbol)?.Type
            ?? (member as IPropertySymbol)?.Type) is { SpecialType: SpecialType.System_String }
                or { Name: "XNamespace" or "XName" or "XElement" or "XDocument" or "XAttribute" }
                or IArrayTypeSymbol;

    /// <summary>Code that captures locals may be kept by other code and run at any time.</summary>
    public void Capture(SyntaxNode code)
    {
        walker.HasSkipped |= code.DescendantNodes().Any(node => node is InvocationExpressionSyntax);
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

    /// <summary>Assigns a value to a local.</summary>
    public void SetLocal(ISymbol local, TextValue value)
    {
        if (_ways.State is null)
            return;
        // Counters are not followed.
        if (value is ConstantValue { Value: not bool } && _ways.Frame.Body.IsAssigned(local.Name))
            value = TextValue.Unknown;
        // What a lambda assigns is what it is whenever that ran.
        if (_ways.Frame.Body.IsAssignedWithin(local.Name) && value is not HeldValue)
        {
            walker.Given.Lose(value);
            value = TextValue.Unknown;
        }
        _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(local, value) };
    }

    /// <summary>Follows an assignment.</summary>
    public TextValue Assign(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is DeclarationExpressionSyntax or TupleExpressionSyntax)
        {
            Deconstruct(assignment.Left, walker.Expressions.Evaluate(assignment.Right), assignment.Right);
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
        var value = walker.Calls.Argument(assignment.Right);
        if (_ways.State is null)
            return TextValue.Unknown;
        if (local is null && walker.Objects.Assign(assignment.Left, before => Assigned(assignment, before, value), assignment.Right))
            return value;
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
            if (assignment.Left is ElementAccessExpressionSyntax item
                && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && walker.Items.Set(item, value))
                return value;
            if (assignment.Left is MemberAccessExpressionSyntax access && walker.Trees.SetMember(access, value, assignment.Right))
                return value;
            walker.Given.Escape(value, assignment.Right);
            if (assignment.Left is ElementAccessExpressionSyntax { Expression: var list })
                walker.Items.Change(walker.Expressions.Evaluate(list));
            if (assignment.Left is MemberAccessExpressionSyntax { Expression: var owner } member && !IsSetting(member.Name.Identifier.ValueText))
                walker.Given.Lose(walker.Expressions.Evaluate(owner));
        }
        return value;
    }
}
