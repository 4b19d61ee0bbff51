namespace Bindery.Generator;

/// <summary>The names of the pipeline's steps. Tests use them to check what is cached.</summary>
internal static class TrackingNames
{
    public const string Texts = nameof(Texts);
    public const string Files = nameof(Files);
    public const string Settings = nameof(Settings);
    public const string Bindings = nameof(Bindings);
    public const string Requests = nameof(Requests);
    public const string Schemas = nameof(Schemas);
    public const string Types = nameof(Types);
    public const string Conflicts = nameof(Conflicts);
    public const string Misfits = nameof(Misfits);
    public const string Host = nameof(Host);
    public const string Models = nameof(Models);
    public const string Hidden = nameof(Hidden);
    public const string Exposed = nameof(Exposed);
    public const string Problems = nameof(Problems);
}
