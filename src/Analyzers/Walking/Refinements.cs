using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Records what conditions establish, so that the same condition has the same result later: about locals and parameters that no other code changes, and about
/// read-only and init-only members of unknown objects. Only unknown values are replaced.
/// </summary>
internal sealed class Refinements(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;

    /// <summary>Records that an expression is equal to a constant or null, or that it is not.</summary>
    public void RefineEquality(IOperation operation, Value value, bool isEqual)
    {
        if (value is not ConstantValue { Constant: var constant })
            Refine(operation, isEqual ? Value.Null : Value.Something);
        else if (isEqual)
            Refine(operation, new ConstantValue(constant));
        else if (constant is bool flag && OperationParts.Unwrap(operation).Type?.SpecialType == SpecialType.System_Boolean)
            Refine(operation, new ConstantValue(!flag));
        else
            Exclude(operation, [constant]);
    }

    /// <summary>Records that an expression is not equal to any of several constants.</summary>
    public void Exclude(IOperation operation, IEnumerable<object> constants) =>
        Refine(operation, new UnknownValue(IsSet: false) { Excluded = ImmutableHashSet.CreateRange(constants) });

    /// <summary>Records that an expression has a value if it is tested again later.</summary>
    public void Refine(IOperation operation, Value value)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            operation = conversion.Operand;
        if (_walk.State is null || _walk.Frame.Facts.Jumps)
            return;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                RefineLocal(local.Local, value);
                break;
            case IParameterReferenceOperation parameter when !OwnObjects.IsOfThis(parameter.Parameter):
                RefineLocal(parameter.Parameter, value);
                break;
            case IMemberReferenceOperation { Instance: { } instance } when MemberOf(operation) is { } part
                && _walk.Frame.Facts.IsAskedAgain(part.OriginalDefinition)
                && ValueOf(instance) is HeapValue owner:
                RefinePart(owner, part, value);
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation
                when MemberOf(operation) is { } member
                    && (_walk.Frame.Facts.IsAskedAgain(member.OriginalDefinition)
                        || (_walk.Frame.Facts.CallsItself && IsOfThis(operation)))
                    && KeyOf(operation) is { } key:
                if (!_walk.State.Asked.TryGetValue(key, out var before))
                    _walk.State = _walk.State with { Asked = _walk.State.Asked.Add(key, value) };
                else if (before is UnknownValue known)
                    _walk.State = _walk.State with { Asked = _walk.State.Asked.SetItem(key, Both(known, value)) };
                break;
        }
    }

    /// <summary>Returns the recorded value of a member of an unknown object; null if there is none.</summary>
    public Value? Find(IOperation member) =>
        _walk.State!.Asked.IsEmpty || KeyOf(member) is not { } key ? null : _walk.State.Asked.TryGetValue(key, out var value) ? value : null;

    private void RefineLocal(ISymbol symbol, Value value)
    {
        if (_walk.IsOwn(symbol) && _walk.Frame.Facts.IsAskedAgain(symbol) && _walk.Read(symbol) is UnknownValue known)
            _walk.State = _walk.State! with { Locals = _walk.State.Locals.SetItem(symbol, Both(known, value)) };
    }

    private Value ValueOf(IOperation instance) => instance switch
    {
        ILocalReferenceOperation local => _walk.Read(local.Local),
        IParameterReferenceOperation parameter => walker.OwnObjects.ReadParameter(parameter.Parameter),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _walk.Frame.This,
        _ => Value.Unknown,
    };

    // A field of an object of the user, or a part of a tuple.
    private void RefinePart(HeapValue owner, ISymbol part, Value value)
    {
        if (_walk.State!.Find<UserObject>(owner) is { } own)
        {
            if (part is IPropertySymbol property)
            {
                part = property = OwnObjects.Target(own, property);
                if (!OperationParts.IsAutomatic(property))
                    return;
            }
            if (own.Fields.TryGetValue(part.OriginalDefinition, out var before) && before is UnknownValue known)
                _walk.State = _walk.State.With(owner.Id, own with { Fields = own.Fields.SetItem(part.OriginalDefinition, Both(known, value)) });
        }
        else if (_walk.State.Find<ListObject>(owner) is { IsOpen: false } list
            && OwnObjects.PlaceInTuple(part) is var place and >= 0
            && place < list.Items.Length
            && list.Items[place].Value is UnknownValue item)
        {
            _walk.State = _walk.State.With(
                owner.Id, list with { Items = list.Items.SetItem(place, list.Items[place] with { Value = Both(item, value) }) });
        }
    }

    // What two conditions establish.
    private static Value Both(UnknownValue known, Value value) => value is UnknownValue more
        ? new UnknownValue(known.IsSet || more.IsSet) { Excluded = known.Excluded.Union(more.Excluded) }
        : value;

    private (ISymbol Root, ISymbol First, ISymbol? Second)? KeyOf(IOperation operation)
    {
        if (MemberOf(operation) is not { } member || !IsSetOnce(member))
            return null;
        var instance = InstanceOf(operation);
        if (RootOf(instance) is { } root)
            return (root, member.OriginalDefinition, null);
        return instance is not null && MemberOf(instance) is { } outer && IsSetOnce(outer) && RootOf(InstanceOf(instance)) is { } owner
            ? (owner, outer.OriginalDefinition, member.OriginalDefinition)
            : null;
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static IOperation? InstanceOf(IOperation operation) => (operation as IMemberReferenceOperation)?.Instance;

    private static bool IsOfThis(IOperation member) =>
        InstanceOf(member) is IInstanceReferenceOperation || (InstanceOf(member) is { } owner && InstanceOf(owner) is IInstanceReferenceOperation);

    private static bool IsSetOnce(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsReadOnly: true } => true,
        IPropertySymbol { IsStatic: false, IsVirtual: false, IsOverride: false, IsAbstract: false } property =>
            property.SetMethod is null or { IsInitOnly: true } && OperationParts.IsAutomatic(property),
        _ => false,
    };

    // Returns the local or parameter that refers to the object, or the method whose instance it is.
    private ISymbol? RootOf(IOperation? instance)
    {
        if (instance?.Type?.IsReferenceType != true)
            return null;
        return instance switch
        {
            ILocalReferenceOperation { Local: var local } when _walk.IsOwn(local) && !_walk.Read(local).IsTracked => local,
            IParameterReferenceOperation { Parameter: var parameter }
                when !OwnObjects.IsOfThis(parameter) && _walk.IsOwn(parameter) && !_walk.Read(parameter).IsTracked => parameter,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
                when !_walk.Frame.This.IsTracked && !IsBeingMade(instance.Syntax) => _walk.Frame.RootOfThis(instance.Type),
            _ => null,
        };
    }

    // While an object is constructed, its read-only members can still change.
    private static bool IsBeingMade(SyntaxNode node) => node.Ancestors().Any(ancestor =>
        ancestor is ConstructorDeclarationSyntax || ancestor.IsKind(SyntaxKind.InitAccessorDeclaration));
}
