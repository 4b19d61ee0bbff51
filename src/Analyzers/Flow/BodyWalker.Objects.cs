using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Objects of classes of the compilation that are not generated: what their constructors, initializers and followed methods put into their fields.
/// </summary>
internal sealed partial class BodyWalker
{
    /// <summary>An object of a class of the user; null where it cannot be followed.</summary>
    private Value? CreateOwn(IObjectCreationOperation creation)
    {
        if (creation.Type
            is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct,
                BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType, IsTupleType: false } type
            || creation.Constructor?.OriginalDefinition is not { } constructor
            || _frame.Depth >= MostNestedCalls || _work >= MostWork || IsRunning(constructor)
            || _types.Code.FindConstructor(constructor, _cancellationToken) is not { } code)
            return null;
        var values = new Value[constructor.Parameters.Length];
        foreach (var argument in creation.Arguments)
        {
            var value = Evaluate(argument);
            if (argument.Parameter is { Ordinal: var place } && place < values.Length)
                values[place] = value;
        }
        if (_state is null)
            return Value.Unknown;
        var made = new HeapValue(Allocate(
            new UserObject(type.OriginalDefinition, creation.Syntax, ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default)),
            creation.Syntax));
        var call = _frame.Call ?? (IsPartOfRoot(creation.Syntax) ? creation.Syntax : null);
        foreach (var (parameter, member) in code.Positional)
            SetField(made, member, values[parameter] ?? Value.Unknown);
        foreach (var (field, initial, facts, semantics) in code.Initial)
        {
            var parent = _frame;
            _frame = new Frame(parent, call, facts, semantics, constructor) { This = made };
            var value = Evaluate(initial);
            _frame = parent;
            SetField(made, field, value);
        }
        if (code.Body is { } body)
            Run(body.Block, parent => new Frame(parent, call, body.Facts, body.Semantics, constructor) { This = made }, frame =>
            {
                foreach (var parameter in constructor.Parameters)
                    SetLocal(parameter, values[parameter.Ordinal] ?? Value.Unknown);
            });
        if (_state is null)
            return Value.Unknown;
        Initialize(made, creation.Initializer);
        return made;
    }

    private void SetField(HeapValue owner, ISymbol field, Value value)
    {
        if (_state is null)
            return;
        if (_state.Find<UserObject>(owner) is not { } own)
        {
            HandOver(value);
            return;
        }
        value = Copied(value);
        TraceConstants(value);
        Note(journal =>
        {
            journal.Cells.Add((owner.Id, null));
            journal.Held.UnionWith(value.Ids.Select(id => ((ISymbol?)null, owner.Id, id)));
        });
        _state = _state.With(owner.Id, own with { Fields = own.Fields.SetItem(field.OriginalDefinition, value) });
    }

    // A struct is copied where it is kept.
    private Value Copied(Value value) =>
        _state?.Find<UserObject>(value) is { Type.IsValueType: true } own ? new HeapValue(Allocate(own, own.Creation, nameof(Copied))) : value;

    // record with { … }
    private Value With(IWithOperation with)
    {
        var value = Evaluate(with.Operand);
        if (_state?.Find<UserObject>(value) is not { } own)
        {
            Lose(value);
            value = Value.Unknown;
        }
        else
        {
            value = new HeapValue(Allocate(own, with.Syntax));
        }
        Initialize(value, with.Initializer);
        return _state is null ? Value.Unknown : value is HeapValue ? value : Value.Something;
    }

    // A parameter of the primary constructor is a field of the object.
    private Value ReadParameter(IParameterSymbol parameter) =>
        !_state!.Locals.ContainsKey(parameter)
            && IsOfThis(parameter)
            && _state.Find<UserObject>(_frame.This) is { } own
            && own.Fields.TryGetValue(parameter.OriginalDefinition, out var value)
        ? value
        : Read(parameter);

    private static bool IsOfThis(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences.Length: 1 } constructor
        && constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax;

    private Value SetParameter(IParameterSymbol parameter, System.Func<Value> evaluate)
    {
        var value = evaluate();
        if (!IsOfThis(parameter))
            return Set(parameter, value);
        if (_frame.This is HeapValue own)
            SetField(own, parameter, value);
        else
            HandOver(value);
        return value;
    }

    private Value Read(IFieldReferenceOperation field)
    {
        if (field.Instance is null)
            return ReadStatic(field);
        var receiver = Evaluate(field.Instance);
        if (_state is null)
            return Value.Unknown;
        if (_state.Find<UserObject>(receiver) is { } own)
            return own.Fields.TryGetValue(field.Field.OriginalDefinition, out var value) ? value : Value.Unknown;
        if (field.Field is { ContainingType: { IsTupleType: true, TupleElements: var elements } }
            && _state.Find<ListObject>(receiver) is { IsOpen: false } parts
            && parts.Items.Length == elements.Length)
            for (var i = 0; i < elements.Length; i++)
                if (SymbolEqualityComparer.Default.Equals(elements[i], field.Field)
                    || SymbolEqualityComparer.Default.Equals(elements[i].CorrespondingTupleField, field.Field))
                    return parts.Items[i].Value;
        Lose(receiver);
        return Value.Unknown;
    }

    // A lambda that a static readonly field holds is as good as one that is written where it is called.
    private Value ReadStatic(IFieldReferenceOperation field)
    {
        if (_types.Code.DelegateOf(field.Field, _cancellationToken) is not var (value, semantics))
            return Value.Unknown;
        var parent = _frame;
        _frame = new Frame(parent, parent.Call ?? (IsPartOfRoot(field.Syntax) ? field.Syntax : null), BodyFacts.Of(value), semantics);
        var made = value switch
        {
            IAnonymousFunctionOperation lambda => MakeDelegate(lambda),
            IMethodReferenceOperation { Method.IsStatic: true } reference => MakeDelegate(reference),
            _ => null,
        };
        _frame = parent;
        return made ?? Value.Unknown;
    }

    /// <summary>Reads a property that is no model's, where it is known what it gives; null where it is not.</summary>
    private Value? ReadOwn(IPropertySymbol property, Value receiver, SyntaxNode syntax)
    {
        var own = _state!.Find<UserObject>(receiver);
        if (own is not null && IsAutomatic(property))
            return own.Fields.TryGetValue(property.OriginalDefinition, out var value) ? value : Value.Unknown;
        if ((own is null && !_types.Holds(property.Type)) || property.GetMethod?.OriginalDefinition is not { } getter
            || _frame.Depth >= MostNestedCalls
            || _work >= MostWork
            || IsRunning(getter)
            || _types.Code.Find(getter, _cancellationToken) is not { IsIterator: false } body)
            return null;
        var call = _frame.Call ?? (IsPartOfRoot(syntax) ? syntax : null);
        return Run(body.Block, parent => new Frame(parent, call, body.Facts, body.Semantics, getter) { This = receiver }, frame => { });
    }

    private Value SetOwn(IOperation? instance, ISymbol member, System.Func<Value> evaluate)
    {
        var receiver = Evaluate(instance);
        var value = evaluate();
        if (_state is null)
            return value;
        if (receiver is HeapValue heap && _state.Find<UserObject>(receiver) is not null)
        {
            SetField(heap, member, value);
            return value;
        }
        Lose(receiver);
        HandOver(value);
        return Value.Unknown;
    }
}
