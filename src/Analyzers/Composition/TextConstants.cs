using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Evaluates conditions on constants. After a condition on another known value, the value is unknown on both paths.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextConstants(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the result of a condition on constants; null if it is unknown.</summary>
    public bool? Decide(ExpressionSyntax condition) => Find(condition) is { IsKnown: true, Constant: bool answer } ? answer : null;

    /// <summary>Returns the arms of a switch expression that may be selected.</summary>
    public IReadOnlyList<SwitchExpressionArmSyntax> ArmsOf(SwitchExpressionSyntax selection)
    {
        var (isKnown, constant) = Find(selection.GoverningExpression);
        return isKnown
            ? Possible(selection.Arms, arm => Unless(arm.WhenClause is not null, Matches(constant, arm.Pattern)), out _)
            : selection.Arms;
    }

    /// <summary>Returns the sections of a switch statement that may run.</summary>
    /// <param name="selection">The switch statement.</param>
    /// <param name="mayPassBy">Whether it may be that none is run.</param>
    public IReadOnlyList<SwitchSectionSyntax> SectionsOf(SwitchStatementSyntax selection, out bool mayPassBy)
    {
        var (isKnown, constant) = Find(selection.Expression);
        mayPassBy = !selection.Sections.Any(IsDefault);
        if (!isKnown)
            return selection.Sections;
        var possible = Possible(selection.Sections, section => AnyOf(section.Labels.Select(label => label switch
        {
            CaseSwitchLabelSyntax one => Find(one.Value) is { IsKnown: true, Constant: var value } ? Same(value, constant) : null,
            CasePatternSwitchLabelSyntax pattern => Unless(pattern.WhenClause is not null, Matches(constant, pattern.Pattern)),
            _ => (bool?)false,
        })), out var isCertain);
        mayPassBy &= !isCertain;
        return isCertain ? possible : [.. possible, .. selection.Sections.Where(section => IsDefault(section) && !possible.Contains(section))];
    }

    // Whether a section is run where no other one is.
    private static bool IsDefault(SwitchSectionSyntax section) => section.Labels.Any(label => label is DefaultSwitchLabelSyntax);

    /// <summary>Whether the value of an expression does not depend on any known value.</summary>
    public bool IsFree(ExpressionSyntax expression)
    {
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            switch (_ways.SymbolOf(name))
            {
                case (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol) and { } local when _ways.State!.Locals.TryGetValue(local, out var value):
                    if (_ways.State.Find<UserObject>(value) is { } owner
                            ? !(name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && IsFree(owner, _ways.SymbolOf(access)))
                            : !IsFree(value))
                        return false;
                    break;
                case { } member when _ways.Frame.Self is { } self && _ways.State!.Find<UserObject>(self) is { } own && own.Fields.ContainsKey(member):
                    if (!IsFree(own, member))
                        return false;
                    break;
            }
        return true;
    }

    /// <summary>
    /// A way was chosen by something that may depend on what is known: the words that locals have need not be those of this way, so that they are forgotten.
    /// </summary>
    /// <param name="question">The condition.</param>
    public void Doubt(ExpressionSyntax question)
    {
        if (_ways.State is not { } state || IsFree(question))
            return;
        foreach (var pair in state.Locals)
            if (IsWord(pair.Value))
                _ways.State = _ways.State with { Locals = _ways.State.Locals.SetItem(pair.Key, TextValue.Unknown) };
        foreach (var pair in state.Objects)
            if (pair.Value is UserObject { IsLost: false } user)
                foreach (var field in user.Fields)
                    if (IsWord(field.Value))
                        _ways.State = _ways.State.With(
                            pair.Key, user = user with { Fields = user.Fields.SetItem(field.Key, TextValue.Unknown) });
    }

    /// <summary>The constant that an expression is; null may be one.</summary>
    public (bool IsKnown, object? Constant) Find(ExpressionSyntax expression)
    {
        if (_ways.State is null)
            return default;
        if (_ways.Frame.Semantics.GetConstantValue(expression, walker.CancellationToken) is { HasValue: true, Value: var constant })
            return (true, constant);
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Find(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Find(sure.Operand);
            case CastExpressionSyntax cast:
                return Find(cast.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return Find(not.Operand) is { IsKnown: true, Constant: bool truth } ? (true, !truth) : default;
            case IdentifierNameSyntax:
                return Of(walker.Expressions.Evaluate(expression));
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } length:
                return Find(length.Expression) is { IsKnown: true, Constant: string measured } ? (true, measured.Length) : default;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax } access when IsMemberOfKnown(access):
                return Of(walker.Expressions.Evaluate(expression));
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } positions } letter:
                return Find(letter.Expression) is { IsKnown: true, Constant: string letters }
                    && Find(positions[0].Expression) is { IsKnown: true, Constant: int position }
                    && position >= 0
                    && position < letters.Length
                        ? (true, letters[position])
                        : default;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both:
                return Both(both.IsKind(SyntaxKind.LogicalAndExpression), Find(both.Left), both.Right);
            case BinaryExpressionSyntax binary:
                return Compare(binary.Kind(), Find(binary.Left), Find(binary.Right));
            case IsPatternExpressionSyntax match:
                return Find(match.Expression) is { IsKnown: true, Constant: var value } && Matches(value, match.Pattern) is { } matches
                    ? (true, matches)
                    : default;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver },
                ArgumentList.Arguments: { Count: 1 } arguments } when Call(name, receiver, arguments[0].Expression) is { } answer:
                return (true, answer);
            default:
                return default;
        }
    }

    private bool IsMemberOfKnown(MemberAccessExpressionSyntax access) =>
        walker.Expressions.Evaluate(access.Expression) is TupleValue or HeldValue && _ways.SymbolOf(access) is IFieldSymbol or IPropertySymbol;

    private object? Call(string name, ExpressionSyntax receiver, ExpressionSyntax argument)
    {
        if (name is not ("IsNullOrEmpty" or "IsNullOrWhiteSpace" or "StartsWith" or "EndsWith" or "Contains" or "Equals" or "IndexOf" or "LastIndexOf"))
            return null;
        if (Find(argument) is not { IsKnown: true, Constant: null or string or char } given)
            return null;
        var text = given.Constant?.ToString();
        if (name is "IsNullOrEmpty" or "IsNullOrWhiteSpace")
            return _ways.SymbolOf(receiver) is not INamedTypeSymbol { SpecialType: SpecialType.System_String } ? null
                : name is "IsNullOrEmpty" ? string.IsNullOrEmpty(text) : string.IsNullOrWhiteSpace(text);
        if (text is null || Find(receiver) is not { IsKnown: true, Constant: string on })
            return null;
        // With a text, StartsWith and EndsWith depend on the culture.
        if (name is "StartsWith" or "EndsWith" && given.Constant is string && !(CultureFreeText.Is(on) && CultureFreeText.Is(text)))
            return null;
        if (name is "IndexOf" or "LastIndexOf")
            return given.Constant is not char letter ? null : name == "IndexOf" ? on.IndexOf(letter) : on.LastIndexOf(letter);
        return name switch
        {
            "StartsWith" => on.StartsWith(text, StringComparison.Ordinal),
            "EndsWith" => on.EndsWith(text, StringComparison.Ordinal),
            "Contains" => on.Contains(text),
            _ => on == text,
        };
    }

    // The right side is evaluated only if the left one does not decide.
    private (bool IsKnown, object? Constant) Both(bool isAnd, (bool IsKnown, object? Constant) left, ExpressionSyntax right) =>
        left is not { IsKnown: true, Constant: bool first } ? default
        : first != isAnd ? left
        : Find(right) is { IsKnown: true, Constant: bool } second ? second
        : default;

    private static (bool IsKnown, object? Constant) Compare(SyntaxKind kind, (bool IsKnown, object? Constant) left, (bool IsKnown, object? Constant) right)
    {
        if (!left.IsKnown || !right.IsKnown)
            return default;
        if (kind is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
            return (true, Same(left.Constant, right.Constant) == (kind == SyntaxKind.EqualsExpression));
        if (!IsNumber(left.Constant) || !IsNumber(right.Constant))
            return default;
        var order = Number(left.Constant).CompareTo(Number(right.Constant));
        return kind switch
        {
            SyntaxKind.LessThanExpression => (true, order < 0),
            SyntaxKind.LessThanOrEqualExpression => (true, order <= 0),
            SyntaxKind.GreaterThanExpression => (true, order > 0),
            SyntaxKind.GreaterThanOrEqualExpression => (true, order >= 0),
            _ => default,
        };
    }

    private bool? Matches(object? constant, PatternSyntax pattern)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Matches(constant, inner.Pattern);
            case DiscardPatternSyntax or VarPatternSyntax:
                return true;
            case ConstantPatternSyntax one:
                return _ways.Frame.Semantics.GetConstantValue(one.Expression, walker.CancellationToken) is { HasValue: true, Value: var value }
                    ? Same(value, constant)
                    : null;
            case UnaryPatternSyntax not:
                return !Matches(constant, not.Pattern);
            case RecursivePatternSyntax { PositionalPatternClause: null, PropertyPatternClause: { Subpatterns.Count: 0 }, Type: null }:
                return constant is not null;
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or:
                return Matches(constant, or.Left) is var first && Matches(constant, or.Right) is var second && (first == true || second == true)
                    ? true
                    : first is null || second is null ? null : false;
            case BinaryPatternSyntax and:
                return Matches(constant, and.Left) is var left && Matches(constant, and.Right) is var right && (left == false || right == false)
                    ? false
                    : left is null || right is null ? null : true;
            default:
                return null;
        }
    }

    // With a condition besides, what matches need not be taken.
    private static bool? Unless(bool isConditional, bool? matches) => isConditional && matches != false ? null : matches;

    private static bool? AnyOf(IEnumerable<bool?> answers)
    {
        bool? any = false;
        foreach (var answer in answers)
            any = any == true || answer == true ? true : any is null || answer is null ? null : false;
        return any;
    }

    // Up to the first that is taken for certain.
    private static List<T> Possible<T>(IEnumerable<T> all, Func<T, bool?> isTaken, out bool isCertain)
    {
        var possible = new List<T>();
        foreach (var one in all)
        {
            var taken = isTaken(one);
            if (taken != false)
                possible.Add(one);
            if (taken == true)
            {
                isCertain = true;
                return possible;
            }
        }
        isCertain = false;
        return possible;
    }

    /// <summary>Returns the constant that a value is; null may be one.</summary>
    public static (bool IsKnown, object? Constant) Of(TextValue value) => value switch
    {
        ConstantValue known => (true, known.Value),
        NullText => (true, null),
        ComposedValue text when text.Text.ToTemplate() is { Holes.Count: 0 } template => (true, template.Text),
        _ => default,
    };

    // The number of items does not determine the words of others.
    private bool IsFree(TextValue value) =>
        value is UnknownText { IsFree: true } or SequenceValue or RowsValue || (value is HeldValue && _ways.State!.Find<UserObject>(value) is null);

    private bool IsFree(UserObject owner, ISymbol? member) => member is not null && owner.Fields.TryGetValue(member, out var value) && IsFree(value);

    // A text without markup, as far as it is known.
    private static bool IsWord(TextValue value) =>
        value is TupleValue tuple ? tuple.Items.Any(IsWord)
        : value is ComposedValue text
            && text.Text.Count > 0
            && text.Text.Parts.All(part => part is not KnownPart known || known.Template.Text.IndexOf('<') < 0);

    private static bool Same(object? first, object? second) =>
        IsNumber(first) && IsNumber(second) ? Number(first) == Number(second) : Equals(first, second);

    private static bool IsNumber(object? value) => value is int or long or short or byte or sbyte or ushort or uint;

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
