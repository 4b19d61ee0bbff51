using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.ModelMaps;
using Bindery.CodeFixes.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>Writes the values of attributes and texts as values of members: constants are parsed, inserted values are used directly or converted.</summary>
/// <param name="names">The names of the generated types.</param>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class ValueCode(TypeNames names, SemanticModel semantics, CancellationToken cancellationToken)
{
    /// <summary>Writes a value; null if it cannot be expressed.</summary>
    public string? Of(MappedValue kind, MovedText text)
    {
        if (text.Constant is { } constant)
            return Constant(kind, constant);
        if (text.Parts.Count == 1 && text.Parts[0] is Inserted { Format: "" } single)
            return Of(kind, single.Expression);
        return Converted(kind, Interpolated(text.Parts));
    }

    private string? Of(MappedValue kind, ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Of(kind, inner.Expression);
            case ConditionalExpressionSyntax choice when kind.Kind != MappedValueKind.String:
                return (Of(kind, choice.WhenTrue), Of(kind, choice.WhenFalse)) switch
                {
                    ("true", "false") => choice.Condition.ToString(),
                    ("false", "true") => choice.Condition is IdentifierNameSyntax ? "!" + choice.Condition : $"!({choice.Condition})",
                    ({ } whenTrue, { } whenFalse) => $"{choice.Condition} ? {whenTrue} : {whenFalse}",
                    _ => null,
                };
        }
        if (semantics.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant })
            return Constant(kind, constant);
        var type = semantics.GetTypeInfo(expression, cancellationToken);
        if (kind.Kind switch
            {
                MappedValueKind.Int32 => type.Type?.SpecialType
                    is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte,
                MappedValueKind.Int64 or MappedValueKind.BigInteger => type.Type?.SpecialType
                    is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
                    or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte,
                MappedValueKind.Decimal => type.Type?.SpecialType is SpecialType.System_Decimal or SpecialType.System_Int32 or SpecialType.System_Int64,
                MappedValueKind.Double => type.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Int32,
                MappedValueKind.XsdBoolean => type.Type?.SpecialType is SpecialType.System_Boolean,
                _ => false,
            })
            return expression.ToString();
        if (type.Type?.SpecialType != SpecialType.System_String)
            return Converted(kind, Interpolated([new Inserted(expression)]));
        var isLoose = expression is ConditionalExpressionSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax;
        // A null value was written as an empty string.
        return kind.Kind == MappedValueKind.String && type.Nullability.FlowState == NullableFlowState.MaybeNull
            ? (isLoose ? $"({expression})" : expression.ToString()) + " ?? \"\""
            : Converted(kind, kind.Kind == MappedValueKind.Boolean && isLoose ? $"({expression})" : expression.ToString());
    }

    // Converts a string that is only known at run time.
    private string? Converted(MappedValue kind, string text) => kind.Kind switch
    {
        MappedValueKind.String => text,
        MappedValueKind.Boolean => $"{text} == {Literal(kind.Yes!)}",
        MappedValueKind.Enum => $"{names.Of(kind.Enum!.Name + "Words")}.FromWord({text})!.Value",
        MappedValueKind.Int32 => $"int.Parse({text}, {names.Invariant})",
        MappedValueKind.Int64 => $"long.Parse({text}, {names.Invariant})",
        MappedValueKind.Decimal => $"decimal.Parse({text}, {names.Invariant})",
        MappedValueKind.Double => $"double.Parse({text}, {names.Invariant})",
        MappedValueKind.UnixTime => $"{names.Shown("System.DateTimeOffset")}.FromUnixTimeSeconds(long.Parse({text}, {names.Invariant}))",
        MappedValueKind.Guid => $"{names.Shown("System.Guid")}.Parse({text})",
        _ => null,
    };

    private string? Constant(MappedValue kind, string text)
    {
        if (kind.Kind != MappedValueKind.String)
            text = text.Trim();
        if (kind.Kind == MappedValueKind.UnixTime)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
                ? FormattableString.Invariant($"{names.Shown("System.DateTimeOffset")}.FromUnixTimeSeconds({seconds})")
                : null;
        if (kind.Kind == MappedValueKind.Guid)
            return Guid.TryParse(text, out var guid) ? $"new {names.Shown("System.Guid")}({Literal(guid.ToString())})" : null;
        if (kind.Kind >= MappedValueKind.UnixTime || Constants.Of(text, kind) is not { } constant)
            return null;
        return kind.Kind switch
        {
            MappedValueKind.Enum => $"{names.Of(kind.Enum!.Name)}.{Edits.CSharpTexts.Name(kind.Enum.Members[(int)constant].Name)}",
            MappedValueKind.Decimal => ((decimal)constant).ToString(CultureInfo.InvariantCulture) + "m",
            MappedValueKind.Double => ((double)constant).ToString("R", CultureInfo.InvariantCulture) + "d",
            _ => SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false),
        };
    }

    private static string Interpolated(IEnumerable<Piece> parts) => "$\"" + string.Concat(parts.Select(part => part switch
    {
        Characters text => Inner(text.Text),
        Inserted { Expression: ConditionalExpressionSyntax choice } value => $"{{({choice}){value.Format}}}",
        Inserted value => $"{{{value.Expression}{value.Format}}}",
        _ => "",
    })) + "\"";

    // The content of an interpolated string, without its quotation marks.
    private static string Inner(string text)
    {
        var literal = Literal(text.Replace("{", "{{").Replace("}", "}}"));
        return literal.Substring(1, literal.Length - 2);
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
