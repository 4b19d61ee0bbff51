using System.Collections.Generic;
using System.Linq;

namespace Bindery.Tests;

/// <summary>Assertions that list all failures.</summary>
internal static class Expect
{
    /// <summary>Fails if there are failures, and lists them, one on each line.</summary>
    public static void None(IEnumerable<string> failures)
    {
        var list = failures.ToList();
        Assert.True(list.Count == 0, $"{list.Count} failures:\n{string.Join("\n", list)}");
    }
}
