using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Patterns: whether a value matches, and the variables that they declare.</summary>
internal sealed class Matching(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Whether a value matches a pattern; null if unknown.</summary>
    public bool? IsMatch(Value value, IOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } =>
            AreEqual(value, constant.Value is null ? Value.Null : new ConstantValue(constant.Value)),
        INegatedPatternOperation negated => !IsMatch(value, negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
            AreAll([IsMatch(value, both.LeftPattern), IsMatch(value, both.RightPattern)]),
        IBinaryPatternOperation either => !AreAll([!IsMatch(value, either.LeftPattern), !IsMatch(value, either.RightPattern)]),
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: int bound } } relation =>
            (Numbers.Combine(relation.OperatorKind, value, new ConstantValue(bound)) as ConstantValue)?.Constant as bool?,
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        IDeclarationPatternOperation or IRecursivePatternOperation or ITypePatternOperation when value is NullValue => false,
        IDeclarationPatternOperation { MatchedType: { } type } => IsOf(value, type),
        ITypePatternOperation { MatchedType: var type } => IsOf(value, type),
        IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructSymbol: null, DeconstructionSubpatterns: { Length: > 0 } parts }
            when walker.Assignments.PartsOf(value, null) is { } values && values.Count == parts.Length =>
            AreAll(values.Select((part, i) => IsMatch(part, parts[i]))),
        IRecursivePatternOperation recursive => AreAll(
            recursive.PropertySubpatterns.Select(part => PartOf(value, part.Member) is { } known ? IsMatch(known, part.Pattern) : null)
                .Append(recursive.DeconstructionSubpatterns.Length == 0 ? true : null)
                .Prepend(IsOf(value, recursive.MatchedType))),
        IListPatternOperation list => ItemsOf(value) is { } items ? IsMatch(items, list.Patterns) : value is NullValue ? false : null,
        _ => null,
    };

    private bool? IsMatch(List<Value> items, ImmutableArray<IPatternOperation> parts)
    {
        var slice = SliceOf(parts);
        if (slice < 0 ? items.Count != parts.Length : items.Count < parts.Length - 1)
            return false;
        return AreAll(parts.Select((part, i) => part switch
        {
            ISlicePatternOperation { Pattern: null or IDeclarationPatternOperation { MatchesNull: true } } => true,
            ISlicePatternOperation => null,
            _ => IsMatch(items[slice < 0 || i < slice ? i : items.Count - parts.Length + i], part),
        }));
    }

    // Returns the index of the slice in a list pattern; -1 if there is none.
    private static int SliceOf(ImmutableArray<IPatternOperation> parts)
    {
        for (var i = 0; i < parts.Length; i++)
            if (parts[i] is ISlicePatternOperation)
                return i;
        return -1;
    }

    // Returns the items of a list or the characters of a text; null if they are unknown.
    private List<Value>? ItemsOf(Value value) => value switch
    {
        ConstantValue { Constant: string text } => text.Select(character => (Value)new ConstantValue(character)).ToList(),
        _ when _walk.State?.Find<ListObject>(value) is { IsOpen: false, IsLazy: false } list && list.Items.All(item => item.IsCertain) =>
            list.Items.Select(item => item.Value).ToList(),
        _ => null,
    };

    private static bool? AreAll(IEnumerable<bool?> answers)
    {
        bool? all = true;
        foreach (var answer in answers)
            all = answer == false ? false : all == false ? false : answer is null ? null : all;
        return all;
    }

    /// <summary>Whether two values are equal; null if unknown.</summary>
    public static bool? AreEqual(Value first, Value second) => (first, second) switch
    {
        (ConstantValue a, ConstantValue b) when a.Constant.GetType() == b.Constant.GetType() => a.Constant.Equals(b.Constant),
        (NullValue, NullValue) => true,
        (UnknownValue { Excluded: var excluded }, ConstantValue other) when excluded.Contains(other.Constant) => false,
        (ConstantValue other, UnknownValue { Excluded: var excluded }) when excluded.Contains(other.Constant) => false,
        (NullValue, _) when second.IsCertainlySet => false,
        (_, NullValue) when first.IsCertainlySet => false,
        _ => null,
    };

    /// <summary>Whether a value is not null and of a type; null where it is not known.</summary>
    public bool? IsOf(Value value, ITypeSymbol type)
    {
        if (value is NullValue)
            return false;
        if (value is ConstantValue { Constant: string } or TextValue && type.SpecialType == SpecialType.System_String)
            return true;
        var made = value switch
        {
            _ when _walk.State?.Find<UserObject>(value) is { Type: { IsGenericType: false } own } => own,
            _ when _walk.State?.Find<ModelObject>(value) is { Type: var model } => model,
            _ => null,
        };
        if (made is null)
            return null;
        if (type.SpecialType == SpecialType.System_Object)
            return true;
        for (var current = made; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current, type))
                return true;
        return made.AllInterfaces.Contains(type, SymbolEqualityComparer.Default) ? true : type is INamedTypeSymbol ? false : null;
    }

    // Returns the value of a property or field; null if it is unknown or code would have to run.
    private Value? PartOf(Value value, IOperation? member) => member switch
    {
        IPropertyReferenceOperation property when walker.Members.MemberOf(property) is { IsUserDeclared: false } found =>
            _walk.State?.Find<ModelObject>(value) is null ? null : walker.Members.Read(value, found),
        IPropertyReferenceOperation { Property.Name: "Length" } when value is ConstantValue { Constant: string text } => new ConstantValue(text.Length),
        IPropertyReferenceOperation { Property.Name: "Length" or "Count" } when ItemsOf(value) is { } items => new ConstantValue(items.Count),
        IPropertyReferenceOperation { Property: var property } when _walk.State?.Find<UserObject>(value) is { } own =>
            OwnObjects.ReadAutomatic(own, property),
        IFieldReferenceOperation { Field: var field } when _walk.State?.Find<UserObject>(value) is { } own =>
            own.Fields.TryGetValue(field.OriginalDefinition, out var known) ? known : null,
        _ => null,
    };

    /// <summary>Matches a value with a pattern. Its parts can be changed through the variables that the pattern declares.</summary>
    public void Match(Value value, IOperation pattern)
    {
        if (_walk.State is null)
            return;
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Name(declaration.DeclaredSymbol, declaration.MatchesNull ? value : NotNull(value));
                break;
            case INegatedPatternOperation negated:
                Match(value, negated.Pattern);
                break;
            case IBinaryPatternOperation both:
                Match(value, both.LeftPattern);
                Match(value, both.RightPattern);
                break;
            case IRecursivePatternOperation recursive:
                Match(value, recursive);
                break;
            case IListPatternOperation list when ItemsOf(value) is { } items && IsMatch(items, list.Patterns) != false:
                Match(value, list, items);
                break;
            case IListPatternOperation list:
                _walk.Lose(value);
                Name(list.DeclaredSymbol, Value.Unknown);
                foreach (var part in list.Patterns)
                    Match(Value.Unknown, part is ISlicePatternOperation { Pattern: { } slice } ? slice : part);
                break;
        }
    }

    private void Match(Value value, IListPatternOperation list, List<Value> items)
    {
        Name(list.DeclaredSymbol, value);
        var parts = list.Patterns;
        var (slice, rest) = (SliceOf(parts), items.Count - parts.Length);
        for (var i = 0; i < parts.Length && _walk.State is not null; i++)
            if (i != slice)
                Match(items[slice < 0 || i < slice ? i : rest + i], parts[i]);
            else if (parts[i] is ISlicePatternOperation { Pattern: { } named } sliced)
                Match(Slice(value, items, i, rest + 1, sliced.Syntax), named);
    }

    private Value Slice(Value whole, List<Value> items, int start, int count, SyntaxNode syntax)
    {
        if (whole is ConstantValue { Constant: string text })
            return new ConstantValue(text.Substring(start, count)) { Constants = whole.Constants };
        var sliced = items.Skip(start).Take(count).Select(item => new Item(item, _walk.SourceOf(item, syntax))).ToImmutableArray();
        return _heap.MakeList(new ListObject(sliced, IsOpen: false), syntax);
    }

    private void Match(Value value, IRecursivePatternOperation recursive)
    {
        Name(recursive.DeclaredSymbol, NotNull(value));
        foreach (var part in recursive.PropertySubpatterns)
            MatchPart(value, PartOf(value, part.Member), part.Pattern);
        var parts = recursive.DeconstructionSubpatterns;
        if (parts.Length == 0 || _walk.State is null)
            return;
        var values = recursive.DeconstructSymbol is IMethodSymbol { IsImplicitlyDeclared: false }
            ? null
            : walker.Assignments.PartsOf(value, (recursive.DeconstructSymbol as IMethodSymbol)?.OriginalDefinition);
        for (var i = 0; i < parts.Length; i++)
            MatchPart(value, values is not null && values.Count == parts.Length ? values[i] : null, parts[i]);
    }

    // An unknown part can be changed through the variable of the pattern.
    private void MatchPart(Value whole, Value? part, IOperation pattern)
    {
        if (part is null && NamesObject(pattern))
            _walk.Lose(whole);
        Match(part ?? Value.Unknown, pattern);
    }

    private static bool NamesObject(IOperation pattern) =>
        (pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        }) is ILocalSymbol { Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } }
        || pattern is IListPatternOperation
        || pattern.ChildOperations.Any(NamesObject);

    private static Value NotNull(Value value) =>
        value is UnknownValue ? Value.Something
        : value is OneOfValue several ? several.Values.Where(one => one is not NullValue).Aggregate(OneOfValue.Of)
        : value;

    private void Name(ISymbol? name, Value value)
    {
        if (name is ILocalSymbol local)
            _heap.SetLocal(local, value);
    }
}
