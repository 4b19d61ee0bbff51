namespace Bindery.Schema.Simplification;

/// <summary>Limits on the expansion of a schema, far beyond any schema in use. A schema that exceeds them would exhaust the stack or the memory.</summary>
internal static class SimplifierLimits
{
    /// <summary>The maximum nesting of patterns inside one element, with all references followed.</summary>
    public const int Depth = 256;

    /// <summary>The maximum number of patterns with all includes and external references resolved, and again with all references followed.</summary>
    public const int Patterns = 1_000_000;
}
