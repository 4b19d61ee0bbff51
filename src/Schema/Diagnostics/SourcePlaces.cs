using System;

namespace Bindery.Schema;

/// <summary>Describes places in messages.</summary>
internal static class SourcePlaces
{
    /// <summary>Describes a place relative to another one: "line 5, column 3", preceded by the file name if it is in another file.</summary>
    public static string Describe(SourceSpan place, SourceSpan from)
    {
        var position = FormattableString.Invariant($"line {place.Line}, column {place.Column}");
        return place.File == from.File ? position : NameOf(place.File) + ", " + position;
    }

    /// <summary>Returns the name of a file without its folder.</summary>
    public static string NameOf(string file) => file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);
}
