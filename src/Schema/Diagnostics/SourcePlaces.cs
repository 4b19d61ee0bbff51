using System;

namespace Bindery.Schema;

/// <summary>Describes places in messages.</summary>
internal static class SourcePlaces
{
    /// <summary>A place relative to another one: "line 5, column 3", preceded by the file name if it is in another file.</summary>
    public static string Describe(SourceSpan place, SourceSpan from)
    {
        var position = FormattableString.Invariant($"line {place.Line}, column {place.Column}");
        return place.File == from.File ? position : place.File.Substring(place.File.LastIndexOfAny(['/', '\\']) + 1) + ", " + position;
    }
}
