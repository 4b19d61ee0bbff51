using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Wording;

namespace Bindery;

/// <summary>Reads a value of XML Schema from its text, if the text is valid.</summary>
internal delegate bool ValueTextReader<T>([NotNullWhen(true)] string? text, out T value);

/// <summary>Reads values of XML Schema from texts that users pass.</summary>
internal static class ValueText
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="expected">A description of a valid text, for the message: "a valid date".</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a valid value.</exception>
    public static T Parse<T>(string text, ValueTextReader<T> read, string expected) =>
        read(text ?? throw new ArgumentNullException(nameof(text)), out var value)
            ? value
            : throw new FormatException($"{Quotation.Of(text)} is not {expected}");
}
