namespace Bindery.Tests.Live.Misuse;

/// <summary>A case and what was said of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Ours">By our schema.</param>
/// <param name="Libvirts">By the libvirt that runs.</param>
/// <param name="Models">Whether the models take it as well.</param>
internal sealed record Trial(MisuseCase Case, Verdict Ours, Verdict Libvirts, bool Models)
{
    public bool Agree => Ours.IsAccepted == Libvirts.IsAccepted;
}
