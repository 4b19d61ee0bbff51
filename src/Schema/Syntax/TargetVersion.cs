using System;

namespace Bindery.Schema;

/// <summary>
/// Versions of what a schema describes, as b:since and projects write them: 11.3 and 11.3.0 are one version, which <see cref="Version"/> denies.
/// </summary>
internal static class TargetVersion
{
    /// <summary>Reads a version. Only digits and dots: <see cref="Version.TryParse(string, out Version)"/> by itself takes blanks and signs.</summary>
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

    /// <summary>The version with all its numbers.</summary>
    public static Version Normalize(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0), Math.Max(version.Revision, 0));

    /// <summary>The version as people write it: three numbers, where the fourth is zero.</summary>
    public static string Show(Version version) => version.ToString(version.Revision > 0 ? 4 : 3);
}
