using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Strings that are composed of parts.</summary>
internal sealed class TextJoins(BodyWalker walker)
{
    private static readonly string Hole = OpenText.Hole.ToString();

    private readonly Walk _walk = walker.Walk;

    /// <summary>An interpolated string.</summary>
    public Value Interpolate(IInterpolatedStringOperation interpolated)
    {
        var texts = new List<Value>();
        foreach (var part in interpolated.Parts)
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } }:
                    texts.Add(_walk.Written(text, part.Syntax));
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } hole:
                    texts.Add(TakeText(hole.Expression));
                    break;
                default:
                    foreach (var child in part.ChildOperations)
                        _walk.Lose(walker.Evaluate(child));
                    texts.Add(Value.Something);
                    break;
            }
        return Join(texts);
    }

    /// <summary>A call that concatenates strings; null for other calls.</summary>
    public Value? Join(IInvocationOperation invocation)
    {
        if (!invocation.TargetMethod.IsStatic)
            return null;
        switch (invocation.TargetMethod)
        {
            case { ContainingType.SpecialType: SpecialType.System_String, Name: "Concat" } when Arguments(invocation, 0) is { } concatenated:
                return Join(concatenated.Select(TakeText).ToList());
            case { ContainingType.SpecialType: SpecialType.System_String, Name: "Format" }
                when invocation.Arguments.Length > 1
                    && invocation.Arguments[0] is { Parameter.Type.SpecialType: SpecialType.System_String } composite
                    && Arguments(invocation, 1) is { } formatted:
                return Format(composite.Value, formatted);
            case { Name: "Combine",
                ContainingType: { Name: "Path",
                    ContainingNamespace: { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
                when Arguments(invocation, 0) is { } combined:
                return Join(combined, Combined);
            default:
                return null;
        }
    }

    private Value Format(IOperation composite, IReadOnlyList<IOperation> arguments)
    {
        var format = walker.Evaluate(composite);
        var values = arguments.Select(TakeText).ToList();
        if (format is not ConstantValue { Constant: string text })
            return Value.Something;
        return Join(Formatted(text, values.Select(TextOf).ToList()).ToList(), composite.ConstantValue.HasValue ? values : [format, .. values]);
    }

    private Value Join(IReadOnlyList<IOperation> parts, Func<List<string>, IEnumerable<string>> join)
    {
        var values = parts.Select(TakeText).ToList();
        return Join(join(values.Select(TextOf).ToList()).ToList(), values);
    }

    /// <summary>Returns the concatenation of several parts.</summary>
    public Value Join(IReadOnlyList<Value> parts) => Join(parts.Select(TextOf), parts);

    private Value Join(IEnumerable<string> texts, IReadOnlyList<Value> parts)
    {
        if (_walk.State is null)
            return Value.Unknown;
        var constants = parts.SelectMany(part => part.Constants).Distinct().ToImmutableArray();
        return OpenText.Join(texts) is not { } text || text == Hole ? Value.Something
            : OpenText.IsOpen(text) ? new TextValue(text) { Constants = constants }
            : new ConstantValue(text) { Constants = constants };
    }

    /// <summary>Evaluates a part of a string.</summary>
    public Value TakeText(IOperation operation)
    {
        var value = walker.Evaluate(operation);
        _walk.Lose(value);
        return Written(operation, value);
    }

    /// <summary>Returns the value of a part as far as the text shows it.</summary>
    public static Value Written(IOperation operation, Value value) =>
        value is ConstantValue { Constant: not string } && !OperationParts.IsWrittenAsConstant(operation) ? Value.Something : value;

    // A string that depends on the culture is unknown.
    private static string TextOf(Value value) => value switch
    {
        ConstantValue { Constant: string text } => text,
        ConstantValue { Constant: char character } => character.ToString(),
        ConstantValue { Constant: bool truth } => truth.ToString(),
        ConstantValue { Constant: IFormattable number } when Numbers.IsNatural(number) => number.ToString(null, CultureInfo.InvariantCulture),
        TextValue open => open.Text,
        NullValue { IsWritten: true } => "",
        _ => Hole,
    };

    // Returns the arguments from an index on, also if they are passed as an array; null if they are unknown.
    private static IReadOnlyList<IOperation>? Arguments(IInvocationOperation invocation, int first)
    {
        var arguments = invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Skip(first).Select(argument => argument.Value).ToList();
        if (arguments.Count == 1 && arguments[0].Type is IArrayTypeSymbol)
            return arguments[0] is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : null;
        return arguments.Exists(argument => argument.Type is not { SpecialType: SpecialType.System_String }
            && argument is not IConversionOperation { IsImplicit: true })
            ? null
            : arguments;
    }

    private static IEnumerable<string> Formatted(string format, List<string> arguments)
    {
        foreach (var part in CompositeFormat.Parts(format))
            yield return part.Argument is not { } index ? format[part.Start].ToString() : !part.HasFormat && index < arguments.Count ? arguments[index] : Hole;
    }

    // A rooted part discards all parts before it; the separator depends on the platform.
    private static IEnumerable<string> Combined(List<string> parts)
    {
        var from = 0;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Length > 0 && (parts[i][0] is '/' or '\\' or OpenText.Hole || parts[i].IndexOf(':') >= 0))
                from = i;
        var isEmpty = true;
        for (var i = from; i < parts.Count; i++)
        {
            // It is possible that none of the preceding parts remain. Nothing separates an empty part from the next one.
            if (i == from ? i > 0 && parts[i].Length > 0 && parts[i][0] == OpenText.Hole : parts[i].Length > 0 && !isEmpty)
                yield return Hole;
            isEmpty &= parts[i].Length == 0;
            yield return parts[i];
        }
    }
}
