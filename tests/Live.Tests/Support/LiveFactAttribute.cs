namespace Bindery.Tests.Live.Support;

/// <summary>
/// A fact about a running libvirt; reported as skipped, by name, where the environment names none. One that is named and does not answer makes it fail: then
/// what was started for it is broken.
/// </summary>
internal sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute()
    {
        if (LiveEnvironment.Uri is null)
            Skip = "needs a libvirt with a guest to try things on: run tests/live/run";
    }
}
