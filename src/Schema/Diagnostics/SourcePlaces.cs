using System;

namespace Bindery.Schema;

/// <summary>Names places in messages.</summary>
internal static class SourcePlaces
{
    /// <summary>A place as seen from another: "line 5, column 3", with the file's name before it where it is another one.</summary>
    public static string Describe(SourceSpan place, SourceSpan from)
    {
        var position = FormattableString.Invariant($"line {place.Line}, column {place.Column}");
        return place.File == from.File ? position : place.File.Substring(place.File.LastIndexOfAny(['/', '\\']) + 1) + ", " + position;
    }
}
