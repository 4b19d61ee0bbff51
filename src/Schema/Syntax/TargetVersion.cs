using System;

namespace Bindery.Schema;

/// <summary>
/// Versions of the target of a schema, as written in b:since and in projects: 11.3 and 11.3.0 are equal, unlike in <see cref="Version"/>.
/// </summary>
internal static class TargetVersion
{
    /// <summary>Parses a version of digits and dots; <see cref="Version.TryParse(string, out Version)"/> also accepts whitespace and signs.</summary>
    public static bool TryParse(string value, out Version? version)
    {
        version = null;
        foreach (var character in value)
            if (character is not ((>= '0' and <= '9') or '.'))
                return false;
        if (!Version.TryParse(value, out var parsed))
            return false;
        version = Normalize(parsed);
        return true;
    }

    /// <summary>Returns the version with all four numbers.</summary>
    public static Version Normalize(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0));

    /// <summary>Returns the version as it is usually written: three numbers if the fourth is zero.</summary>
    public static string Show(Version version) => version.ToString(version.Revision > 0 ? 4 : 3);
}
