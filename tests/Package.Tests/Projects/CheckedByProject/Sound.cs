using Parcels;

namespace CheckedByProject;

/// <summary>Code that nearly says what would be refused.</summary>
public static class Sound
{
    /// <summary>The caller may have a box in mind, and give the weight.</summary>
    public static Parcel Begun(string to) => new() { Kind = ParcelKind.Box, To = to };

    /// <summary>Which kind it is is not known.</summary>
    public static string Any(ParcelKind kind) => new Parcel { Kind = kind, Weight = 3, To = "Ada" }.ToXml();

    /// <summary>The weight of a letter is taken away again.</summary>
    public static string Letter(string to)
    {
        var parcel = new Parcel { Kind = ParcelKind.Letter, Weight = 3, To = to };
        parcel.Weight = null;
        return parcel.ToXml();
    }
}
