using System.Globalization;

namespace Bindery.Datatypes.Xsd;

/// <summary>Small pieces of the sentences about facets.</summary>
internal static class Words
{
    /// <summary>A number in plain digits.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things: "1 character", "3 characters".</summary>
    public static string Count(int number, string unit) => Number(number) + " " + unit + (number == 1 ? "" : "s");

    /// <summary>A limit's first words, with a blank behind.</summary>
    public static string Limit(LimitKind kind) => kind switch
    {
        LimitKind.Exactly => "exactly ",
        LimitKind.AtLeast => "at least ",
        _ => "at most ",
    };

    /// <summary>An enumeration with commas and a last "and".</summary>
    public static string List(string[] items) =>
        items.Length < 2 ? string.Concat(items) : string.Join(", ", items, 0, items.Length - 1) + " and " + items[items.Length - 1];
}
