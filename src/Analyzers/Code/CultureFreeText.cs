using System.Linq;

namespace Bindery.Analyzers.Code;

/// <summary>Texts that all cultures compare in the same way, so that methods of <c>string</c> without a comparison have a known result.</summary>
internal static class CultureFreeText
{
    /// <summary>Whether a text consists of ASCII letters, digits and signs that no culture ignores.</summary>
    public static bool Is(string text) =>
        text.All(letter => letter is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '/' or '.' or ':' or '_');
}
