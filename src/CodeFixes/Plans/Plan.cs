using System.Collections.Generic;
using System.Linq;

namespace Bindery.CodeFixes.Plans;

/// <summary>What to do to resolve a conflict, and what follows from it.</summary>
/// <param name="Before">The objects as the code makes them.</param>
/// <param name="After">The objects as the code shall make them.</param>
/// <param name="Steps">The changes, in order; the first is the one that was asked for.</param>
internal sealed record Plan(Draft Before, Draft After, IReadOnlyList<Repair> Steps)
{
    private const int MostNamed = 5;

    /// <summary>Everything that is done, step by step.</summary>
    public IReadOnlyList<string> Phrases => Steps.Select(step => step.Phrase).ToList();

    /// <summary>What the same fix has in other places.</summary>
    public string Key => "Bindery: " + Steps[0].Key;

    /// <summary>Everything that is done, in one line.</summary>
    public static string TitleOf(IReadOnlyList<string> phrases)
    {
        var different = phrases.Distinct().ToList();
        var title = string.Join(", ", different.Take(MostNamed)) + (different.Count > MostNamed ? $" and {different.Count - MostNamed} more" : "");
        return char.ToUpperInvariant(title[0]) + title.Substring(1);
    }
}
