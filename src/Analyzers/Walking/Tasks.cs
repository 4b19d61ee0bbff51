using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// Tasks: asynchronous methods are followed where they are awaited, or where they start if they hold nothing that other code could change meanwhile.
/// </summary>
internal sealed class Tasks(BodyWalker walker)
{
    private readonly Walk _walk = walker.Walk;
    private readonly HeapChanges _heap = walker.Heap;

    /// <summary>Awaits an operation.</summary>
    public Value Await(IAwaitOperation wait)
    {
        var awaited = Configured(wait.Operation);
        if (ResultOf(awaited) is { } value)
            return value;
        var task = walker.Evaluate(awaited);
        if (_walk.State?.Find<TaskObject>(task) is { } known)
            return known.Result;
        _walk.Lose(task);
        return Value.Unknown;
    }

    // task.ConfigureAwait(false)
    private static IOperation Configured(IOperation task) =>
        task
            is IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "AsTask", ContainingType.Name: "Task" or "ValueTask" },
                Instance: { } configured }
            ? configured
            : task;

    /// <summary>Returns the result of a task that is awaited where it is created; null if unknown.</summary>
    private Value? ResultOf(IOperation task) => task switch
    {
        IInvocationOperation { TargetMethod: { IsAsync: true } } call => walker.Methods.Follow(call, isAwaited: true),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call => walker.Delegates.Invoke(call, isAwaited: true),
        IInvocationOperation { TargetMethod: { Name: "FromResult" } made, Arguments.Length: 1 } call when IsOfTasks(made) => walker.Evaluate(call.Arguments[0]),
        _ => null,
    };

    private static bool IsOfTasks(IMethodSymbol method) =>
        method.ContainingType is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>task.Result, task.GetAwaiter().GetResult()</summary>
    public Value? Wait(IOperation waiting)
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
        var evaluated = walker.Evaluate(Configured(task));
        if (_walk.State?.Find<TaskObject>(evaluated) is { } known)
            return known.Result;
        _walk.Lose(evaluated);
        return Value.Unknown;
    }

    /// <summary>Task.FromResult(value): null for other methods.</summary>
    public Value? Make(IInvocationOperation invocation) =>
        invocation is { TargetMethod: { Name: "FromResult" } method, Arguments.Length: 1 } && IsOfTasks(method)
        ? _heap.MakeTask(walker.Evaluate(invocation.Arguments[0]), invocation.Syntax)
        : null;

    /// <summary>Task.WhenAll(tasks): null for other methods, or if the tasks are unknown.</summary>
    public Value? Gather(IInvocationOperation invocation)
    {
        if (invocation is not { TargetMethod: { Name: "WhenAll" } method, Arguments.Length: 1 } || !IsOfTasks(method))
            return null;
        var tasks = walker.Evaluate(invocation.Arguments[0]);
        if (_walk.State is null)
            return Value.Unknown;
        if (_walk.State.Find<ListObject>(tasks) is not { } list || !list.Items.All(item => _walk.State.Find<TaskObject>(item.Value) is not null))
        {
            _walk.Lose(tasks);
            return Value.Unknown;
        }
        var results = list.Items.Select(item => item with { Value = _walk.State.Find<TaskObject>(item.Value)!.Result })
            .Select(item => item with { Source = _walk.SourceOf(item.Value, item.Source) });
        return _heap.MakeTask(_heap.MakeList(new ListObject(results.ToImmutableArray(), list.IsOpen), invocation.Syntax), invocation.Syntax);
    }

    /// <summary>Whether code tests how the task of a call ends, instead of awaiting it.</summary>
    public static bool IsAsked(IInvocationOperation call)
    {
        if (IsAskedAt(call))
            return true;
        if (call.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator })
            return false;
        IOperation root = declarator;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().Any(use =>
            use is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsAskedAt(use));
    }

    private static bool IsAskedAt(IOperation task) =>
        task.Parent is IPropertyReferenceOperation { Property.Name: "Exception" or "IsFaulted" or "IsCompletedSuccessfully" or "Status" }
            or IInvocationOperation { TargetMethod.Name: "ContinueWith" };
}
