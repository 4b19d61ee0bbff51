using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Plans;

/// <summary>The changes that resolve a conflict, including those that become necessary.</summary>
/// <param name="Before">The objects before the changes.</param>
/// <param name="After">The objects after the changes.</param>
/// <param name="Steps">The changes, in order; the first is the requested one.</param>
internal sealed record Plan(Draft Before, Draft After, IReadOnlyList<Repair> Steps)
{
    private const int MostNamed = 5;

    /// <summary>All changes, step by step.</summary>
    public IReadOnlyList<string> Phrases => Steps.Select(step => step.Phrase).ToList();

    /// <summary>The equivalence key: the same for the same fix in other places.</summary>
    public string Key => "Bindery: " + Steps[0].Key;

    /// <summary>All changes, on one line.</summary>
    public static string TitleOf(IReadOnlyList<string> phrases)
    {
        var different = phrases.Distinct().ToList();
        var title = string.Join(", ", different.Take(MostNamed)) + (different.Count > MostNamed ? $" and {different.Count - MostNamed} more" : "");
        return char.ToUpperInvariant(title[0]) + title.Substring(1);
    }
}
