using System;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bindery.Tests.Harness;

/// <summary>
/// Checks a property for many random inputs. Each round has its own random generator, so that a failure names the seed that reproduces it. FUZZ_SECONDS sets
/// the time for each property, and FUZZ_SEED the first seed; by default there are a few rounds with fixed seeds.
/// </summary>
internal static class FuzzRun
{
    // The maximum processor time for one input: with more, a compiler would seem to hang.
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(5);

    private static readonly int FirstSeed = Number("FUZZ_SEED") ?? 2001;

    private static readonly TimeSpan? Time = Number("FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Runs a property.</summary>
    /// <param name="output">Receives the number of rounds.</param>
    /// <param name="rounds">The number of rounds if no time is set.</param>
    /// <param name="make">Creates an input.</param>
    /// <param name="check">Throws if the property does not hold.</param>
    public static void Of(ITestOutputHelper output, int rounds, Func<Random, string> make, Action<string> check)
    {
        var watch = Stopwatch.StartNew();
        var round = 0;
        for (; Time is { } time ? watch.Elapsed < time : round < rounds; round++)
        {
            var seed = FirstSeed + round;
            var input = make(new Random(seed));
            var start = ThreadTime.Now;
            try
            {
                check(input);
            }
            catch (Exception exception)
            {
                throw Failed(seed, input, exception.Message, exception);
            }
            if (ThreadTime.Now - start > Slowest)
                throw Failed(seed, input, $"took {ThreadTime.Now - start}", null);
        }
        output.WriteLine($"{round.ToString(CultureInfo.InvariantCulture)} inputs from seed {FirstSeed.ToString(CultureInfo.InvariantCulture)}");
    }

    private static XunitException Failed(int seed, string input, string why, Exception? cause) =>
        new($"FUZZ_SEED={seed.ToString(CultureInfo.InvariantCulture)}: {why}\n{input}", cause);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
