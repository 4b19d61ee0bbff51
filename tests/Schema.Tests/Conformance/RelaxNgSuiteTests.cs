using System.Linq;

namespace Bindery.Tests.Conformance;

/// <summary>The public suites: correct schemas load, incorrect ones are refused at a place, and instances are decided as the suite says.</summary>
public sealed class RelaxNgSuiteTests
{
    private static readonly string[] Folders = ["relaxng", "xsd-datatypes"];

    [CorpusFact("relaxng", "xsd-datatypes")]
    public void Correct_schemas_load() => Expect.None(Folders.SelectMany(SpecificationSuite.RefusedSchemas));

    [CorpusFact("relaxng", "xsd-datatypes")]
    public void Incorrect_schemas_are_refused_at_a_place() => Expect.None(Folders.SelectMany(SpecificationSuite.AcceptedMistakes));

    [CorpusFact("relaxng")]
    public void Instances_of_the_specification_suite_have_correct_verdicts() => Decide("relaxng", 250);

    [CorpusFact("xsd-datatypes")]
    public void Instances_with_datatypes_have_correct_verdicts() => Decide("xsd-datatypes", 300);

    /// <param name="folder">The suite.</param>
    /// <param name="least">So many instances it has at least: a suite that is not found must not pass.</param>
    private static void Decide(string folder, int least)
    {
        Expect.None(SpecificationSuite.WrongVerdicts(folder, out var count));
        Assert.True(count >= least, $"{folder}: only {count} instances");
    }
}
