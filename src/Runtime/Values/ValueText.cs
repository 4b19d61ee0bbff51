using System;
using System.Diagnostics.CodeAnalysis;
using Bindery.Wording;

namespace Bindery;

/// <summary>Reads a value of XML Schema from its text, if the text is one.</summary>
internal delegate bool ValueTextReader<T>([NotNullWhen(true)] string? text, out T value);

/// <summary>The text of a value of XML Schema, as users pass it.</summary>
internal static class ValueText
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="expected">What the text has to be, for the message: "a valid date".</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a value.</exception>
    public static T Parse<T>(string text, ValueTextReader<T> read, string expected) =>
        read(text ?? throw new ArgumentNullException(nameof(text)), out var value)
            ? value
            : throw new FormatException($"{Quotation.Of(text)} is not {expected}");
}
