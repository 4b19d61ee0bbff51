namespace Bindery.Tests.Validation;

/// <summary>Tests that measure the memory of the process or the time of a thread run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}
