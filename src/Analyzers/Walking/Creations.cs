using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Creations of objects and lists, and their initializers.</summary>
internal sealed class Creations(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>The objects whose initializers are being followed.</summary>
    public Stack<Value> Receivers { get; } = new();

    /// <summary>The names of the members whose initializers are being followed.</summary>
    public Stack<SyntaxNode> Initialized { get; } = new();

    /// <summary>A new object.</summary>
    public Value Create(IObjectCreationOperation creation)
    {
        if (walker.Types.Find(creation.Type) is { } type)
        {
            foreach (var argument in creation.Arguments)
                _walk.HandOver(walker.Evaluate(argument));
            if (_walk.State is null)
                return Value.Unknown;
            if (type.Class.HasOwnConstructor)
                walker.OwnFields.Forget();
            var made = _heap.Allocate(
                type, (INamedTypeSymbol)creation.Type!, creation.Syntax, isNew: creation.Arguments.Length == 0 && !type.Class.HasOwnConstructor);
            Initialize(made, creation.Initializer);
            return made;
        }
        if (ModelTypes.IsWriteOptions(creation.Type))
            return MakeOptions(creation);
        if (ModelTypes.IsList(creation.Type))
            return MakeList(creation);
        if (Dictionaries.Is(creation.Type) && walker.Dictionaries.Create(creation) is { } dictionary)
            return dictionary;
        if (walker.Delegates.MakeLazy(creation) is { } lazy)
            return lazy;
        if (walker.KnownValues.Create(creation) is { } known)
            return known;
        if (CreateOwn(creation) is { } own)
            return own;
        return walker.Expressions.HandOut(creation);
    }

    /// <summary>Follows an initializer of an object or a collection.</summary>
    public void Initialize(Value receiver, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return;
        Receivers.Push(receiver);
        foreach (var part in initializer.Initializers)
            if (part is IMemberInitializerOperation member)
                Initialize(member);
            else
                LoseUnlessHeld(part);
        Receivers.Pop();
    }

    // Member = { … } sets members of the existing object, or adds to the existing list.
    private void Initialize(IMemberInitializerOperation member)
    {
        var there = walker.Evaluate(member.InitializedMember);
        if (_walk.State is not null && member.InitializedMember is IPropertyReferenceOperation property && walker.Members.MemberOf(property) is { } found)
        {
            var name = OperationParts.NameOf(member.InitializedMember.Syntax);
            _walk.Record.NullMembers[name] = (found.Name, there is NullValue && (!_walk.Record.NullMembers.TryGetValue(name, out var before) || before.IsNull));
            if (there is NullValue)
                SetUnknown(property, found, name);
        }
        if (there is NullValue)
            there = Value.Unknown;
        Initialized.Push(OperationParts.NameOf(member.InitializedMember.Syntax));
        Initialize(there, member.Initializer);
        Initialized.Pop();

        // Reported once, because the resulting value is unknown.
        void SetUnknown(IPropertyReferenceOperation property, MappedMember found, SyntaxNode name) =>
            walker.Members.Set(walker.Evaluate(property.Instance), found, new Cell(Value.Unknown, name, member.Syntax));
    }

    // The value of an assignment is held by the assigned member.
    private void LoseUnlessHeld(IOperation part)
    {
        var value = walker.Evaluate(part);
        if (part is not IAssignmentOperation)
            _walk.Lose(value);
    }

    // Output with other options, such as output-only members, cannot be judged here.
    private OptionsValue MakeOptions(IObjectCreationOperation creation)
    {
        bool? validates = creation.Arguments.Length == 0 ? true : null;
        foreach (var part in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            var value = walker.Evaluate((part as ISimpleAssignmentOperation)?.Value ?? part);
            var name = ((part as ISimpleAssignmentOperation)?.Target as IPropertyReferenceOperation)?.Property.Name;
            if (name == "Validate")
                validates = (value as ConstantValue)?.Constant as bool?;
            else if (name is not ("Indent" or "UnknownContent"))
                validates = validates == false ? false : null;
        }
        return new OptionsValue(validates);
    }

    /// <summary>Creates a list of the values of expressions, some of which are lists to be copied.</summary>
    public Value MakeList(IEnumerable<(IOperation Element, SyntaxNode Source, bool IsSpread)> elements, SyntaxNode creation)
    {
        var made = ListObject.Empty;
        foreach (var (element, source, isSpread) in elements)
        {
            var value = walker.Evaluate(element);
            if (_walk.State is null)
                return Value.Unknown;
            made = isSpread ? _heap.AddAll(made, value) : made with { Items = made.Items.Add(new Item(value, source)) };
        }
        return _walk.State is null ? Value.Unknown : _heap.MakeList(made, creation);
    }

    // new List<T>(), with a capacity or a collection to copy, and with an initializer.
    private Value MakeList(IObjectCreationOperation creation)
    {
        var made = ListObject.Empty;
        foreach (var argument in creation.Arguments)
        {
            var value = walker.Evaluate(argument);
            if (_walk.State is not null && argument.Parameter?.Type.SpecialType != SpecialType.System_Int32)
                made = _heap.AddAll(made, value);
        }
        if (_walk.State is null)
            return Value.Unknown;
        if (creation.Type?.Name == "Stack")
            made = made with { Items = Enumerable.Reverse(made.Items).ToImmutableArray() };
        var list = _heap.MakeList(made, creation.Syntax);
        Initialize(list, creation.Initializer);
        return list;
    }

    /// <summary>Creates an object of a class of the user; null if it cannot be followed.</summary>
    private Value? CreateOwn(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsTupleType: false } type
            || creation.Constructor?.OriginalDefinition is not { } constructor
            || !walker.Constructions.CanFollow(constructor))
            return null;
        var values = walker.Expressions.ValuesOf(creation.Arguments, constructor.Parameters.Length);
        if (_walk.State is null)
            return Value.Unknown;
        if (_walk.Frame.Call is null && (type.AllInterfaces.Length > 0 || type.BaseType is { DeclaringSyntaxReferences.Length: > 0 }))
            _walk.Trace(creation.Syntax, TracedPlace.Class);
        var made = new HeapValue(_heap.Allocate(
            new UserObject(type.OriginalDefinition, creation.Syntax, walker.OwnObjects.Initial(type)), creation.Syntax));
        walker.Constructions.Run(
            constructor, made, values, _walk.Frame.Call ?? (_walk.IsPartOfRoot(creation.Syntax) ? creation.Syntax : null));
        if (_walk.State is null)
            return Value.Unknown;
        Initialize(made, creation.Initializer);
        return made;
    }

    /// <summary>new { … }</summary>
    public Value Create(IAnonymousObjectCreationOperation creation)
    {
        var fields = ImmutableDictionary.CreateBuilder<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var part in creation.Initializers)
        {
            var value = walker.Evaluate((part as ISimpleAssignmentOperation)?.Value ?? part);
            if (part is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } })
                fields[property.OriginalDefinition] = value;
            else
                _walk.Lose(value);
        }
        return _walk.State is null || creation.Type is not INamedTypeSymbol type
            ? Value.Unknown
            : new HeapValue(_heap.Allocate(new UserObject(type, creation.Syntax, fields.ToImmutable()), creation.Syntax));
    }

    /// <summary>record with { … }</summary>
    public Value With(IWithOperation with)
    {
        var value = walker.Evaluate(with.Operand);
        if (_walk.State?.Find<UserObject>(value) is not { } own)
        {
            _walk.Lose(value);
            value = Value.Unknown;
        }
        else
        {
            value = new HeapValue(_heap.Allocate(own, with.Syntax));
        }
        Initialize(value, with.Initializer);
        return _walk.State is null ? Value.Unknown : value is HeapValue ? value : Value.Something;
    }
}
