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

/// <summary>Texts that are put together from parts.</summary>
internal sealed class TextJoins(BodyWalker walker)
{
    private static readonly string Hole = OpenText.Hole.ToString();

    private readonly Walk _walk = walker.Walk;

    /// <summary>An interpolated text.</summary>
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

    /// <summary>A call that puts texts together; null where it does not.</summary>
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
                    && invocation.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string format }
                    && Arguments(invocation, 1) is { } formatted:
                return Join(formatted, texts => Formatted(format, texts));
            case { Name: "Combine",
                ContainingType: { Name: "Path",
                    ContainingNamespace: { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
                when Arguments(invocation, 0) is { } combined:
                return Join(combined, Combined);
            default:
                return null;
        }
    }

    private Value Join(IReadOnlyList<IOperation> parts, Func<List<string>, IEnumerable<string>> join)
    {
        var values = parts.Select(TakeText).ToList();
        return Join(join(values.Select(TextOf).ToList()).ToList(), values);
    }

    /// <summary>The text of several parts.</summary>
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

    /// <summary>A part of a text.</summary>
    public Value TakeText(IOperation operation)
    {
        var value = walker.Evaluate(operation);
        _walk.Lose(value);
        // The number of an enumeration's member is not what is written.
        return OperationParts.IsEnumeration(operation) ? Value.Something : value;
    }

    // What depends on culture is not known.
    private static string TextOf(Value value) => value switch
    {
        ConstantValue { Constant: string text } => text,
        ConstantValue { Constant: char character } => character.ToString(),
        ConstantValue { Constant: int number and >= 0 } => number.ToString(CultureInfo.InvariantCulture),
        TextValue open => open.Text,
        NullValue { IsWritten: true } => "",
        _ => Hole,
    };

    // Those from one on, also where they are given as an array; null where they are not known.
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

    // A part that may begin at a root puts away all before it; the separator is the platform's.
    private static IEnumerable<string> Combined(List<string> parts)
    {
        var from = 0;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Length > 0 && (parts[i][0] is '/' or '\\' or OpenText.Hole || parts[i].IndexOf(':') >= 0))
                from = i;
        for (var i = from; i < parts.Count; i++)
        {
            // It may be that nothing of what stands before it is left.
            if (i == from ? i > 0 && parts[i].Length > 0 && parts[i][0] == OpenText.Hole : parts[i].Length > 0)
                yield return Hole;
            yield return parts[i];
        }
    }
}
