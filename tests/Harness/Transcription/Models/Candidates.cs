using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Bindery.Tests.Transcription.Models;

/// <summary>Possible values for a text. The correct one is found by writing it.</summary>
internal static class Candidates
{
    public static IEnumerable<object> Of(Type type, string text) =>
        type == typeof(string) ? [text]
        : type == typeof(bool) ? [true, false]
        : type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : type == typeof(int) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var small) ? [small]
        : type == typeof(long) && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var large) ? [large]
        : type == typeof(decimal) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? [exact]
        : type == typeof(BigInteger) && BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var any) ? [any]
        : type == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rough) ? [rough]
        : [];
}
