using System;
using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bindery.Tests.Harness;

/// <summary>
/// Runs one property on many random inputs. Each round has a random generator of its own, so that a failure names the seed that repeats it. FUZZ_SECONDS sets
/// the time for each property, FUZZ_SEED the first seed; without them the rounds are a few and always the same.
/// </summary>
internal static class FuzzRun
{
    // What one input may cost, in processor time: more than that hangs a compiler.
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(5);

    private static readonly int FirstSeed = Number("FUZZ_SEED") ?? 2001;

    private static readonly TimeSpan? Time = Number("FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Runs a property.</summary>
    /// <param name="output">Is told the number of rounds.</param>
    /// <param name="rounds">The number of rounds where no time is set.</param>
    /// <param name="make">Makes an input.</param>
    /// <param name="check">Throws where the property does not hold.</param>
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
