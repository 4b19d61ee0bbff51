namespace Bindery.Violations;

/// <summary>The ids of the rules for documents.</summary>
internal static class ViolationIds
{
    /// <summary>A node is not allowed at its place.</summary>
    public const string NotAllowed = "BND3001";

    /// <summary>Something is missing.</summary>
    public const string Missing = "BND3002";

    /// <summary>A value is not allowed for its node, independent of the rest of the document.</summary>
    public const string WrongValue = "BND3003";

    /// <summary>A value is not allowed together with others.</summary>
    public const string Conflict = "BND3004";

    /// <summary>A value that must be unique is repeated.</summary>
    public const string Duplicate = "BND3005";

    /// <summary>The document is not well-formed.</summary>
    public const string NotWellFormed = "BND3006";

    /// <summary>The target of a reference does not exist.</summary>
    public const string Dangling = "BND3008";
}
