namespace Bindery.Tests.Live.Support;

/// <summary>The tests that use the guest, one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class GuestCollection : ICollectionFixture<LiveGuest>
{
    public const string Name = "guest";
}
