using System.Collections.Generic;
using System.Linq;

namespace Bindery.Tests;

/// <summary>Assertions that name what failed.</summary>
internal static class Expect
{
    /// <summary>Fails with all failures, one to a line.</summary>
    public static void None(IEnumerable<string> failures)
    {
        var list = failures.ToList();
        Assert.True(list.Count == 0, $"{list.Count} failures:\n{string.Join("\n", list)}");
    }
}
