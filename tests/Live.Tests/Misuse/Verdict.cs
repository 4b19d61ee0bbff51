namespace Bindery.Tests.Live.Misuse;

/// <summary>What was said of a document.</summary>
/// <param name="IsAccepted">Whether it was taken.</param>
/// <param name="By">Who refused it: libvirt's <c>schema</c> or <c>code</c>, or the id of our finding; empty where it was accepted.</param>
/// <param name="Message">Why.</param>
internal sealed record Verdict(bool IsAccepted, string By, string Message)
{
    public static Verdict Accepted { get; } = new(true, "", "");

    public override string ToString() => IsAccepted ? "accepted" : $"refused by {By}: {Message}";
}
