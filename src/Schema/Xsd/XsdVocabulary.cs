using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>The names of XML Schema 1.0, and those that came with version 1.1.</summary>
internal static class XsdVocabulary
{
    public const string Namespace = "http://www.w3.org/2001/XMLSchema";

    public const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    /// <summary>The namespace of vc:minVersion and similar attributes, which exclude parts of a schema.</summary>
    public const string VersioningNamespace = "http://www.w3.org/2007/XMLSchema-versioning";

    /// <summary>Whether an element holds documentation or information for programs, which has no effect on documents.</summary>
    public static bool IsNote(MarkupElement element) => element is { NamespaceUri: Namespace, LocalName: "documentation" or "appinfo" };

    /// <summary>Whether an element is an assertion of XML Schema 1.1, which is not translated.</summary>
    public static bool IsAssertion(string localName) => localName is "assert" or "assertion";

    /// <summary>Whether an attribute came with XML Schema 1.1, so that the framework does not know it.</summary>
    public static bool IsUnknownToFramework(string element, string attribute) => attribute switch
    {
        "defaultAttributes" => element == "schema",
        "xpathDefaultNamespace" => element is "schema" or "selector" or "field",
        "defaultAttributesApply" => element == "complexType",
        "inheritable" => element == "attribute",
        "notNamespace" or "notQName" => element is "any" or "anyAttribute",
        "targetNamespace" => element is "element" or "attribute",
        _ => false,
    };
}
