using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Templates;
using Bindery.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Literals;

/// <summary>
/// Reads the text of an expression: literals, concatenations, interpolated strings, constants, <c>string.Concat</c> and <c>string.Format</c>. Other expressions
/// become holes.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="known">The texts of other expressions; null if they are unknown.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class TemplateReader(SemanticModel semantics, IKnownTexts? known, CancellationToken cancellationToken)
{
    // Expressions that are nested more deeply are holes.
    private const int MostDepth = 500;

    private readonly ComposedTextBuilder _builder = new(known?.Place);
    private int _depth;

    /// <summary>Returns the text of an expression.</summary>
    public static Template Read(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var reader = new TemplateReader(semantics, null, cancellationToken);
        reader.Add(expression);
        return reader._builder.Build().ToTemplate();
    }

    /// <summary>Returns the text of an expression that composes texts, including texts that are known otherwise.</summary>
    public static ComposedText Compose(ExpressionSyntax expression, SemanticModel semantics, IKnownTexts known, CancellationToken cancellationToken)
    {
        var reader = new TemplateReader(semantics, known, cancellationToken);
        reader.Add(expression);
        return reader._builder.Build();
    }

    /// <summary>Whether an expression composes texts, even if none of its characters are known.</summary>
    public static bool PutsTogether(ExpressionSyntax expression, SemanticModel semantics) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression,
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax binary =>
            binary.IsKind(SyntaxKind.AddExpression) && semantics.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_String,
        InvocationExpressionSyntax call => NameOfStatic(call) == "Format" || (NameOfStatic(call) == "Concat" && TakesTexts(call, semantics)),
        _ => false,
    };

    /// <summary>Returns the text of a composite format string.</summary>
    public static ComposedText Format(InvocationExpressionSyntax call, SemanticModel semantics, IKnownTexts known, CancellationToken cancellationToken)
    {
        var reader = new TemplateReader(semantics, known, cancellationToken);
        reader.Format(call);
        return reader._builder.Build();
    }

    /// <summary>Returns the possible content of the text of a value of a type.</summary>
    public static HoleKind KindOf(ITypeSymbol? type) => HasNoMarkup(type) ? HoleKind.Text : HoleKind.Anything;

    /// <summary>Whether an expression by itself can create a text with known characters.</summary>
    public static bool MakesText(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression,
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) && Operands(binary).Any(MakesText),
        ParenthesizedExpressionSyntax inner => MakesText(inner.Expression),
        InvocationExpressionSyntax call => FormatOrConcat(call) is not null,
        _ => false,
    };

    private void Add(ExpressionSyntax expression)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_depth++ > MostDepth)
            Hole(expression);
        else
            AddPart(expression);
        _depth--;
    }

    private void AddPart(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                Add(inner.Expression);
                break;
            case LiteralExpressionSyntax literal when literal.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression:
                _builder.Current.Append(LiteralText.Of(literal.Token));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                Interpolated(interpolated);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) && (known is not null || MakesText(binary)) && IsText(binary):
                Concatenation(binary);
                break;
            case InvocationExpressionSyntax call
                when FormatOrConcat(call) == "Concat" || (known is not null && NameOfStatic(call) == "Concat" && TakesTexts(call, semantics)):
                foreach (var argument in call.ArgumentList.Arguments)
                    Add(argument.Expression);
                break;
            case InvocationExpressionSyntax call when FormatOrConcat(call) == "Format" || (known is not null && NameOfStatic(call) == "Format"):
                Format(call);
                break;
            default:
                Other(expression);
                break;
        }
    }

    private static List<ExpressionSyntax> Operands(BinaryExpressionSyntax binary)
    {
        var operands = new List<ExpressionSyntax>();
        ExpressionSyntax left = binary;
        for (; left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum; left = sum.Left)
            operands.Add(sum.Right);
        operands.Add(left);
        operands.Reverse();
        return operands;
    }

    // A long concatenation is nested as deeply as it is long, so its operands are processed iteratively from the left. A sum of numbers on the left is one
    // operand: 1 + 2 + "x" is "3x".
    private void Concatenation(BinaryExpressionSyntax binary)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = binary;
        for (; left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && IsText(sum); left = sum.Left)
            operands.Push(sum.Right);
        operands.Push(left);
        foreach (var operand in operands)
            Add(operand);
    }

    private bool IsText(ExpressionSyntax expression) =>
        semantics.GetTypeInfo(expression, cancellationToken).Type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" };

    private void Interpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        var start = interpolated.StringStartToken;
        var end = interpolated.StringEndToken.Text;
        var indentation = start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) && end.IndexOf('"') is var quotes and >= 0
            ? end.Substring(0, quotes).TrimStart('\r', '\n')
            : null;
        foreach (var content in interpolated.Contents)
            switch (content)
            {
                case InterpolatedStringTextSyntax text:
                    LiteralText.AddPart(_builder.Current, text.TextToken, start, indentation);
                    break;
                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } part:
                    Add(part.Expression);
                    break;
                case InterpolationSyntax part:
                    Hole(part.Expression);
                    break;
            }
    }

    private void Format(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var first = arguments.Count > 1
            && !MakesText(arguments[0].Expression)
            && semantics.GetConstantValue(arguments[0].Expression, cancellationToken) is not { HasValue: true, Value: string }
            ? 1
            : 0;
        if (arguments.Any(argument => argument.NameColon is not null))
        {
            Hole(call);
            return;
        }
        var values = arguments.Select(argument => argument.Expression).ToList();
        if (values.Count == first + 2 && ItemsOf(values[first + 1]) is { } items)
            values = [.. values.Take(first + 1), .. items];
        var format = new TemplateReader(semantics, known, cancellationToken);
        format.Add(arguments[first].Expression);
        var template = format._builder.Build().ToTemplate();
        if (known is not null && template.Holes.Count > 0)
        {
            _builder.Hole(call.Span, HoleKind.Markup);
            return;
        }
        foreach (var part in CompositeFormat.Parts(template.Text))
            if (part.Argument is not { } index)
                AddCharacter(template, part);
            else if (first + 1 + index is var at
                && (at >= values.Count || part.HasFormat || values.Count == first + 2 && IsArray(values[at])))
                _builder.Hole(call.Span, HoleKind.Anything);
            else
                Add(values[at]);
    }

    private void AddCharacter(Template format, FormatPart part)
    {
        if (part.Length == 1)
            _builder.Current.Append(format, part.Start, 1);
        else
            _builder.Current.Together(format.Text[part.Start].ToString(), format.SpanOf(part.Start, part.Length));
    }

    // The arguments in an array that is created for the call.
    private static SeparatedSyntaxList<ExpressionSyntax>? ItemsOf(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: var items } => items.Expressions,
        _ => null,
    };

    private bool IsArray(ExpressionSyntax expression) =>
        semantics.GetTypeInfo(expression, cancellationToken).Type is null or IArrayTypeSymbol or { Name: "ReadOnlySpan" };

    private void Other(ExpressionSyntax expression)
    {
        if (known?.Find(expression) is { } text)
        {
            _builder.Append(text);
            return;
        }
        var constant = semantics.GetConstantValue(expression, cancellationToken);
        if (constant is { HasValue: true, Value: string or char })
            _builder.Current.Together(constant.Value.ToString()!, expression.Span);
        else if (constant is { HasValue: true, Value: int or long or byte or short or uint or ulong } && constant.Value is IFormattable number)
            _builder.Current.Together(number.ToString(null, CultureInfo.InvariantCulture), expression.Span);
        else if (constant is not { HasValue: true, Value: null })
            Hole(expression);
    }

    private void Hole(ExpressionSyntax expression) =>
        _builder.Hole(
            expression.Parent is InterpolationSyntax part ? part.Span : expression.Span,
            Escaping.Escapes(expression) ? HoleKind.Text : KindOf(semantics.GetTypeInfo(expression, cancellationToken).Type));

    // The text of these types has no markup in any culture.
    private static bool HasNoMarkup(ITypeSymbol? type) => type?.SpecialType is
        SpecialType.System_Boolean
        or SpecialType.System_SByte
        or SpecialType.System_Byte
        or SpecialType.System_Int16
        or SpecialType.System_UInt16
        or SpecialType.System_Int32
        or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
        || type is { TypeKind: TypeKind.Enum } or { Name: "Guid", ContainingNamespace.Name: "System" };

    // By syntax alone: the predefined type, or a type with that name.
    private static string? FormatOrConcat(InvocationExpressionSyntax call) =>
        NameOfStatic(call) is "Format" or "Concat" && call.ArgumentList.Arguments.Any(argument => MakesText(argument.Expression)) ? NameOfStatic(call) : null;

    private static string? NameOfStatic(InvocationExpressionSyntax call) =>
        call.Expression
            is MemberAccessExpressionSyntax { Expression:
                PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } or IdentifierNameSyntax { Identifier.ValueText: "String" } } access
            ? access.Name.Identifier.ValueText
            : null;

    // Not a single sequence of texts.
    private static bool TakesTexts(InvocationExpressionSyntax call, SemanticModel semantics) =>
        call.ArgumentList.Arguments.Count > 1
            || call.ArgumentList.Arguments.All(argument => semantics.GetTypeInfo(argument.Expression).Type?.SpecialType == SpecialType.System_String);
}
