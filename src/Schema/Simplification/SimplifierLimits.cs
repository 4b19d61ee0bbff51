namespace Bindery.Schema.Simplification;

/// <summary>How far a schema may unfold. Far beyond any schema in use; what exceeds it would exhaust stack or memory.</summary>
internal static class SimplifierLimits
{
    /// <summary>How deep patterns may nest inside one element after all references are followed.</summary>
    public const int Depth = 256;

    /// <summary>How many patterns there may be after all includes and external references, and again how many after all references are followed.</summary>
    public const int Patterns = 1_000_000;
}
