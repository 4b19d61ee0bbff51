using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Reading and setting of members of generated classes.</summary>
internal sealed class Members(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Reads a property.</summary>
    public Value Read(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer && Dictionaries.Is(property.Property.ContainingType))
            return walker.Dictionaries.Read(property);
        if (property.Property.IsIndexer)
        {
            var indexed = walker.Evaluate(property.Instance);
            if (property.Property.ContainingType.Name is "ILookup" or "Lookup" && property.Arguments.Length == 1)
                return walker.Queries.Groups.GroupOf(indexed, walker.Evaluate(property.Arguments[0]), property.Syntax);
            return _walk.State?.Find<UserObject>(indexed) is not null && walker.OwnObjects.ReadOwn(property, indexed) is { } own
                ? own
                : walker.Lists.ReadItem(indexed, property.Arguments.Select(argument => argument.Value), property);
        }
        if (walker.Tasks.Wait(property) is { } awaited)
            return awaited;
        var receiver = walker.Evaluate(property.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        if (MemberOf(property) is { IsUserDeclared: false } member)
        {
            Value? result = null;
            foreach (var alternative in receiver.Alternatives)
                result = result is null ? Read(alternative, member) : _walk.OneOf(result, Read(alternative, member));
            return result ?? Value.Unknown;
        }
        if (walker.OwnFields.Read(property) is { } followed)
            return followed;
        if (!receiver.IsTracked && walker.Refinements.Find(property) is { } asked)
            return asked;
        if (receiver is ConstantValue { Constant: string text } && property.Property.Name == "Length")
            return new ConstantValue(text.Length);
        if (walker.OwnObjects.ReadOwn(property, receiver) is { } known)
            return known;
        if (walker.Dictionaries.Read(property.Property, receiver, property.Syntax) is { } part)
            return part;
        if (property.Property.Name == "Key" && _walk.State.Find<ListObject>(receiver) is { Key: { } key })
            return key;
        if (walker.Delegates.ReadLazy(property.Property, receiver) is { } made)
            return made;
        if (property.Property.Name is "Count" or "Length"
            && _walk.State.Find<ListObject>(receiver) is { IsOpen: false, IsLazy: false, Items: var items }
            && items.All(item => item.IsCertain))
            return new ConstantValue(items.Length);
        // A property that the user adds does not affect the document.
        if (walker.Types.Find(property.Property.ContainingType) is not null && OperationParts.IsAutomatic(property.Property))
            return Value.Unknown;
        // Reading the number of items does not expose the list.
        if (property.Property.Name is "Count" or "Length" or "Capacity" or "HasValue" && property.Property.Type.IsValueType)
            return Value.Something;
        _walk.Lose(receiver);
        walker.OwnFields.Lose(property);
        if (property.Instance is IInstanceReferenceOperation && !OperationParts.IsAutomatic(property.Property))
            walker.OwnFields.Forget();
        return Value.Unknown;
    }

    /// <summary>Reads a member of an object.</summary>
    public Value Read(Value receiver, MappedMember member)
    {
        if (_walk.State!.Find<ModelObject>(receiver) is not { } model)
            return Value.Unknown;
        member = model.Class.Own(member);
        if (model.Members.TryGetValue(member, out var cell))
            return cell.Value.Alternatives.Contains(Value.Unset)
                ? cell.Value.Alternatives.Select(value => value is NullValue ? Value.Null : value).Aggregate(OneOfValue.Of)
                : cell.Value;
        return !model.IsNew || member.IsRequired ? Value.Unknown
            : member.Role == MemberRole.Presence ? new ConstantValue(false)
            : Value.Null;
    }

    /// <summary>Returns the member of a generated class that a property represents; null for other properties.</summary>
    public MappedMember? MemberOf(IPropertyReferenceOperation property) =>
        property.Property.IsIndexer ? null : walker.Types.Find(property.Property.ContainingType)?.Class.FindMember(property.Property.Name);

    /// <summary>Whether an unknown value is certainly not null, by its type or by the compiler's flow analysis.</summary>
    public bool IsSet(IOperation source)
    {
        while (source is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            source = conversion.Operand;
        if (source.Type is null || source is ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
            return false;
        if (source.Type.IsValueType)
            return source.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
        if (source is IInterpolatedStringOperation)
            return true;
        var syntax = source.Syntax;
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
            syntax = parenthesized.Expression;
        // The author of a null-forgiving operator knows more than the flow analysis.
        return !syntax.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            && _walk.Frame.Semantics.GetTypeInfo(syntax, walker.CancellationToken).Nullability.FlowState == NullableFlowState.NotNull;
    }

    /// <summary>Assigns a value to a local or parameter.</summary>
    public Value Set(ISymbol local, Value value)
    {
        _heap.SetLocal(local, value);
        return _walk.State is null ? Value.Unknown : _walk.Read(local);
    }

    /// <summary>Assigns a value to a member of one of several objects.</summary>
    public void Set(Value receiver, MappedMember member, Cell cell)
    {
        if (_walk.State is null)
            return;
        var targets = receiver.Alternatives.OfType<HeapValue>().ToList();
        if (targets.Count == 0)
        {
            _walk.HandOver(cell.Value);
            if (receiver is not NullValue)
                _walk.Clear(cell, TracedPlace.Unknown);
        }
        foreach (var target in targets)
        {
            // The target is one of several objects: the others keep their values.
            var value = receiver is HeapValue ? cell.Value : _walk.OneOf(Read(target, member), cell.Value);
            _heap.SetMember(target, member, cell with { Value = value });
        }
    }
}
