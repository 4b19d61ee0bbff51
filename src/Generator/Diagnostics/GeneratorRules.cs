namespace Bindery.Generator.Diagnostics;

/// <summary>The rules of the generator itself. Those of the schema are in Bindery.Schema.</summary>
internal static class GeneratorRules
{
    /// <summary>The project's C# is older than 9.</summary>
    public const string LanguageTooOld = "BND0020";

    /// <summary>A class with [XmlBinding] names a schema that is not among the additional files.</summary>
    public const string SchemaNotFound = "BND0021";

    /// <summary>A class with [XmlBinding] cannot be completed: not partial, nested, generic, …</summary>
    public const string UnusableClass = "BND0022";

    /// <summary>The schema has no root element, or not the requested one.</summary>
    public const string NoRoot = "BND0023";

    /// <summary>The run time is not referenced, so generated code could not compile.</summary>
    public const string NoRuntime = "BND0024";

    /// <summary>The schema's item is not valid: its namespace is not a C# namespace, or its accessibility is unknown.</summary>
    public const string InvalidItem = "BND0025";

    /// <summary>Two schemas would generate types of the same name into the same namespace.</summary>
    public const string TypeConflict = "BND0026";

    /// <summary>A public member of the user has an internal model in its signature.</summary>
    public const string InternalModel = "BND0027";

    /// <summary>The schema is nested too deeply.</summary>
    public const string TooDeep = "BND0014";
}
