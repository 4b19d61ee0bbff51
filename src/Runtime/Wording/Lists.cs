using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Bindery.Wording;

/// <summary>Joins the items of a list to a part of a sentence. Items must already be quoted if necessary.</summary>
internal static class Lists
{
    /// <summary>The maximum number of items in a list; the rest is counted.</summary>
    public const int MostShown = 8;

    /// <summary>Returns "'a', 'b' or 'c'"; of more than nine items the first eight "and 12 more".</summary>
    /// <param name="items">The items.</param>
    /// <param name="isSorted">Whether they are sorted by ordinal comparison first.</param>
    public static string OneOf(IEnumerable<string> items, bool isSorted = true) => Join(Ordered(items, isSorted), " or ", MostShown);

    /// <summary>Returns "'a', 'b' and 'c'"; of more than nine items the first eight "and 12 more".</summary>
    /// <param name="items">The items.</param>
    /// <param name="isSorted">Whether they are sorted by ordinal comparison first.</param>
    public static string AllOf(IEnumerable<string> items, bool isSorted = true) => Join(Ordered(items, isSorted), " and ", MostShown);

    /// <summary>Returns a number with its unit: "1 character", "3 characters".</summary>
    public static string Count(long number, string unit) => number.ToString(CultureInfo.InvariantCulture) + " " + unit + (number == 1 ? "" : "s");

    private static List<string> Ordered(IEnumerable<string> items, bool isSorted)
    {
        var all = new List<string>(items);
        if (isSorted)
            all.Sort(string.CompareOrdinal);
        return all;
    }

    private static string Join(List<string> items, string last, int most)
    {
        var text = new StringBuilder();
        // A single additional item is shown: "and 1 more" would not be shorter.
        var shown = items.Count > most + 1 ? most : items.Count;
        for (var i = 0; i < shown; i++)
        {
            if (i > 0)
                text.Append(i == items.Count - 1 ? last : ", ");
            text.Append(items[i]);
        }
        if (shown < items.Count)
            text.Append(" and ").Append((items.Count - shown).ToString(CultureInfo.InvariantCulture)).Append(" more");
        return text.ToString();
    }
}
