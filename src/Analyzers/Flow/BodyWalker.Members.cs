using System;
using System.Linq;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Members of generated classes: read, set, initialized.</summary>
internal sealed partial class BodyWalker
{
    private Value Create(IObjectCreationOperation creation)
    {
        if (_types.Find(creation.Type) is { } type)
        {
            foreach (var argument in creation.Arguments)
                HandOver(Evaluate(argument));
            if (_state is null)
                return Value.Unknown;
            var made = Allocate(
                type, (INamedTypeSymbol)creation.Type!, creation.Syntax, isNew: creation.Arguments.Length == 0 && !type.Class.HasOwnConstructor);
            Initialize(made, creation.Initializer);
            return made;
        }
        if (ModelTypes.IsWriteOptions(creation.Type))
            return MakeOptions(creation);
        if (ModelTypes.IsList(creation.Type))
            return MakeList(creation);
        if (CreateOwn(creation) is { } own)
            return own;
        return HandOut(creation);
    }

    private void Initialize(Value receiver, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return;
        _receivers.Push(receiver);
        foreach (var part in initializer.Initializers)
            if (part is IMemberInitializerOperation member)
                Initialize(member);
            else
                LoseUnlessHeld(part);
        _receivers.Pop();
    }

    // An assignment gives its value, which is held by the member that got it.
    private void LoseUnlessHeld(IOperation part)
    {
        var value = Evaluate(part);
        if (part is not IAssignmentOperation)
            Lose(value);
    }

    // Member = { … }: sets members of, or adds to, what is there already.
    private void Initialize(IMemberInitializerOperation member)
    {
        var there = Evaluate(member.InitializedMember);
        if (_state is not null && member.InitializedMember is IPropertyReferenceOperation property && MemberOf(property) is { } found)
        {
            var name = NameOf(member.InitializedMember.Syntax);
            _nullMembers[name] = (found.Name, there is NullValue && (!_nullMembers.TryGetValue(name, out var before) || before.IsNull));
            if (there is NullValue)
                SetUnknown(property, found, name);
        }
        if (there is NullValue)
            there = Value.Unknown;
        _initialized.Push(NameOf(member.InitializedMember.Syntax));
        Initialize(there, member.Initializer);
        _initialized.Pop();

        // Said once: what it would be is not known.
        void SetUnknown(IPropertyReferenceOperation property, MappedMember found, SyntaxNode name) =>
            Set(Evaluate(property.Instance), found, new Cell(Value.Unknown, name, member.Syntax));
    }

    private MappedMember? MemberOf(IPropertyReferenceOperation property) =>
        property.Property.IsIndexer ? null : _types.Find(property.Property.ContainingType)?.Class.FindMember(property.Property.Name);

    private Value Read(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer)
            return ReadItem(Evaluate(property.Instance), property.Arguments.Select(argument => argument.Value));
        if (Wait(property) is { } awaited)
            return awaited;
        var receiver = Evaluate(property.Instance);
        if (_state is null)
            return Value.Unknown;
        if (MemberOf(property) is { IsUserDeclared: false } member)
        {
            Value? result = null;
            foreach (var alternative in receiver.Alternatives)
                result = result is null ? Read(alternative, member) : OneOf(result, Read(alternative, member));
            return result ?? Value.Unknown;
        }
        if (ReadOwn(property.Property, receiver, property.Syntax) is { } known)
            return known;
        // What the user stores beside the document changes nothing of it.
        if (_types.Find(property.Property.ContainingType) is not null && IsAutomatic(property.Property))
            return Value.Unknown;
        // The number of items tells nothing away.
        if (property.Property.Name is "Count" or "Length" or "Capacity" or "HasValue" && property.Property.Type.IsValueType)
            return Value.Something;
        Lose(receiver);
        return Value.Unknown;
    }

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers()
            .Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private Value Read(Value receiver, MappedMember member)
    {
        if (_state!.Find<ModelObject>(receiver) is not { } model)
            return Value.Unknown;
        if (model.Members.TryGetValue(member, out var cell))
            return cell.Value.Alternatives.Contains(Value.Unset)
                ? cell.Value.Alternatives.Select(value => value is NullValue ? Value.Null : value).Aggregate(OneOfValue.Of)
                : cell.Value;
        return !model.IsNew || member.IsRequired ? Value.Unknown
            : member.Role == MemberRole.Presence ? new ConstantValue(false)
            : Value.Null;
    }

    /// <summary>Sets what stands on the left of an assignment.</summary>
    /// <param name="target">The left side.</param>
    /// <param name="evaluate">Gives the value; called after the left side's own parts were evaluated, as C# does.</param>
    /// <param name="source">The expression of the value.</param>
    private Value Assign(IOperation target, Func<Value> evaluate, IOperation source)
    {
        switch (target)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Assign(conversion.Operand, evaluate, source);
            case IDeclarationExpressionOperation declared:
                return Assign(declared.Expression, evaluate, source);
            case ILocalReferenceOperation local:
                return Set(local.Local, evaluate());
            case IParameterReferenceOperation parameter:
                return SetParameter(parameter.Parameter, evaluate);
            case IDiscardOperation:
                return evaluate();
            case IPropertyReferenceOperation { Property.IsIndexer: false } property when MemberOf(property) is { IsUserDeclared: false } member:
                {
                    var receiver = Evaluate(property.Instance);
                    var value = evaluate();
                    if (value is UnknownValue && IsSet(source))
                        value = Value.Something;
                    Set(receiver, member, new Cell(value, NameOf(property.Syntax), source.Syntax));
                    return value;
                }
            case IPropertyReferenceOperation { Property.IsIndexer: false } property
                when _types.Find(property.Property.ContainingType) is not null && IsAutomatic(property.Property):
                {
                    Evaluate(property.Instance);
                    var value = evaluate();
                    HandOver(value);
                    return value;
                }
            case IPropertyReferenceOperation { Property.IsIndexer: true } property:
                return SetItem(Evaluate(property.Instance), property.Arguments.Select(argument => argument.Value), evaluate, source);
            case IArrayElementReferenceOperation element:
                return SetItem(Evaluate(element.ArrayReference), element.Indices, evaluate, source);
            case IFieldReferenceOperation { Field.IsStatic: false } field:
                return SetOwn(field.Instance, field.Field, evaluate);
            case IPropertyReferenceOperation { Property: { IsIndexer: false, IsStatic: false } } property when IsAutomatic(property.Property):
                return SetOwn(property.Instance, property.Property, evaluate);
            default:
                HandOut(target);
                HandOver(evaluate());
                return Value.Unknown;
        }
    }

    private Value Set(ISymbol local, Value value)
    {
        SetLocal(local, value);
        return _state is null ? Value.Unknown : Read(local);
    }

    private void Set(Value receiver, MappedMember member, Cell cell)
    {
        if (_state is null)
            return;
        var targets = receiver.Alternatives.OfType<HeapValue>().ToList();
        if (targets.Count == 0)
        {
            HandOver(cell.Value);
            if (receiver is not NullValue)
                Clear(cell, TracedPlace.Unknown);
        }
        foreach (var target in targets)
        {
            // One of several: the others keep what they have.
            var value = receiver is HeapValue ? cell.Value : OneOf(Read(target, member), cell.Value);
            SetMember(target, member, cell with { Value = value });
        }
    }

    private Value AssignIfNull(ICoalesceAssignmentOperation coalesce)
    {
        var there = Evaluate(coalesce.Target);
        if (there.IsCertainlySet)
            return there;
        if (there is NullValue)
            return Assign(coalesce.Target, () => Evaluate(coalesce.Value), coalesce.Value);
        Perhaps(() => Assign(coalesce.Target, () => Evaluate(coalesce.Value), coalesce.Value));
        return _state is null ? Value.Unknown : Evaluate(coalesce.Target);
    }

    /// <summary>Whether a value that is not known is certainly not null: by its type, or by what the compiler knows of it.</summary>
    private bool IsSet(IOperation source)
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
        // Who writes ! knows better than the compiler, and than this.
        return !syntax.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            && _frame.Semantics.GetTypeInfo(syntax, _cancellationToken).Nullability.FlowState == NullableFlowState.NotNull;
    }

    /// <summary>The name in what names a member.</summary>
    private static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}
