using System;

namespace Bindery.Analyzers.Models;

/// <summary>What a text of the wire formats says, or why it cannot be read.</summary>
/// <param name="Value">What it says; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal sealed record Decoded<T>(T? Value, string? Problem)
    where T : class
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads it, or throws a <see cref="FormatException"/>.</param>
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
