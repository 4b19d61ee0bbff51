using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Tasks: asynchronous methods are followed where they are waited for, and where they begin if they have nothing that other code could change meanwhile.
/// </summary>
internal sealed partial class BodyWalker
{
    private Value MakeTask(Value result, SyntaxNode creation) =>
        _state is null ? Value.Unknown : new HeapValue(Allocate(new TaskObject(result), creation, nameof(TaskObject)));

    private Value Await(IAwaitOperation wait)
    {
        var awaited = Configured(wait.Operation);
        if (ResultOf(awaited) is { } value)
            return value;
        var task = Evaluate(awaited);
        if (_state?.Find<TaskObject>(task) is { } known)
            return known.Result;
        Lose(task);
        return Value.Unknown;
    }

    // task.ConfigureAwait(false)
    private static IOperation Configured(IOperation task) =>
        task is IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } configured }
            ? configured
            : task;

    /// <summary>What a task gives that is waited for where it is made; null where it is not known.</summary>
    private Value? ResultOf(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod: { IsAsync: true } } call => Follow(call, isAwaited: true),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call => InvokeDelegate(call, isAwaited: true),
        IInvocationOperation { TargetMethod: { Name: "FromResult" } made, Arguments.Length: 1 } call when IsOfTasks(made) => Evaluate(call.Arguments[0]),
        _ => null,
    };

    private static bool IsOfTasks(IMethodSymbol method) =>
        method.ContainingType is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    // task.Result, task.GetAwaiter().GetResult()
    private Value? Wait(IOperation waiting)
    {
        var task = waiting switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" or "ValueTask" }, Instance: { } read } => read,
            IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } waited } } =>
                waited,
            _ => null,
        };
        if (task is null)
            return null;
        if (ResultOf(Configured(task)) is { } value)
            return value;
        var evaluated = Evaluate(Configured(task));
        if (_state?.Find<TaskObject>(evaluated) is { } known)
            return known.Result;
        Lose(evaluated);
        return Value.Unknown;
    }

    // Task.WhenAll(tasks): null for other methods, and where they are not known.
    private Value? Gather(IInvocationOperation invocation)
    {
        if (invocation is not { TargetMethod: { Name: "WhenAll" } method, Arguments.Length: 1 } || !IsOfTasks(method))
            return null;
        var tasks = Evaluate(invocation.Arguments[0]);
        if (_state is null)
            return Value.Unknown;
        if (_state.Find<ListObject>(tasks) is not { } list || !list.Items.All(item => _state.Find<TaskObject>(item.Value) is not null))
        {
            Lose(tasks);
            return Value.Unknown;
        }
        var results = list.Items.Select(item => item with { Value = _state.Find<TaskObject>(item.Value)!.Result })
            .Select(item => item with { Source = SourceOf(item.Value, item.Source) });
        return MakeTask(MakeList(new ListObject(results.ToImmutableArray(), list.IsOpen), invocation.Syntax), invocation.Syntax);
    }
}
