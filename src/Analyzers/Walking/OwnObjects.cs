using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Objects of classes of the compilation that are not generated: their fields and properties.</summary>
internal sealed class OwnObjects(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly Dictionary<INamedTypeSymbol, ImmutableDictionary<ISymbol, Value>> _initial = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a parameter of a primary constructor, which is a field of the object.</summary>
    public Value ReadParameter(IParameterSymbol parameter) =>
        !_walk.State!.Locals.ContainsKey(parameter)
            && IsOfThis(parameter)
            && _walk.State.Find<UserObject>(_walk.Frame.This) is { } own
            && own.Fields.TryGetValue(parameter.OriginalDefinition, out var value)
        ? value
        : _walk.Read(parameter);

    /// <summary>Whether a parameter belongs to a primary constructor.</summary>
    public static bool IsOfThis(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences.Length: 1 } constructor
        && constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Reads a field.</summary>
    public Value Read(IFieldReferenceOperation field)
    {
        if (field.Instance is null)
            return ReadStatic(field);
        var receiver = walker.Evaluate(field.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        if (_walk.State.Find<UserObject>(receiver) is { } own)
            return own.Fields.TryGetValue(field.Field.OriginalDefinition, out var value) ? value : Value.Unknown;
        if (ReadAny(receiver, one => one.Fields.TryGetValue(field.Field.OriginalDefinition, out var value) ? value : Value.Unknown) is { } any)
            return any;
        if (PlaceInTuple(field.Field) is var place and >= 0
            && _walk.State.Find<ListObject>(receiver) is { IsOpen: false } parts
            && parts.Items.Length == field.Field.ContainingType.TupleElements.Length)
            return parts.Items[place].Value;
        if (walker.OwnFields.Read(field) is { } followed)
            return followed;
        _walk.Lose(receiver);
        walker.OwnFields.Lose(field);
        return walker.Refinements.Find(field) ?? Value.Unknown;
    }

    /// <summary>Returns the index of an element of a tuple; -1 for other members.</summary>
    public static int PlaceInTuple(ISymbol member)
    {
        if (member is IFieldSymbol { ContainingType: { IsTupleType: true, TupleElements: var elements } })
            for (var i = 0; i < elements.Length; i++)
                if (SymbolEqualityComparer.Default.Equals(elements[i], member)
                    || SymbolEqualityComparer.Default.Equals(elements[i].CorrespondingTupleField, member))
                    return i;
        return -1;
    }

    /// <summary>Reads the handlers of an event.</summary>
    public Value Read(IEventReferenceOperation source)
    {
        var receiver = walker.Evaluate(source.Instance);
        if (_walk.State?.Find<UserObject>(receiver) is { } own && own.Fields.TryGetValue(source.Event.OriginalDefinition, out var handlers))
            return handlers;
        _walk.Lose(receiver);
        return Value.Unknown;
    }

    // A lambda in a static readonly field is treated as if it were written at the call; so is a table that is never changed.
    private Value ReadStatic(IFieldReferenceOperation field)
    {
        var isDelegate = field.Field.Type.TypeKind == TypeKind.Delegate;
        if ((isDelegate ? walker.Code.DelegateOf(field.Field) : walker.Code.TableOf(field.Field)) is not var (value, semantics))
            return Value.Unknown;
        var (parent, before) = (_walk.Frame, _walk.State);
        _walk.Frame = new Frame(parent, parent.Call ?? (_walk.IsPartOfRoot(field.Syntax) ? field.Syntax : null), BodyFacts.Of(value), semantics);
        var made = value switch
        {
            IAnonymousFunctionOperation lambda => walker.Delegates.Make(lambda),
            IMethodReferenceOperation { Method.IsStatic: true } reference => walker.Delegates.Make(reference),
            _ => isDelegate ? null : walker.Evaluate(value),
        };
        _walk.Frame = parent;
        if (made is null || (_walk.State is not null && IsFixed(made)))
            return made ?? Value.Unknown;
        _walk.State = before;
        return Value.Unknown;
    }

    // Whether nothing that a value refers to can be changed by other code.
    private bool IsFixed(Value value) => value.Alternatives.SelectMany(_walk.State!.Reachable).All(id => _walk.State.Heap[id] switch
    {
        ModelObject => false,
        UserObject own => StaticTables.IsReadOnly(own.Type)
            && own.Fields.All(field => _walk.State.Find<ListObject>(field.Value) is null || StaticTables.IsImmutableCollection(TypeOf(field.Key))),
        _ => true,
    });

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    /// <summary>Returns the values that fields and automatic properties have before the constructor runs, where they are known.</summary>
    public ImmutableDictionary<ISymbol, Value> Initial(INamedTypeSymbol made)
    {
        if (!_initial.TryGetValue(made, out var known))
            _initial.Add(made, known = FindInitial(made));
        return known;
    }

    private static ImmutableDictionary<ISymbol, Value> FindInitial(INamedTypeSymbol made)
    {
        var fields = ImmutableDictionary.CreateBuilder<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var type = made; type is { DeclaringSyntaxReferences.Length: > 0 }; type = type.BaseType)
            foreach (var member in type.OriginalDefinition.GetMembers())
                if (member is IFieldSymbol { IsStatic: false } field && InitialOf(field.Type) is { } value)
                    fields[field.AssociatedSymbol ?? field] = value;
                else if (member is IEventSymbol { IsStatic: false, AddMethod.IsImplicitlyDeclared: true } source)
                    fields[source] = Value.Null;
        return fields.ToImmutable();
    }

    private static Value? InitialOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => new ConstantValue(false),
        { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => new ConstantValue(0),
        { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => Value.Null,
        _ => null,
    };

    /// <summary>Returns the property that is accessed on an object of a known class: the override or implementation.</summary>
    /// <param name="own">The object.</param>
    /// <param name="property">The property that the code names.</param>
    /// <param name="instance">The expression before the name.</param>
    public static IPropertySymbol Target(UserObject own, IPropertySymbol property, SyntaxNode? instance = null)
    {
        if (instance is BaseExpressionSyntax || !(property.IsVirtual || property.IsOverride || property.IsAbstract))
            return property;
        if (property.ContainingType.TypeKind == TypeKind.Interface)
            return own.Type.IsGenericType ? property : own.Type.FindImplementationForInterfaceMember(property) as IPropertySymbol ?? property;
        for (var type = own.Type; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(property.Name))
                for (var candidate = member as IPropertySymbol; candidate is not null; candidate = candidate.OverriddenProperty)
                    if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, property.OriginalDefinition))
                        return (IPropertySymbol)member;
        return property;
    }

    /// <summary>Reads an automatic property; returns null for other properties.</summary>
    public static Value? ReadAutomatic(UserObject own, IPropertySymbol property)
    {
        property = Target(own, property);
        return !OperationParts.IsAutomatic(property) ? null : own.Fields.TryGetValue(property.OriginalDefinition, out var value) ? value : Value.Unknown;
    }

    // Reads a member of one of several objects of known classes; null for other values, or if the member is unknown in one of them.
    private Value? ReadAny(Value receiver, Func<UserObject, Value?> read)
    {
        if (receiver is not OneOfValue several)
            return null;
        var values = several.Values.Select(one => _walk.State!.Find<UserObject>(one) is { } own ? read(own) : null).ToList();
        return values.Contains(null) ? null : values.Aggregate((first, second) => _walk.OneOf(first!, second!));
    }

    /// <summary>Reads a property of a class that is not a model, if its value is known; otherwise null.</summary>
    public Value? ReadOwn(IPropertyReferenceOperation reference, Value receiver)
    {
        var own = _walk.State!.Find<UserObject>(receiver);
        var property = own is null ? reference.Property : Target(own, reference.Property, reference.Instance?.Syntax);
        if (own is not null && OperationParts.IsAutomatic(property))
            return own.Fields.TryGetValue(property.OriginalDefinition, out var value) ? value : Value.Unknown;
        if (reference.Arguments.Length == 0 && ReadAny(receiver, one => ReadAutomatic(one, property)) is { } any)
            return any;
        if ((own is null && !walker.Types.Holds(property.Type)) || property.GetMethod?.OriginalDefinition is not { } getter
            || !_walk.CanEnter(getter)
            || walker.Code.Find(getter, isExact: own is not null) is not { IsIterator: false } body)
            return null;
        var indices = walker.Expressions.ValuesOf(reference.Arguments, getter.Parameters.Length);
        return _walk.State is null ? Value.Unknown : Run(reference, receiver, getter, body, indices);
    }

    /// <summary>Whether the set accessor of a property or an indexer has code that can be followed.</summary>
    public bool HasSetter(IPropertySymbol property) =>
        property is { IsStatic: false, SetMethod.OriginalDefinition: var setter }
        && !OperationParts.IsAutomatic(property)
        && walker.Types.Find(property.ContainingType) is null
        && walker.Code.Find(setter, isExact: true) is not null;

    /// <summary>Assigns a value to a property or an indexer whose set accessor has code.</summary>
    public Value Set(IPropertyReferenceOperation reference, Func<Value> evaluate)
    {
        var receiver = walker.Evaluate(reference.Instance);
        if (_walk.State is null)
            return Value.Unknown;
        var own = _walk.State.Find<UserObject>(receiver);
        var setter = (own is null ? reference.Property : Target(own, reference.Property, reference.Instance?.Syntax)).SetMethod?.OriginalDefinition;
        var values = walker.Expressions.ValuesOf(reference.Arguments, reference.Arguments.Length + 1);
        var value = evaluate();
        if (_walk.State is null)
            return value;
        if (setter is null
            || (own is null && !value.IsTracked)
            || setter.Parameters.Length != values.Length
            || !_walk.CanEnter(setter)
            || walker.Code.Find(setter, isExact: own is not null) is not { } body)
        {
            _walk.Lose(receiver);
            _walk.HandOver(value);
            walker.OwnFields.Forget();
            return Value.Unknown;
        }
        values[values.Length - 1] = value;
        Run(reference, receiver, setter, body, values);
        return _walk.State is null ? Value.Unknown : value;
    }

    private Value Run(IPropertyReferenceOperation reference, Value receiver, IMethodSymbol accessor, CalledBody body, Value[] values)
    {
        var call = _walk.Frame.Call ?? (_walk.IsPartOfRoot(reference.Syntax) ? reference.Syntax : null);
        return walker.Methods.Run(
            body.Block,
            parent => new Frame(parent, call, body.Facts, body.Semantics, accessor)
            {
                This = receiver,
                MethodOfThis = reference.Instance is IInstanceReferenceOperation && !receiver.IsTracked ? parent.RootOfThis(accessor.ContainingType) : null,
            },
            frame =>
            {
                foreach (var parameter in accessor.Parameters)
                    walker.Heap.SetLocal(parameter, values[parameter.Ordinal]);
            });
    }
}
