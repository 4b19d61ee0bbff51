using System.Globalization;

namespace Bindery.Datatypes.Xsd;

/// <summary>Parts of sentences about facets.</summary>
internal static class Words
{
    /// <summary>Returns a number in plain digits.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a number with its unit: "1 character", "3 characters".</summary>
    public static string Count(int number, string unit) => Number(number) + " " + unit + (number == 1 ? "" : "s");

    /// <summary>Returns the first words of a limit, with a trailing space.</summary>
    public static string Limit(LimitKind kind) => kind switch
    {
        LimitKind.Exactly => "exactly ",
        LimitKind.AtLeast => "at least ",
        _ => "at most ",
    };

    /// <summary>Returns a list with commas and a final "and".</summary>
    public static string List(string[] items) =>
        items.Length < 2 ? string.Concat(items) : string.Join(", ", items, 0, items.Length - 1) + " and " + items[items.Length - 1];
}
