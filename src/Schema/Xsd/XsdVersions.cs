using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Conditional inclusion (XML Schema 1.1 Part 1, 4.2.2): which elements of a schema count for this processor, which has the version 1.0, and the types of
/// version 1.1 that it knows.
/// </summary>
internal static class XsdVersions
{
    private static readonly HashSet<string> NewTypes = new(StringComparer.Ordinal) { "yearMonthDuration", "dayTimeDuration", "dateTimeStamp", "error" };

    private static readonly HashSet<string> Facets = new(StringComparer.Ordinal)
    {
        "length", "minLength", "maxLength", "pattern", "enumeration", "whiteSpace", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive",
        "totalDigits", "fractionDigits", "explicitTimezone",
    };

    /// <summary>
    /// Whether the attributes of the namespace vc exclude an element: a different version, or types or facets that are or are not available. The root is never
    /// excluded.
    /// </summary>
    public static bool Excludes(MarkupElement element)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.NamespaceUri == XsdVocabulary.VersioningNamespace && attribute.LocalName switch
                {
                    "minVersion" => VersionIn(attribute.Value) > 1.0m,
                    "maxVersion" => VersionIn(attribute.Value) <= 1.0m,
                    "typeAvailable" => !NamesIn(attribute.Value).All(IsType),
                    "typeUnavailable" => NamesIn(attribute.Value).All(IsType),
                    "facetAvailable" => !NamesIn(attribute.Value).All(IsFacet),
                    "facetUnavailable" => NamesIn(attribute.Value).All(IsFacet),
                    _ => false,
                })
                return true;
        return false;

        IEnumerable<XmlQualifiedName> NamesIn(string value) => XsdNames.ListAt(element, value);
    }

    /// <summary>Whether a name is that of a type that came with version 1.1.</summary>
    public static bool IsNewType(XmlQualifiedName name) => name.Namespace == XsdVocabulary.Namespace && NewTypes.Contains(name.Name);

    /// <summary>Whether a file refers to such a type.</summary>
    public static bool UsesNewTypes(XsdSyntax file)
    {
        if (file.Document is not { } root || !NewTypes.Any(name => file.Source.Text.IndexOf(name, StringComparison.Ordinal) >= 0))
            return false;
        var pending = new Stack<MarkupElement>([root]);
        while (pending.Count > 0)
        {
            var element = pending.Pop();
            foreach (var attribute in element.Attributes)
                if (attribute.NamespaceUri.Length == 0 && attribute.LocalName is "type" or "base" or "itemType" or "memberTypes"
                    && XsdNames.ListAt(element, attribute.Value).Any(IsNewType))
                    return true;
            foreach (var child in element.Children)
                if (child is MarkupElement inner)
                    pending.Push(inner);
        }

        return false;
    }

    private static decimal? VersionIn(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static bool IsType(XmlQualifiedName name) =>
        IsNewType(name)
        || (name.Namespace == XsdVocabulary.Namespace && (name.Name is "anyType" or "NOTATION" || XsdSimpleTypes.BuiltInNames.Contains(name.Name)));

    private static bool IsFacet(XmlQualifiedName name) => name.Namespace == XsdVocabulary.Namespace && Facets.Contains(name.Name);
}
