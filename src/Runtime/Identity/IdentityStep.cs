using System.Collections.Generic;
using Bindery.Xml;

namespace Bindery.Identity;

/// <summary>A child element that satisfies all tests.</summary>
internal sealed record IdentityStep(ExactName Name, IReadOnlyList<IdentityTest> Tests)
{
    /// <summary>Whether an element matches, by its start tag.</summary>
    public bool IsMetBy(in Utf8XmlReader reader)
    {
        if (!Name.Is(reader))
            return false;
        for (var i = 0; i < Tests.Count; i++)
            if (!Tests[i].IsMetBy(reader))
                return false;
        return true;
    }
}
