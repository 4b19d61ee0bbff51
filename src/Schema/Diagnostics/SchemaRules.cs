namespace Bindery.Schema;

/// <summary>
/// The ids of all problems of schemas. The last three digits are the rule, the same as at every other door; from 010 on they are the schemas' own.
/// </summary>
public static class SchemaRules
{
    /// <summary>An element, an attribute or text stands where the schema language does not allow it.</summary>
    public const string NotAllowedHere = "BND0001";

    /// <summary>An attribute, a child, a start or a definition is missing.</summary>
    public const string Missing = "BND0002";

    /// <summary>A value is not what it must be: a name, a URI, a word.</summary>
    public const string InvalidValue = "BND0003";

    /// <summary>Two parts of the schema contradict each other: definitions of one name.</summary>
    public const string Conflict = "BND0004";

    /// <summary>The file is not well-formed.</summary>
    public const string NotWellFormed = "BND0006";

    /// <summary>A file that an include or an externalRef names is not to be found.</summary>
    public const string FileNotFound = "BND0010";

    /// <summary>A restriction of RELAX NG section 7 is violated: the schema is well made, but has no meaning that can be decided.</summary>
    public const string Restriction = "BND0011";

    /// <summary>Files that include each other, or definitions that contain themselves without an element in between.</summary>
    public const string Circular = "BND0012";

    /// <summary>A datatype library, a type or a facet is unknown, or a facet or a value is not one of the type.</summary>
    public const string Datatype = "BND0013";

    /// <summary>The schema exceeds a limit of size or depth.</summary>
    public const string LimitExceeded = "BND0014";

    /// <summary>A construct of XML Schema that is not translated: what it demands would not be checked.</summary>
    public const string NotTranslated = "BND0015";
}
