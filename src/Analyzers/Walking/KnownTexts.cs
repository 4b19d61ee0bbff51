using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Evaluates methods of <c>string</c> for known texts, if the result does not depend on the culture.</summary>
internal sealed class KnownTexts(BodyWalker walker)
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Contains", "EndsWith", "Equals", "IsNullOrEmpty", "IsNullOrWhiteSpace", "Replace", "Split", "StartsWith", "Substring", "ToLowerInvariant",
        "ToUpperInvariant", "Trim", "TrimEnd", "TrimStart",
    };

    /// <summary>Evaluates a call of such a method; returns null for other calls.</summary>
    public Value? Call(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (IsShown(invocation))
            return Show(invocation);
        if (method.ContainingType.SpecialType != SpecialType.System_String || !Names.Contains(method.Name))
            return null;
        var values = new List<Value>();
        if (!method.IsStatic)
            values.Add(walker.Evaluate(invocation.Instance));
        values.AddRange(walker.Expressions.ValuesOf(invocation.Arguments, method.Parameters.Length));
        if (walker.Walk.State is null || values.Count == 0)
            return Value.Something;
        var made = method.IsStatic ? Ask(method.Name, values) : Ask(method.Name, values[0], values.Skip(1).ToList()) ?? Make(method.Name, values[0], values);
        var constants = values.SelectMany(value => value.Constants).ToImmutableArray();
        return made switch
        {
            null => Value.Something,
            string text => new ConstantValue(text) { Constants = constants },
            string[] parts => walker.Heap.MakeList(
                new ListObject(parts.Select(part => new Item(new ConstantValue(part) { Constants = constants }, invocation.Syntax)).ToImmutableArray(), false),
                invocation.Syntax),
            _ => new ConstantValue(made),
        };
    }

    // Without a format; what is written then does not depend on the culture.
    private static bool IsShown(IInvocationOperation invocation) =>
        invocation is { TargetMethod: { Name: "ToString", IsStatic: false, Parameters: var parameters }, Instance: { } instance }
            && parameters.All(parameter => parameter.Type.Name == "IFormatProvider")
            && OperationParts.IsWrittenAsConstant(instance);

    private Value Show(IInvocationOperation invocation)
    {
        var value = walker.Texts.TakeText(invocation.Instance!);
        foreach (var argument in invocation.Arguments)
            walker.Walk.Lose(walker.Evaluate(argument));
        return value is NullValue ? Value.Something : walker.Texts.Join([value]);
    }

    private static string? TextOf(Value value) => (value as ConstantValue)?.Constant switch
    {
        string text => text,
        char letter => letter.ToString(),
        _ => null,
    };

    // Static methods.
    private static bool? Ask(string name, List<Value> values)
    {
        if (values[0] is NullValue && name != "Equals")
            return true;
        return TextOf(values[0]) is not { } text ? null : name switch
        {
            "IsNullOrEmpty" => text.Length == 0,
            "IsNullOrWhiteSpace" => string.IsNullOrWhiteSpace(text),
            "Equals" => Ask(name, values[0], values.Skip(1).ToList()),
            _ => null,
        };
    }

    // The known beginning or end of a text may be enough.
    private static bool? Ask(string name, Value value, List<Value> arguments)
    {
        if (arguments.Count is 0 or > 2 || TextOf(arguments[0]) is not { } part || ComparisonOf(arguments, part) is not { } comparison)
            return null;
        var pieces = value is TextValue open ? OpenText.Pieces(open.Text) : TextOf(value) is { } known ? [known] : null;
        if (pieces is null)
            return null;
        var (first, last, isWhole) = (pieces[0], pieces[pieces.Count - 1], pieces.Count == 1);
        switch (name)
        {
            case "StartsWith" when IsPlain(first, comparison):
                return isWhole || first.Length >= part.Length ? first.StartsWith(part, comparison)
                    : part.StartsWith(first, comparison) ? null : false;
            case "EndsWith" when IsPlain(last, comparison):
                return isWhole || last.Length >= part.Length ? last.EndsWith(part, comparison)
                    : part.EndsWith(last, comparison) ? null : false;
            case "Contains":
                return pieces.Any(piece => piece.IndexOf(part, comparison) >= 0) ? true : isWhole ? false : null;
            case "Equals" when isWhole:
                return string.Equals(first, part, comparison);
            default:
                return null;
        }

        // Without a comparison, StartsWith and EndsWith depend on the culture.
        bool IsPlain(string text, StringComparison way) =>
            arguments.Count > 1 || (CultureFreeText.Is(text) && CultureFreeText.Is(part) && way == StringComparison.Ordinal);
    }

    private static StringComparison? ComparisonOf(List<Value> arguments, string part) => arguments.Count == 1
        ? part.Length > 0 ? StringComparison.Ordinal : null
        : (arguments[1] as ConstantValue)?.Constant is int and ((int)StringComparison.Ordinal or (int)StringComparison.OrdinalIgnoreCase) and var way
        ? (StringComparison)way
        : null;

    private object? Make(string name, Value value, List<Value> values)
    {
        if (TextOf(value) is not { } text)
            return null;
        var arguments = values.Skip(1).Select(argument => (argument as ConstantValue)?.Constant).ToList();
        switch (name)
        {
            case "ToLowerInvariant":
                return text.ToLowerInvariant();
            case "ToUpperInvariant":
                return text.ToUpperInvariant();
            case "Trim" when arguments.Count == 0:
                return text.Trim();
            case "TrimEnd" or "TrimStart" or "Trim"
                when values.Count <= 2 && Separators(values) is { Length: > 0 } letters && letters.All(letter => letter.Length == 1):
                var trimmed = letters.Select(letter => letter[0]).ToArray();
                return name == "Trim" ? text.Trim(trimmed) : name == "TrimEnd" ? text.TrimEnd(trimmed) : text.TrimStart(trimmed);
            case "Substring" when arguments[0] is int start and >= 0 && start <= text.Length:
                return arguments.Count == 1 ? text.Substring(start)
                    : arguments[1] is int length and >= 0 && start + length <= text.Length ? text.Substring(start, length) : null;
            case "Replace" when arguments.Count == 2 && TextOf(values[1]) is { Length: > 0 } old && TextOf(values[2]) is { } other:
                return text.Replace(old, other);
            case "Split" when (arguments.Count == 1 || (arguments.Count == 2 && arguments[1] is 0)) && Separators(values) is { Length: > 0 } separators:
                return text.Split(separators, StringSplitOptions.None);
            default:
                return null;
        }
    }

    // A single separator or an array.
    private string[]? Separators(List<Value> values)
    {
        if (values.Count < 2)
            return null;
        if (TextOf(values[1]) is { Length: > 0 } one)
            return [one];
        return walker.Walk.State!.Find<ListObject>(values[1]) is { IsOpen: false } list
            && list.Items.All(item => item.IsCertain && TextOf(item.Value) is { Length: > 0 })
            ? list.Items.Select(item => TextOf(item.Value)!).ToArray()
            : null;
    }
}
