using System.Globalization;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>How often a particle may be there, as its attributes say.</summary>
/// <param name="Least">minOccurs.</param>
/// <param name="Most">maxOccurs; null for unbounded.</param>
internal readonly record struct XsdBounds(decimal Least, decimal? Most)
{
    /// <summary>Reads the attributes of a particle; null where they are not valid.</summary>
    public static XsdBounds? Of(MarkupElement particle)
    {
        var most = particle.Attribute("maxOccurs")?.Value.Trim() ?? "1";
        var isValid = IsNumber(particle.Attribute("minOccurs")?.Value.Trim() ?? "1", out var least);
        if (most == "unbounded")
            return isValid ? new XsdBounds(least, null) : null;
        return isValid && IsNumber(most, out var bound) && least <= bound ? new XsdBounds(least, bound) : null;
    }

    private static bool IsNumber(string text, out decimal number) => decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
