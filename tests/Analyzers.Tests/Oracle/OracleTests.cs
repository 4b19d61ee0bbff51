using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Tasks;

namespace Bindery.Tests.Oracle;

/// <summary>
/// Compares findings with runs. Programs are changed in one place, analyzed and run: if an error is reported, every run that passes the place and writes a
/// document must be rejected. By default a sample is tested; ORACLE_ALL=1 tests all changes, ORACLE_PART=3/12 the third of twelve parts of them, and
/// ORACLE_REPORT names a file for the counts of <see cref="Reach"/>.
/// </summary>
public sealed class OracleTests(Reach reach) : IClassFixture<Reach>
{
    // The number of mutants of each program.
    private static readonly int Sample = int.Parse(Environment.GetEnvironmentVariable("ORACLE_SAMPLE") ?? "3", CultureInfo.InvariantCulture);

    private static readonly ConcurrentDictionary<string, Trial> Trials = new(StringComparer.Ordinal);

    private static readonly OraclePrograms All = new("Programs", schema => Trials.GetOrAdd(schema, static schema => new Trial(schema)));

    public static TheoryData<string> Programs => All.Names;

    /// <summary>The unchanged programs are correct, and nothing is reported in them.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public Task Correct_programs_are_accepted_and_not_reported(string name) => All.CheckCorrect(name);

    [Theory]
    [MemberData(nameof(Programs))]
    public Task Runs_that_pass_a_reported_place_are_refused(string name)
    {
        var (trial, text, _) = All.Read(name);
        var changes = Selection.Of(Mutations.Of(trial.Bind(text), trial.Space), Sample, "ORACLE_ALL");
        return All.CheckChanged(name, reach, changes, reportsElsewhere: false);
    }
}
