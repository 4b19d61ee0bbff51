namespace Bindery.Wording;

/// <summary>Describes the absence of an attribute.</summary>
internal static class Absence
{
    /// <summary>Returns "absent", or "absent, which means 'push'".</summary>
    /// <param name="meaning">The value that the absence means; null if there is none.</param>
    public static string Of(string? meaning) => meaning is null ? "absent" : $"absent, which means {Quotation.Of(meaning)}";
}
