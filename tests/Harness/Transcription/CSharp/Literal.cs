using System;
using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>Writes values, types and names in C# syntax.</summary>
internal static class Literal
{
    public static string Of(object? value) => value switch
    {
        null => "null!",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool flag => flag ? "true" : "false",
        Enum word => $"{Type(word.GetType())}.{Name(word.ToString())}",
        int number => number.ToString(CultureInfo.InvariantCulture),
        // Every second number is written as by a user: as an int that the compiler converts.
        long number => number.ToString(CultureInfo.InvariantCulture) + (number % 2 == 0 || number is > int.MaxValue or < int.MinValue ? "L" : ""),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double.NaN => "double.NaN",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        BigInteger number when number >= long.MinValue && number <= ulong.MaxValue =>
            number.ToString(CultureInfo.InvariantCulture) + (number <= long.MaxValue ? "L" : "UL"),
        _ => throw new NotSupportedException($"There is no constant for {value.GetType()} {value}."),
    };

    public static string Type(Type type) => "global::" + type.FullName;

    public static string Name(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
