using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Assignments to locals, members and items, and deconstructions, which assign several at once.</summary>
internal sealed class Assignments(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Assigns a value to the left side of an assignment.</summary>
    /// <param name="target">The left side.</param>
    /// <param name="evaluate">Returns the value. Called after the operands of the left side have been evaluated, as in C#.</param>
    /// <param name="source">The expression of the value.</param>
    public Value Assign(IOperation target, Func<Value> evaluate, IOperation source)
    {
        switch (target)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Assign(conversion.Operand, evaluate, source);
            case IDeclarationExpressionOperation declared:
                return Assign(declared.Expression, evaluate, source);
            case ILocalReferenceOperation local:
                return walker.Members.Set(local.Local, evaluate());
            case IParameterReferenceOperation parameter:
                return SetParameter(parameter.Parameter, evaluate);
            case IDiscardOperation:
                return evaluate();
            case IPropertyReferenceOperation { Property.IsIndexer: false } property when walker.Members.MemberOf(property) is { IsUserDeclared: false } member:
                {
                    var receiver = walker.Evaluate(property.Instance);
                    var value = evaluate();
                    if (value is UnknownValue && walker.Members.IsSet(source))
                        value = Value.Something;
                    walker.Members.Set(receiver, member, new Cell(value, OperationParts.NameOf(property.Syntax), source.Syntax));
                    return value;
                }
            case IPropertyReferenceOperation { Property.IsIndexer: false } property
                when walker.Types.Find(property.Property.ContainingType) is not null && OperationParts.IsAutomatic(property.Property):
                {
                    walker.Evaluate(property.Instance);
                    var value = evaluate();
                    _walk.HandOver(value);
                    return value;
                }
            case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var dictionary } } property when Dictionaries.Is(dictionary):
                return walker.Dictionaries.Set(property, evaluate, source);
            case IPropertyReferenceOperation property when walker.OwnObjects.HasSetter(property.Property):
                return walker.OwnObjects.Set(property, evaluate);
            case IPropertyReferenceOperation { Property.IsIndexer: true } property:
                return walker.Lists.SetItem(walker.Evaluate(property.Instance), property.Arguments.Select(argument => argument.Value), evaluate, source);
            case IArrayElementReferenceOperation element:
                return walker.Lists.SetItem(walker.Evaluate(element.ArrayReference), element.Indices, evaluate, source);
            case IFieldReferenceOperation { Field.IsStatic: false } field:
                return SetOwn(field, evaluate);
            case IPropertyReferenceOperation { Property: { IsIndexer: false, IsStatic: false } } property
                when OperationParts.IsAutomatic(property.Property) && !MayBeOverridden(property.Property):
                return SetOwn(property, evaluate);
            default:
                walker.Expressions.HandOut(target);
                _walk.HandOver(evaluate());
                walker.OwnFields.Forget();
                return Value.Unknown;
        }
    }

    /// <summary>A null-coalescing assignment.</summary>
    public Value AssignIfNull(ICoalesceAssignmentOperation coalesce)
    {
        var there = walker.Evaluate(coalesce.Target);
        if (there.IsCertainlySet)
            return there;
        if (there is NullValue)
            return Assign(coalesce.Target, () => walker.Evaluate(coalesce.Value), coalesce.Value);
        _walk.Perhaps(() => Assign(coalesce.Target, () => walker.Evaluate(coalesce.Value), coalesce.Value));
        return _walk.State is null ? Value.Unknown : walker.Evaluate(coalesce.Target);
    }

    private Value SetParameter(IParameterSymbol parameter, System.Func<Value> evaluate)
    {
        var value = evaluate();
        if (!OwnObjects.IsOfThis(parameter))
            return walker.Members.Set(parameter, value);
        if (_walk.Frame.This is HeapValue own)
            _heap.SetField(own, parameter, value);
        else
            _walk.HandOver(value);
        return value;
    }

    private static bool MayBeOverridden(IPropertySymbol property) => property.IsVirtual || (property.IsOverride && !property.IsSealed);

    private Value SetOwn(IMemberReferenceOperation target, System.Func<Value> evaluate)
    {
        var receiver = walker.Evaluate(target.Instance);
        var value = evaluate();
        if (_walk.State is null)
            return value;
        if (receiver is HeapValue heap && _walk.State.Find<UserObject>(receiver) is not null)
        {
            _heap.SetField(heap, target.Member, value);
            return value;
        }
        if (walker.OwnFields.Set(target, value))
            return value;
        walker.OwnFields.Forget(target);
        _walk.Lose(receiver);
        _walk.HandOver(value);
        return Value.Unknown;
    }

    /// <summary>A deconstructing assignment.</summary>
    public Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declared ? declared.Expression : deconstruction.Target;
        var value = deconstruction.Value;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        if (target is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length)
        {
            // All values are evaluated before the first assignment.
            var found = values.Elements.Select(walker.Evaluate).ToList();
            for (var i = 0; i < found.Count; i++)
            {
                var index = i;
                Assign(targets.Elements[i], () => found[index], values.Elements[i]);
            }
            return Value.Unknown;
        }
        var whole = walker.Evaluate(value);
        if (_walk.State is not null)
            TakeApart(
                target,
                whole,
                deconstruction.Syntax is AssignmentExpressionSyntax assignment ? _walk.Frame.Semantics.GetDeconstructionInfo(assignment).Method : null);
        return Value.Unknown;
    }

    /// <summary>Deconstructs a value: a tuple, a record, or an object with a deconstruction method.</summary>
    public void TakeApart(IOperation target, Value whole, IMethodSymbol? method)
    {
        if (target is ITupleOperation parts && PartsOf(whole, method?.OriginalDefinition) is { } values && values.Count == parts.Elements.Length)
        {
            for (var i = 0; i < values.Count && _walk.State is not null; i++)
            {
                var item = values[i];
                Assign(parts.Elements[i], () => item, parts.Elements[i]);
            }
            return;
        }
        _walk.Lose(whole);
        if (method is not null)
            walker.OwnFields.Forget();
        AssignUnknown(target);
    }

    /// <summary>Returns the parts of a deconstructed value; null if they are unknown.</summary>
    public List<Value>? PartsOf(Value whole, IMethodSymbol? method)
    {
        if (method is null || Dictionaries.IsPair(method.ContainingType))
            return _walk.State!.Find<ListObject>(whole) is { IsOpen: false, IsLazy: false } list && list.Items.All(item => item.IsCertain)
                ? list.Items.Select(item => item.Value).ToList()
                : null;
        if (method.IsStatic || _walk.State!.Find<UserObject>(whole) is not { } own)
            return null;
        if (method.IsImplicitlyDeclared)
            return method.Parameters.Select(parameter =>
                own.Type.GetMembers(parameter.Name).FirstOrDefault() is { } property && own.Fields.TryGetValue(property, out var value)
                ? value
                : Value.Unknown)
                .ToList();
        if (!_walk.CanEnter(method) || walker.Code.Find(method) is not { } body)
            return null;
        walker.Methods.Run(body.Block, parent => new Frame(parent, parent.Call, body.Facts, body.Semantics, method) { This = whole }, frame => { });
        return _walk.State is null ? null : method.Parameters.Select(_heap.TakeBack).ToList();
    }

    /// <summary>Assigns an unknown value to a target.</summary>
    public void AssignUnknown(IOperation target)
    {
        if (target is ITupleOperation tuple)
            foreach (var element in tuple.Elements)
                AssignUnknown(element);
        else if (_walk.State is not null)
            Assign(target, () => Value.Unknown, target);
    }
}
