namespace Bindery.Tests;

/// <summary>A theory about the rules that hold objects to the grammar; reported as skipped, by name, where no analyzer has them.</summary>
internal sealed class ObjectRulesTheoryAttribute : TheoryAttribute
{
    public ObjectRulesTheoryAttribute()
    {
        if (!Judgement.ChecksObjects)
            Skip = "needs an analyzer that reports BND1001";
    }
}
