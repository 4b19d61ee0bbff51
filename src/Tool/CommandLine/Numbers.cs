using System;
using System.Globalization;
using Bindery.Schema;

namespace Bindery.Tool.CommandLine;

/// <summary>Reads the values of options that are numbers.</summary>
internal static class Numbers
{
    /// <summary>Parses a size in bytes: a number, optionally followed by K, M or G for powers of 1024.</summary>
    /// <exception cref="CallException">The size is not valid, or larger than any document that can be read.</exception>
    public static int Size(string option, string text)
    {
        var digits = text.EndsWith("iB", StringComparison.OrdinalIgnoreCase) ? text[..^2] : text.EndsWith('B') ? text[..^1] : text;
        var shift = digits.Length == 0 ? 0 : char.ToUpperInvariant(digits[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        if (shift > 0)
            digits = digits[..^1];
        if (digits.Length == 0 || !Int128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            throw new CallException($"'{text}' is not a valid size for '{option}'; write a number of bytes, or one with K, M or G behind it, as in 64M");
        return number <= int.MaxValue >> shift
            ? (int)number << shift
            : throw new CallException($"'{text}' is too much for '{option}': no document of 2 GiB or more can be read; the most is {int.MaxValue}");
    }

    /// <summary>Parses a positive number.</summary>
    /// <exception cref="CallException">The number is not valid.</exception>
    public static int Positive(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new CallException($"'{text}' is not a valid number for '{option}'; write one between 1 and {int.MaxValue}");

    /// <summary>Parses a version of a schema's target.</summary>
    /// <exception cref="CallException">The version is not valid.</exception>
    public static Version Version(string option, string text) =>
        TargetVersion.TryParse(text, out var version)
            ? version!
            : throw new CallException($"'{text}' is not a valid version for '{option}'; write numbers with dots between them, as in 9.0.0");
}
