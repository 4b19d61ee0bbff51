using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Harness;

/// <summary>Reads the reasons for which the steps of the pipeline ran.</summary>
internal static class Steps
{
    /// <summary>The reasons of a step's outputs, in order; none where it has nothing to do.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRun run, string step) =>
        !run.Result.Results[0].TrackedSteps.TryGetValue(step, out var steps)
            ? []
            : steps.SelectMany(one => one.Outputs).Select(output => output.Reason).ToList();

    /// <summary>The reasons of everything that is handed to the compiler.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> OutputReasons(this GeneratorRun run) =>
        run.Result.Results[0].TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();

    /// <summary>Fails unless a step ran for nothing: all that it gave is what it gave before.</summary>
    public static GeneratorRun AssertSame(this GeneratorRun run, params string[] steps)
    {
        foreach (var step in steps)
            Assert.All(
                run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        return run;
    }

    /// <summary>Fails unless a step was not even run.</summary>
    public static GeneratorRun AssertCached(this GeneratorRun run, params string[] steps)
    {
        foreach (var step in steps)
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached, $"{step}: {reason}"));
        return run;
    }

    /// <summary>Fails unless no output was made again.</summary>
    public static GeneratorRun AssertOutputsCached(this GeneratorRun run)
    {
        Assert.NotEmpty(run.OutputReasons());
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        return run;
    }
}
