using Parcels;

namespace CheckedByProject;

/// <summary>Code that says what would be refused.</summary>
public static class Misuse
{
    /// <summary>Letters are not weighed.</summary>
    public static Parcel Letter() => new() { Kind = ParcelKind.Letter, Weight = 3, To = "Ada" };

    /// <summary>Boxes are.</summary>
    public static string Box()
    {
        var parcel = new Parcel { Kind = ParcelKind.Box, To = "Ada" };
        return parcel.ToXml();
    }
}
