using System;

namespace Bindery.Tests.Live.Support;

/// <summary>What tests/live/with-guest started, by the variables that it sets.</summary>
internal static class LiveEnvironment
{
    /// <summary>Where libvirt answers; null where nothing was started.</summary>
    public static string? Uri { get; } = Variable("BINDERY_LIVE_URI");

    public static string Domain => Variable("BINDERY_LIVE_DOMAIN") ?? throw Missing("BINDERY_LIVE_DOMAIN");

    /// <summary>The usage identifier of a passphrase that libvirt knows.</summary>
    public static string Secret => Variable("BINDERY_LIVE_SECRET") ?? throw Missing("BINDERY_LIVE_SECRET");

    /// <summary>A folder in which the guest and the tests may write.</summary>
    public static string Directory => Variable("BINDERY_LIVE_DIRECTORY") ?? throw Missing("BINDERY_LIVE_DIRECTORY");

    /// <summary>Where the table of verdicts is to be written; null for nowhere.</summary>
    public static string? Table { get; } = Variable("BINDERY_LIVE_TABLE");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static InvalidOperationException Missing(string name) => new($"{name} is not set, though BINDERY_LIVE_URI is.");
}
