using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>The knowledge about the value of an expression. Values are compared by content, not by origin.</summary>
internal abstract record Value
{
    /// <summary>The constants in the code from which it originates, in order; they do not affect equality.</summary>
    public ImmutableArray<WrittenConstant> Constants { get; init; } = ImmutableArray<WrittenConstant>.Empty;

    /// <summary>An unknown value that is not a tracked object.</summary>
    public static readonly Value Unknown = new UnknownValue(IsSet: false);

    /// <summary>An unknown value that is not null and not a tracked object.</summary>
    public static readonly Value Something = new UnknownValue(IsSet: true);

    /// <summary>Null.</summary>
    public static readonly Value Null = new NullValue(IsWritten: true);

    /// <summary>Null because nothing was set on one of the execution paths: code that receives the object may still set it.</summary>
    public static readonly Value Unset = new NullValue(IsWritten: false);

    /// <summary>The possible values.</summary>
    public virtual IEnumerable<Value> Alternatives => [this];

    /// <summary>The numbers of the possible objects.</summary>
    public IEnumerable<int> Ids => Alternatives.OfType<HeapValue>().Select(value => value.Id);

    /// <summary>Whether it can be an object that this code made.</summary>
    public bool IsTracked => Ids.Any();

    /// <summary>Whether it is certainly not null.</summary>
    public bool IsCertainlySet => Alternatives.All(value => value is UnknownValue { IsSet: true } or ConstantValue or TextValue or HeapValue or OptionsValue);

    public virtual bool Equals(Value? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A constant with its place in the code.</summary>
/// <param name="Node">The expression.</param>
/// <param name="Call">For a place in a followed method: the call in the analyzed body that led there.</param>
internal readonly record struct WrittenConstant(SyntaxNode Node, SyntaxNode? Call);

/// <summary>An unknown value.</summary>
/// <param name="IsSet">Whether it is certainly not null.</param>
internal sealed record UnknownValue(bool IsSet) : Value
{
    /// <summary>The constants that it is certainly not equal to.</summary>
    public ImmutableHashSet<object> Excluded { get; init; } = ImmutableHashSet<object>.Empty;

    public bool Equals(UnknownValue? other) =>
        other is not null && IsSet == other.IsSet && (ReferenceEquals(Excluded, other.Excluded) || Excluded.SetEquals(other.Excluded));

    public override int GetHashCode() => Excluded.Count + (IsSet ? 1 : 0);
}

/// <summary>Null.</summary>
/// <param name="IsWritten">Whether the code assigns null; otherwise it is the initial value.</param>
internal sealed record NullValue(bool IsWritten) : Value;

/// <summary>A constant.</summary>
/// <param name="Constant">A string, a bool, or a number; the number of an enumeration member.</param>
internal sealed record ConstantValue(object Constant) : Value;

/// <summary>A partly known text.</summary>
/// <param name="Text">The text with its holes; see <see cref="Values.OpenText"/>.</param>
internal sealed record TextValue(string Text) : Value;

/// <summary>Options for writing.</summary>
/// <param name="Validates">Whether the output is validated; null if that is unknown.</param>
internal sealed record OptionsValue(bool? Validates) : Value;

/// <summary>An object that this code created.</summary>
/// <param name="Id">Its number in the heap.</param>
internal sealed record HeapValue(int Id) : Value;

/// <summary>One of several values.</summary>
internal sealed record OneOfValue : Value
{
    /// <summary>The maximum number of values; a value with more is unknown.</summary>
    public const int Most = 64;

    private OneOfValue(ImmutableArray<Value> values) => Values = values;

    /// <summary>The values: at least two, none of which is itself a choice.</summary>
    public ImmutableArray<Value> Values { get; }

    public override IEnumerable<Value> Alternatives => Values;

    /// <summary>Returns one of two values. An unknown value remains unknown: the caller must let the objects among the others escape.</summary>
    public static Value Of(Value first, Value second)
    {
        if (first.Equals(second))
            return first;
        var values = first.Alternatives.Concat(second.Alternatives).Distinct().ToImmutableArray();
        if (values.Length > Most || values.Any(value => value is UnknownValue or OptionsValue))
            return values.All(value => value.IsCertainlySet) ? Something : Unknown;
        return values.Length == 1 ? values[0] : new OneOfValue(values);
    }

    /// <summary>Returns the choice with each value replaced by another one; different values stay different.</summary>
    public OneOfValue Select(Func<Value, Value> replace) => new(Values.Select(replace).ToImmutableArray()) { Constants = Constants };

    public bool Equals(OneOfValue? other) => other is not null && Values.Length == other.Values.Length && Values.All(other.Values.Contains);

    public override int GetHashCode() => Values.Length;
}
