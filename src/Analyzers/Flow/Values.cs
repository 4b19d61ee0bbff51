using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Flow;

/// <summary>What is known of the value of an expression. Compared by what it is, not by where it was written.</summary>
internal abstract record Value
{
    /// <summary>The constants of the code that it was made of, in their order; no part of what it is.</summary>
    public ImmutableArray<WrittenConstant> Constants { get; init; } = ImmutableArray<WrittenConstant>.Empty;

    /// <summary>Nothing is known, but that no tracked object is it.</summary>
    public static readonly Value Unknown = new UnknownValue(IsSet: false);

    /// <summary>Nothing is known but that it is not null, and that no tracked object is it.</summary>
    public static readonly Value Something = new UnknownValue(IsSet: true);

    /// <summary>Null.</summary>
    public static readonly Value Null = new NullValue(IsWritten: true);

    /// <summary>Null because nothing was set on one of the ways here: what gets the object may still set it.</summary>
    public static readonly Value Unset = new NullValue(IsWritten: false);

    /// <summary>The values that this can be, one of which it is.</summary>
    public virtual IEnumerable<Value> Alternatives => [this];

    /// <summary>The numbers of the objects that it can be.</summary>
    public IEnumerable<int> Ids => Alternatives.OfType<HeapValue>().Select(value => value.Id);

    /// <summary>Whether it can be an object that this code made.</summary>
    public bool IsTracked => Ids.Any();

    /// <summary>Whether it is certainly not null.</summary>
    public bool IsCertainlySet => Alternatives.All(value => value is UnknownValue { IsSet: true } or ConstantValue or TextValue or HeapValue or OptionsValue);

    public virtual bool Equals(Value? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A constant where the code writes it.</summary>
/// <param name="Node">The expression.</param>
/// <param name="Call">Where it stands in a method that is followed: the call in the body at hand that led there.</param>
internal readonly record struct WrittenConstant(SyntaxNode Node, SyntaxNode? Call);

/// <summary>Not known.</summary>
/// <param name="IsSet">Whether it is certainly not null.</param>
internal sealed record UnknownValue(bool IsSet) : Value;

/// <summary>Null.</summary>
/// <param name="IsWritten">Whether some code says so; else it is what a new object has.</param>
internal sealed record NullValue(bool IsWritten) : Value;

/// <summary>A constant.</summary>
/// <param name="Constant">A string, a bool, a number; for an enumeration its number.</param>
internal sealed record ConstantValue(object Constant) : Value;

/// <summary>A text that is known in part.</summary>
/// <param name="Text">The text with its holes; see <see cref="Values.OpenText"/>.</param>
internal sealed record TextValue(string Text) : Value;

/// <summary>Options for writing.</summary>
/// <param name="Validates">Whether what is written is validated: null where that is not known.</param>
internal sealed record OptionsValue(bool? Validates) : Value;

/// <summary>An object that this code made.</summary>
/// <param name="Id">Its number in the heap.</param>
internal sealed record HeapValue(int Id) : Value;

/// <summary>One of several values.</summary>
internal sealed record OneOfValue : Value
{
    /// <summary>More values than these are as good as unknown.</summary>
    public const int Most = 64;

    private OneOfValue(ImmutableArray<Value> values) => Values = values;

    /// <summary>The values, at least two, none of them a choice itself.</summary>
    public ImmutableArray<Value> Values { get; }

    public override IEnumerable<Value> Alternatives => Values;

    /// <summary>One of two values. What was unknown stays so: objects among the others must be given up by the caller.</summary>
    public static Value Of(Value first, Value second)
    {
        if (first.Equals(second))
            return first;
        var values = first.Alternatives.Concat(second.Alternatives).Distinct().ToImmutableArray();
        if (values.Length > Most || values.Any(value => value is UnknownValue or OptionsValue))
            return values.All(value => value.IsCertainlySet) ? Something : Unknown;
        return values.Length == 1 ? values[0] : new OneOfValue(values);
    }

    public bool Equals(OneOfValue? other) => other is not null && Values.Length == other.Values.Length && Values.All(other.Values.Contains);

    public override int GetHashCode() => Values.Length;
}
