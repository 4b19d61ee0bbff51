namespace Bindery.Wording;

/// <summary>Puts the absence of an attribute into words.</summary>
internal static class Absence
{
    /// <summary>"absent", or "absent, which means 'push'".</summary>
    /// <param name="meaning">The value that the absence stands for; null where it stands for none.</param>
    public static string Of(string? meaning) => meaning is null ? "absent" : $"absent, which means {Quotation.Of(meaning)}";
}
