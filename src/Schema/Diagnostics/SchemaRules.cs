namespace Bindery.Schema;

/// <summary>
/// The ids of the rules for schemas. The last three digits identify the rule: below 010 they mean the same as in the ids of other rules, from 010 on they are
/// specific to schemas.
/// </summary>
public static class SchemaRules
{
    /// <summary>An element, an attribute or text is at a place where the schema language does not allow it.</summary>
    public const string NotAllowedHere = "BND0001";

    /// <summary>An attribute, a child, a start or a definition is missing.</summary>
    public const string Missing = "BND0002";

    /// <summary>A value is not valid, for example a name, a URI or a keyword.</summary>
    public const string InvalidValue = "BND0003";

    /// <summary>Two parts of the schema conflict, for example two definitions of one name.</summary>
    public const string Conflict = "BND0004";

    /// <summary>The file is not well-formed.</summary>
    public const string NotWellFormed = "BND0006";

    /// <summary>A file that an include or an externalRef names was not found.</summary>
    public const string FileNotFound = "BND0010";

    /// <summary>A restriction of RELAX NG section 7 is violated: the schema is well-formed, but not a correct schema.</summary>
    public const string Restriction = "BND0011";

    /// <summary>Files include each other, or definitions that contain themselves without an element in between.</summary>
    public const string Circular = "BND0012";

    /// <summary>A datatype library, a type or a facet is unknown, or a facet or a value is not allowed for the type.</summary>
    public const string Datatype = "BND0013";

    /// <summary>The schema exceeds a limit of size or depth.</summary>
    public const string LimitExceeded = "BND0014";

    /// <summary>A construct of XML Schema is not translated: its constraints would not be checked.</summary>
    public const string NotTranslated = "BND0015";
}
