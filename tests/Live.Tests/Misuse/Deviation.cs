using System;

namespace Bindery.Tests.Live.Misuse;

/// <summary>Why libvirt's verdict may differ from ours.</summary>
/// <param name="Kind">What kind of reason it is.</param>
/// <param name="Reason">In words: a rule that our schema lacks, the version that has it first, or what no document can show.</param>
internal sealed record Deviation(DeviationKind Kind, string Reason)
{
    /// <summary>Reads <c>pending RULE</c>, <c>before VERSION</c>, <c>looser REASON</c>, <c>stricter REASON</c>, or <c>-</c> for none.</summary>
    public static Deviation? Read(string text)
    {
        if (text == "-")
            return null;
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && Enum.TryParse<DeviationKind>(text[..blank], ignoreCase: true, out var kind)
            ? new(kind, text[(blank + 1)..])
            : throw new FormatException($"'{text}' is no reason to differ.");
    }

    /// <summary>Whether it explains these verdicts of a libvirt.</summary>
    public bool Explains(bool ours, bool libvirts, Version version) => Kind switch
    {
        DeviationKind.Pending or DeviationKind.Looser => ours && !libvirts,
        DeviationKind.Stricter => !ours && libvirts,
        DeviationKind.Before => ours && !libvirts && version < Version.Parse(Reason),
        _ => false,
    };

    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Reason}";
}
