using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>Several values at once: by-reference parameters, which are given back, tuples and what else is deconstructed.</summary>
internal sealed partial class BodyWalker
{
    // While a method is followed, what it does to such a parameter is done to a local of its own; the caller gets it when the method ends.
    private bool IsGivenBack(IParameterSymbol parameter)
    {
        for (var frame = _frame; frame is not null; frame = frame.Parent)
            if (frame.Parent is not null && SymbolEqualityComparer.Default.Equals(frame.Method, parameter.ContainingSymbol))
                return true;
        return false;
    }

    // By two references to one variable each would see what the other does.
    private static bool AreApart(IInvocationOperation invocation)
    {
        var targets = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var argument in invocation.Arguments)
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out }
                && argument.Value is not IDiscardOperation
                && !targets.Add(argument.Value.Syntax.ToString()))
                return false;
        return true;
    }

    private void GiveBack(IInvocationOperation invocation, IMethodSymbol method)
    {
        foreach (var argument in invocation.Arguments)
            if (_state is not null && argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out, Ordinal: var place } && place < method.Parameters.Length)
            {
                var value = TakeBack(method.Parameters[place]);
                Assign(argument.Value, () => value, argument.Value);
            }
    }

    private Value TakeBack(IParameterSymbol parameter)
    {
        var value = Read(parameter);
        _state = _state! with { Locals = _state.Locals.Remove(parameter) };
        return value;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declared ? declared.Expression : deconstruction.Target;
        var value = deconstruction.Value;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        if (target is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length)
        {
            // All values are there before the first is set.
            var found = values.Elements.Select(Evaluate).ToList();
            for (var i = 0; i < found.Count; i++)
            {
                var index = i;
                Assign(targets.Elements[i], () => found[index], values.Elements[i]);
            }
            return Value.Unknown;
        }
        var whole = Evaluate(value);
        if (_state is not null)
            TakeApart(
                target,
                whole,
                deconstruction.Syntax is AssignmentExpressionSyntax assignment ? _frame.Semantics.GetDeconstructionInfo(assignment).Method : null);
        return Value.Unknown;
    }

    // By the parts of a tuple, the properties of a record, or a method.
    private void TakeApart(IOperation target, Value whole, IMethodSymbol? method)
    {
        if (target is ITupleOperation parts && PartsOf(whole, method?.OriginalDefinition) is { } values && values.Count == parts.Elements.Length)
        {
            for (var i = 0; i < values.Count && _state is not null; i++)
            {
                var item = values[i];
                Assign(parts.Elements[i], () => item, parts.Elements[i]);
            }
            return;
        }
        Lose(whole);
        AssignUnknown(target);
    }

    private List<Value>? PartsOf(Value whole, IMethodSymbol? method)
    {
        if (method is null)
            return _state!.Find<ListObject>(whole) is { IsOpen: false, IsLazy: false } list && list.Items.All(item => item.IsCertain)
                ? list.Items.Select(item => item.Value).ToList()
                : null;
        if (method.IsStatic || _state!.Find<UserObject>(whole) is not { } own)
            return null;
        if (method.IsImplicitlyDeclared)
            return method.Parameters.Select(parameter =>
                own.Type.GetMembers(parameter.Name).FirstOrDefault() is { } property && own.Fields.TryGetValue(property, out var value)
                ? value
                : Value.Unknown)
                .ToList();
        if (_frame.Depth >= MostNestedCalls || IsRunning(method) || _types.Code.Find(method, _cancellationToken) is not { } body)
            return null;
        Run(body.Block, parent => new Frame(parent, parent.Call, body.Facts, body.Semantics, method) { This = whole }, frame => { });
        return _state is null ? null : method.Parameters.Select(TakeBack).ToList();
    }

    private void AssignUnknown(IOperation target)
    {
        if (target is ITupleOperation tuple)
            foreach (var element in tuple.Elements)
                AssignUnknown(element);
        else if (_state is not null)
            Assign(target, () => Value.Unknown, target);
    }

    // foreach (var (name, path) in …)
    private bool TakeApart(IForEachLoopOperation each, Value value)
    {
        if (each.LoopControlVariable is not (IDeclarationExpressionOperation or ITupleOperation) || each.Syntax is not ForEachVariableStatementSyntax syntax)
            return false;
        var target = each.LoopControlVariable is IDeclarationExpressionOperation declared ? declared.Expression : each.LoopControlVariable;
        TakeApart(target, value, _frame.Semantics.GetDeconstructionInfo(syntax).Method);
        return true;
    }
}
