using System;

namespace Bindery.Analyzers.Models;

/// <summary>The contents of a text in a wire format, or the reason why it cannot be read.</summary>
/// <param name="Value">The contents; null if the text cannot be read.</param>
/// <param name="Problem">The reason why it cannot be read; null if it can.</param>
internal sealed record Decoded<T>(T? Value, string? Problem)
    where T : class
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads the text, or throws a <see cref="FormatException"/>.</param>
    public static Decoded<T> Read(string text, Func<string, T> read)
    {
        try
        {
            return new Decoded<T>(read(text), null);
        }
        catch (FormatException exception)
        {
            return new Decoded<T>(null, exception.Message);
        }
    }
}
