using System.Text.RegularExpressions;

namespace Bindery.Tests.Harness;

/// <summary>The lines of a text as defined by XML: each kind of line end counts once.</summary>
internal static partial class Lines
{
    public static string[] Of(string text) => Ends().Split(text);

    [GeneratedRegex("\r\n|\r|\n")]
    private static partial Regex Ends();
}
