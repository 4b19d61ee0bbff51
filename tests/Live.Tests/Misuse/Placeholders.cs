using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Bindery.Tests.Live.Support;

namespace Bindery.Tests.Live.Misuse;

/// <summary>What stands in braces in a case: what only a run knows, and what would be long.</summary>
/// <param name="folder">The case's own folder.</param>
/// <param name="since">A checkpoint of all disks.</param>
/// <param name="name">A name that no checkpoint has.</param>
internal sealed partial class Placeholders(string folder, string since, string name)
{
    public string Fill(string document) => Braces().Replace(document, match => match.Groups["count"] is { Success: true, Value: var count }
        ? Long(match.Groups["word"].Value, int.Parse(count, CultureInfo.InvariantCulture))
        : match.Groups["word"].Value switch
        {
            "dir" => folder,
            "since" => since,
            "name" => name,
            "port" => FreePort.Find().ToString(CultureInfo.InvariantCulture),
            "raw" => ExistingImage.Raw($"{folder}/there"),
            "bochs" => ExistingImage.Bochs($"{folder}/there"),
            "secret" => LiveEnvironment.Secret,
            "BOM" => "\ufeff",
            var word => throw new FormatException($"{{{word}}} is not known."),
        });

    /// <summary>A text with what only a run knows put back into braces: the same in every run.</summary>
    public string Restore(string text) => text
        .Replace(folder, "{dir}", StringComparison.Ordinal)
        .Replace($"'{name}", "'{name}", StringComparison.Ordinal)
        .Replace($"'{since}", "'{since}", StringComparison.Ordinal);

    private string Long(string word, int count) => word switch
    {
        "a" => new('a', count),
        "euro" => new('€', count),
        // A path in the case's folder, of so many bytes in all.
        "path" => $"{folder}/".PadRight(count, 'p'),
        _ => throw new FormatException($"{{{word}:…}} is not known."),
    };

    [GeneratedRegex("\\{(?<word>\\w+)(:(?<count>[0-9]+))?\\}")]
    private static partial Regex Braces();
}
