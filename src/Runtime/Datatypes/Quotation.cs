namespace Bindery.Datatypes;

/// <summary>Puts texts of others into sentences of ours.</summary>
internal static class Quotation
{
    private const int LongestShown = 160;

    /// <summary>The text in quotes, cut where it is too long to be read.</summary>
    public static string Of(string text)
    {
        if (text.Length <= LongestShown)
            return "\"" + text + "\"";
        var length = char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return "\"" + text.Remove(length) + "…\"";
    }
}
