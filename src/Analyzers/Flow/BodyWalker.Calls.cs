using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Calls: of factories, of the methods that write a document, and of all others, which get what they are given.</summary>
internal sealed partial class BodyWalker
{
    private Value Invoke(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (_types.Find(method.ContainingType) is { } type && !IsUsers(method))
        {
            if (method.IsStatic)
                return InvokeStatic(invocation, type);
            if (type.Class.IsRoot && IsWriting(method))
                return Write(invocation);
            if (type.Class.IsRoot && method is { Name: "Validate", Parameters.Length: 0 })
            {
                var asked = Evaluate(invocation.Instance);
                // Who asks knows what to do with the answer.
                if (invocation.Parent is not IExpressionStatementOperation)
                    Lose(asked);
                return Value.Something;
            }
        }
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return InvokeDelegate(invocation);
        if (IsQuery(method))
            return Query(invocation);
        if ((Wait(invocation) ?? Gather(invocation)) is { } waited)
            return waited;
        if (JoinTexts(invocation) is { } text)
            return text;
        if (Map(invocation) is { } mapped)
            return mapped;
        if (Follow(invocation) is { } followed)
            return followed;
        if (invocation.Instance is { } instance && !method.IsStatic)
        {
            var receiver = Evaluate(instance);
            if (_state is null)
                return Value.Unknown;
            if (receiver is HeapValue heap)
            {
                if (_state.Find<ListObject>(receiver) is { } list && InvokeList(invocation, heap, list) is { } result)
                    return result;
                if (!method.IsReadOnly && _state.Heap.TryGetValue(heap.Id, out var found) && found.IsLost)
                    _changedLater.Add(heap.Id);
            }
            // Not overridden, for these classes are sealed.
            if (method.ContainingType.SpecialType != SpecialType.System_Object)
                Lose(receiver);
        }
        HandOutArguments(invocation);
        return Value.Unknown;
    }

    // Generated methods do what is known of them; what the user wrote beside them need not.
    private static bool IsUsers(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0
            && !method.DeclaringSyntaxReferences[0].SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.OrdinalIgnoreCase);

    // They give what is in a list, for this code to go on with.
    private static bool IsQuery(IMethodSymbol method) =>
        method.ContainingNamespace is { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private void HandOutArguments(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            var value = Evaluate(argument);
            HandOver(value);
            if (_state is not null && argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out })
                AssignUnknown(argument.Value);
        }
    }

    private Value InvokeStatic(IInvocationOperation invocation, BoundType type)
    {
        var factory = type.Class.Factories.FirstOrDefault(factory => factory.Name == invocation.TargetMethod.Name);
        if (factory is null || factory.Parameters.Count != invocation.TargetMethod.Parameters.Length)
        {
            HandOutArguments(invocation);
            // What is read is new, and nobody else has it.
            return _state is not null
                && type.Class.IsRoot
                && invocation.TargetMethod.Name is "Parse" or "Load"
                && SymbolEqualityComparer.Default.Equals(invocation.Type, invocation.TargetMethod.ContainingType)
                ? Allocate(type, invocation.TargetMethod.ContainingType, invocation.Syntax, isNew: false)
                : Value.Unknown;
        }
        var values = invocation.Arguments.Select(argument => (Argument: argument, Value: Evaluate(argument))).ToList();
        if (_state is null)
            return Value.Unknown;
        var made = Allocate(type, invocation.TargetMethod.ContainingType, invocation.Syntax, isNew: !type.Class.HasOwnConstructor);
        if (factory.Discriminator.Value?.Enum is { } words)
            for (var i = 0; i < words.Members.Count; i++)
                if (words.Members[i].Word == factory.Word)
                    SetMember(made, factory.Discriminator, new Cell(new ConstantValue(i), NameOf(NameOfCall(invocation.Syntax)), invocation.Syntax));
        foreach (var (argument, value) in values)
        {
            var source = Unwrap(argument.Value);
            var known = value is UnknownValue && IsSet(argument.Value) ? Value.Something : value;
            if (argument.Parameter is { Ordinal: var place } && place < factory.Parameters.Count)
                SetMember(made, factory.Parameters[place], new Cell(known, source.Syntax, source.Syntax));
        }
        return made;
    }

    private static SyntaxNode NameOfCall(SyntaxNode call) => call is InvocationExpressionSyntax invocation ? invocation.Expression : call;

    private static bool IsWriting(IMethodSymbol method) =>
        ModelNames.IsWriter(method.Name) && method.Parameters.Any(parameter => parameter.Type.Name == ModelTypes.WriteOptions);

    /// <summary>A document is written: this is what it is.</summary>
    private Value Write(IInvocationOperation invocation)
    {
        var receiver = Evaluate(invocation.Instance);
        bool? validates = true;
        foreach (var argument in invocation.Arguments)
        {
            var value = Evaluate(argument);
            if (argument.Parameter?.Type.Name == ModelTypes.WriteOptions)
                validates = value is NullValue ? true : (value as OptionsValue)?.Validates;
            else
                HandOver(value);
        }
        if (_state is null)
            return Value.Unknown;
        // Where a refusal is caught, it is what was asked for.
        if (invocation is { Parent: IExpressionStatementOperation, Instance.Syntax: var instance }
            && invocation.Syntax.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax
            && _frame.Parent is null
            && _catchDepth == 0
            && ModelNames.Writers.Contains(invocation.TargetMethod.Name)
            && _root.Span.Contains(instance.Span))
            _unused.Add(NameOf(NameOfCall(invocation.Syntax)));
        AddPoint(receiver, validates == true && _catchDepth == 0 ? PointKind.Written : PointKind.Unjudged, invocation.Syntax);
        _state = _state with { Written = _state.Written.Union(receiver.Ids) };
        return Value.Something;
    }

    // What is included beside input, or written without a check, is nothing that can be judged here.
    private OptionsValue MakeOptions(IObjectCreationOperation creation)
    {
        bool? validates = creation.Arguments.Length == 0 ? true : null;
        foreach (var part in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            var value = Evaluate((part as ISimpleAssignmentOperation)?.Value ?? part);
            var name = ((part as ISimpleAssignmentOperation)?.Target as IPropertyReferenceOperation)?.Property.Name;
            if (name == "Validate")
                validates = (value as ConstantValue)?.Constant as bool?;
            else if (name is not ("Indent" or "UnknownContent"))
                validates = validates == false ? false : null;
        }
        return new OptionsValue(validates);
    }
}
