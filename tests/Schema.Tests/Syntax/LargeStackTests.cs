using System;
using System.Linq;
using System.Threading;
using Bindery.Schema.Syntax;

namespace Bindery.Tests;

/// <summary>Work on a thread with a large stack.</summary>
public sealed class LargeStackTests
{
    private static readonly AsyncLocal<string?> Context = new();

    [Fact]
    public void WorkMayRecurseDeeply() => Assert.Equal(200_000, LargeStack.Run(() => Depth(200_000)));

    [Fact]
    public void WorkHasTheContextOfItsCaller()
    {
        foreach (var name in new[] { "first", "second", null })
        {
            Context.Value = name;
            Assert.Equal(name, LargeStack.Run(() => Context.Value));
        }
    }

    [Fact]
    public void AnExceptionIsPassedOnAndTheNextWorkRuns()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => LargeStack.Run<int>(() => throw new InvalidOperationException("the reason")));
        Assert.Equal("the reason", exception.Message);
        Assert.Equal(1, LargeStack.Run(() => 1));
    }

    [Fact]
    public void WorkMayContainWork() => Assert.Equal(6, LargeStack.Run(() => 1 + LargeStack.Run(() => 2 + LargeStack.Run(() => 3))));

    [Fact]
    public void CallersDoNotGetTheResultsOfOthers() =>
        Assert.Equal(
            Enumerable.Range(0, 2000),
            Enumerable.Range(0, 2000).AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(number => LargeStack.Run(() => number)));

    private static int Depth(int most) => most == 0 ? 0 : 1 + Depth(most - 1);
}
