using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>Variables that a loop assigns and whose value decides what its next iteration does, such as the state of a state machine.</summary>
internal static class StateVariables
{
    /// <summary>Whether such a variable of a loop has a constant value in all states.</summary>
    public static bool AreKnown(IEnumerable<IOperation> loop, IReadOnlyCollection<FlowState> states)
    {
        var (tested, assigned) = (new HashSet<ISymbol>(SymbolEqualityComparer.Default), new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        foreach (var operation in loop.SelectMany(statement => statement.DescendantsAndSelf()))
            switch (operation)
            {
                case ISwitchOperation selection:
                    Add(tested, selection.Value);
                    break;
                case ISwitchExpressionOperation selection:
                    Add(tested, selection.Value);
                    break;
                case IIsPatternOperation test:
                    Add(tested, test.Value);
                    break;
                case IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } comparison:
                    Add(tested, comparison.LeftOperand);
                    Add(tested, comparison.RightOperand);
                    break;
                case IConditionalOperation conditional:
                    Add(tested, conditional.Condition);
                    break;
                case IAssignmentOperation assignment:
                    Add(assigned, assignment.Target);
                    break;
                case IIncrementOrDecrementOperation step:
                    Add(assigned, step.Target);
                    break;
            }
        return tested.Any(variable => assigned.Contains(variable)
            && states.All(state => state.Locals.TryGetValue(variable, out var value) && value is ConstantValue));
    }

    private static void Add(HashSet<ISymbol> found, IOperation operation)
    {
        operation = OperationParts.Unwrap(operation);
        if (operation is IIncrementOrDecrementOperation step)
            operation = step.Target;
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
            operation = not.Operand;
        switch (operation)
        {
            case ILocalReferenceOperation local:
                found.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                found.Add(parameter.Parameter);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                found.Add(((IMemberReferenceOperation)operation).Member.OriginalDefinition);
                break;
        }
    }
}
