using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Evaluates creations, conversions and methods of dates, times, durations and UUIDs with known arguments: types without literals whose values do not change. A
/// <c>DateOnly</c> is represented as <see cref="XmlDate"/>, a <c>TimeOnly</c> as <see cref="XmlTime"/>. What depends on the machine's time zone or culture is
/// unknown.
/// </summary>
internal sealed class KnownValues(BodyWalker walker)
{
    /// <summary>Evaluates a creation; null if the type is a different one.</summary>
    public Value? Create(IObjectCreationOperation creation) =>
        creation is { Constructor: { Parameters.Length: > 0 } constructor, Initializer: null } && NameOf(creation.Type) is { } type
        ? Make(type, constructor, creation.Arguments, null, creation.Syntax)
        : null;

    /// <summary>Evaluates a call; null if it is no method of such a type, or returns more than one value.</summary>
    public Value? Call(IInvocationOperation invocation) =>
        NameOf(invocation.TargetMethod.ContainingType) is { } type && invocation.TargetMethod.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        ? Make(type, invocation.TargetMethod, invocation.Arguments, invocation.Instance, invocation.Syntax)
        : null;

    /// <summary>Converts a value with a user-defined operator; null if it converts between other types.</summary>
    public static Value? Convert(IMethodSymbol method, Value value)
    {
        if (NameOf(method.ReturnType) is not { } type || NameOf(method.Parameters[0].Type) is null)
            return null;
        Value? converted = null;
        foreach (var alternative in value.Alternatives)
        {
            var one = alternative is ConstantValue { Constant: var constant } && Evaluate(type, KnownMembers.Constructor, [constant]) is { } made
                ? new ConstantValue(made)
                : Value.Something;
            converted = converted is null ? one : OneOfValue.Of(converted, one);
        }
        return converted! with { Constants = value.Constants };
    }

    /// <summary>Returns the value of a static field or property; null if it is none of such a type.</summary>
    public static Value? Read(ISymbol member, SyntaxNode place, Walk walk) =>
        member.IsStatic && NameOf(member.ContainingType) is { } type && Evaluate(type, member.Name, []) is { } value ? walk.Written(value, place) : null;

    private Value Make(string type, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? instance, SyntaxNode place)
    {
        var values = new List<object?>();
        var texts = ImmutableArray<WrittenConstant>.Empty;
        if (instance is not null)
            Add(walker.Evaluate(instance), null);
        foreach (var argument in arguments.OrderBy(argument => argument.Parameter?.Ordinal))
        {
            var isDefault = argument is { ArgumentKind: ArgumentKind.DefaultValue, Value: IDefaultValueOperation };
            Add(isDefault ? Value.Null : walker.Evaluate(argument), argument.Parameter);
        }

        if (walker.Walk.State is null)
            return Value.Unknown;
        if (Evaluate(type, method.MethodKind == MethodKind.Constructor ? KnownMembers.Constructor : method.Name, [.. values]) is not { } made)
            return Value.Something;
        return texts.IsEmpty ? walker.Walk.Written(made, place) : new ConstantValue(made) { Constants = texts };

        // No rule expects the value that represents an unknown one.
        void Add(Value value, IParameterSymbol? parameter)
        {
            values.Add(value switch
            {
                ConstantValue { Constant: int kind } when parameter?.Type.Name == nameof(DateTimeKind) => (DateTimeKind)kind,
                ConstantValue { Constant: var constant } => constant,
                NullValue => null,
                _ => Value.Unknown,
            });
            if (value is ConstantValue { Constant: string })
                texts = texts.AddRange(value.Constants);
        }
    }

    // The name of such a type, without its namespace.
    private static string? NameOf(ITypeSymbol? type) => type switch
    {
        { Name: "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => type.Name,
        { Name: nameof(XmlDateTime) or nameof(XmlDate) or nameof(XmlTime) or nameof(XmlPartialDate) or nameof(XmlDuration),
            ContainingNamespace: { Name: "Bindery", ContainingNamespace.IsGlobalNamespace: true } } => type.Name,
        _ => null,
    };

    private static object? Evaluate(string type, string member, object?[] arguments)
    {
        try
        {
            return KnownMembers.Evaluate(type, member, arguments) is var made and not DateTime { Kind: DateTimeKind.Local } ? made : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The program ends here.
            return null;
        }
    }
}
