using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Fields and automatic properties of the object whose body is analyzed. From their assignment on, they are followed like locals, until code runs that is not
/// followed: it may change them.
/// </summary>
internal sealed class OwnFields(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;

    // The objects that members held when code ran that is not followed.
    private readonly Dictionary<ISymbol, HashSet<int>> _left = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a symbol of the state is a member, and not a local or a parameter.</summary>
    public static bool Is(ISymbol symbol) => symbol is IFieldSymbol or IPropertySymbol;

    /// <summary>Whether any member is known.</summary>
    public bool AreKnown => _walk.State?.Locals.Keys.Any(Is) == true;

    /// <summary>Reads a member; null if it is unknown.</summary>
    public Value? Read(IMemberReferenceOperation reference)
    {
        var member = reference.Member.OriginalDefinition;
        if (!IsOfRoot(reference.Instance))
            return null;
        if (_walk.State!.Locals.TryGetValue(member, out var value))
            return value;
        // The object can be changed through the member although other code has it.
        if (_left.TryGetValue(member, out var left) && !IsWritten(reference))
            _walk.Record.ChangedLater.UnionWith(left);
        return null;
    }

    /// <summary>Assigns a value to a member; returns false if the member cannot be followed.</summary>
    public bool Set(IMemberReferenceOperation reference, Value value)
    {
        if (!IsOfRoot(reference.Instance) || !CanFollow(reference.Member.OriginalDefinition))
            return false;
        walker.Heap.SetLocal(reference.Member.OriginalDefinition, value);
        return true;
    }

    /// <summary>Another reference may lead to the same object: a member that is assigned through it is no longer known.</summary>
    public void Forget(IMemberReferenceOperation reference)
    {
        if (_walk.State?.Locals.ContainsKey(reference.Member.OriginalDefinition) == true)
            Forget(reference.Member.OriginalDefinition);
    }

    /// <summary>Another reference may lead to the same object: what a member holds that is read through it can be changed by any code.</summary>
    public void Lose(IMemberReferenceOperation reference)
    {
        if (_walk.State?.Locals.TryGetValue(reference.Member.OriginalDefinition, out var value) == true)
            _walk.Lose(value);
    }

    /// <summary>Code runs that is not followed: it may read and change all members.</summary>
    public void Forget()
    {
        if (_walk.State is null)
            return;
        foreach (var member in _walk.State.Locals.Keys.Where(Is).ToList())
            Forget(member);
    }

    /// <summary>An operation was performed that may run other code.</summary>
    public void After(IOperation operation)
    {
        if (operation is not (ITypeOfOperation or ISizeOfOperation or INameOfOperation or IArrayCreationOperation or IIsTypeOperation or IRangeOperation
                or ITupleBinaryOperation or IMethodReferenceOperation)
            && AreKnown
            && !IsOfLibrary(operation))
            Forget();
    }

    /// <summary>An item of a collection was taken.</summary>
    public void After(IForEachLoopOperation each, Value collection)
    {
        if (AreKnown && !IsKnown(OperationParts.Unwrap(each.Collection).Type, collection))
            Forget();
    }

    // A member of a library only runs other code that it gets by its arguments.
    private bool IsOfLibrary(IOperation operation)
    {
        var (member, arguments) = operation switch
        {
            IInvocationOperation call => ((ISymbol)call.TargetMethod, call.Arguments.Select(argument => argument.Value)),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments.Select(argument => argument.Value)),
            _ => (operation.Type, []),
        };
        if (operation is not (IInvocationOperation or IObjectCreationOperation) || member is not { DeclaringSyntaxReferences.Length: 0 })
            return false;
        var instance = (operation as IInvocationOperation)?.Instance;
        return (instance is null || IsKnown(instance.Type, Value.Unknown)) && arguments.All(argument => IsKnown(OperationParts.Unwrap(argument)));
    }

    private bool IsKnown(IOperation argument) => argument switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } =>
            !lambda.Body.Descendants().Any(part => part is IInstanceReferenceOperation),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.All(item => IsKnown(OperationParts.Unwrap(item))),
        ILocalReferenceOperation local => IsKnown(local.Type, _walk.Read(local.Local)),
        IInvocationOperation { Type.TypeKind: TypeKind.Interface } query when QueryMethods.Has(query.TargetMethod) => IsOfLibrary(query),
        _ => argument.ConstantValue.HasValue || IsKnown(argument.Type, Value.Unknown),
    };

    // Whether no code of the project runs when a value of a type is used.
    private bool IsKnown(ITypeSymbol? type, Value value) => type switch
    {
        IArrayTypeSymbol array => IsKnown(array.ElementType, Value.Unknown),
        { SpecialType: not (SpecialType.None or SpecialType.System_Object) and var special } =>
            special is not (SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_Generic_IEnumerable_T)
            || _walk.State?.Find<ListObject>(value) is { IsLazy: false },
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { TypeKind: TypeKind.Delegate or TypeKind.Interface, OriginalDefinition.SpecialType: var generic } named =>
            generic is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T
                or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
            || (generic == SpecialType.System_Collections_Generic_IEnumerable_T && _walk.State?.Find<ListObject>(value) is { IsLazy: false }),
        INamedTypeSymbol named => walker.Types.Find(named) is not null
            || (named.DeclaringSyntaxReferences.Length == 0
                && named is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object }
                && named.TypeArguments.All(part => part.TypeKind != TypeKind.Delegate)),
        _ => false,
    };

    private void Forget(ISymbol member)
    {
        var value = _walk.Read(member);
        if (value.IsTracked)
        {
            if (!_left.TryGetValue(member, out var left))
                _left.Add(member, left = []);
            left.UnionWith(value.Ids);
        }
        _walk.HandOver(value);
        _walk.Note(journal => journal.Locals.Add(member));
        _walk.State = _walk.State! with { Locals = _walk.State.Locals.Remove(member) };
    }

    private static bool IsWritten(IOperation reference) =>
        reference.Parent is IInvocationOperation { TargetMethod.Name: var called, Instance: { } instance }
        && instance == reference
        && ModelNames.IsWriter(called);

    // Whether an expression is the object whose body is analyzed.
    private bool IsOfRoot(IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        && !_walk.Frame.This.IsTracked
        && _walk.Frame.IsOnRoot;

    private bool CanFollow(ISymbol member)
    {
        if (!member.ContainingType.IsReferenceType
            || member is not (IFieldSymbol { IsStatic: false, IsVolatile: false, RefKind: RefKind.None }
                or IPropertySymbol { IsStatic: false, IsVirtual: false, IsOverride: false, IsAbstract: false }))
            return false;
        for (var frame = _walk.Frame; frame is not null; frame = frame.Parent)
            if (frame.Facts.MayChangeLater(member))
                return false;
        return true;
    }
}
