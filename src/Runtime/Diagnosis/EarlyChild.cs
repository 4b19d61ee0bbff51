using System.Collections.Generic;
using Bindery.Violations;

namespace Bindery.Diagnosis;

/// <summary>A child that came before required siblings. Whether these are missing or only late is known at the end of the parent.</summary>
/// <param name="Name">The name.</param>
/// <param name="Missing">The names of the required siblings.</param>
/// <param name="Instead">The names that were possible instead.</param>
/// <param name="Path">The path of the child.</param>
/// <param name="Offset">The start tag.</param>
/// <param name="Length">The length of '&lt;' and the name.</param>
internal sealed record EarlyChild(NodeName Name, HashSet<int> Missing, HashSet<int> Instead, string Path, int Offset, int Length)
{
    /// <summary>Whether one of the missing siblings came later.</summary>
    public bool IsOrder { get; set; }
}
