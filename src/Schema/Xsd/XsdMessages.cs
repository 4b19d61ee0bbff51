using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using Bindery.Schema.Markup;
using Bindery.Schema.Rng;
using Bindery.Wording;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Converts the errors that the framework finds in a schema to diagnostics with messages and places of Bindery. The framework distinguishes its rules only by
/// their texts; the frequent ones are recognized here, the others keep the framework's reason.
/// </summary>
internal sealed class XsdMessages(IReadOnlyList<XsdSyntax> files, XsdPlaces places, DiagnosticBag diagnostics)
{
    private static readonly (Regex Text, Func<XsdMessages, Match, MarkupElement?, (string Id, string Message, string[] Attributes)> Words)[] Known =
    [
        (Pattern("^Type '(.*)' is not declared"), (self, match, _) =>
            (SchemaRules.Missing, self.Undeclared("type", match, ["complexType", "simpleType"]), ["type", "base", "itemType", "memberTypes"])),
        (Pattern("^The '(.*)' element is not declared"),
            (self, match, _) => (SchemaRules.Missing, self.Undeclared("element", match, ["element"]), ["ref", "substitutionGroup"])),
        (Pattern("^The '(.*)' attribute is not declared"),
            (self, match, _) => (SchemaRules.Missing, self.Undeclared("attribute", match, ["attribute"]), ["ref"])),
        (Pattern("^Reference to undeclared attribute group '(.*)'"),
            (self, match, _) => (SchemaRules.Missing, self.Undeclared("attribute group", match, ["attributeGroup"]), ["ref"])),
        (Pattern("^Reference to undeclared model group '(.*)'"),
            (self, match, _) => (SchemaRules.Missing, self.Undeclared("group", match, ["group"]), ["ref"])),
        (Pattern("^The required attribute '(.*)' is missing"),
            (_, match, element) => (SchemaRules.Missing, $"'{NameOf(element)}' lacks the attribute '{match.Groups[1].Value}'", [])),
        (Pattern("^The '(?:.*:)?([^:']*)' element is not supported in this context"),
            (_, match, element) => (SchemaRules.NotAllowedHere, Misplaced(element, match.Groups[1].Value), [])),
        (Pattern("^The '(.*)' attribute is not supported in this context"),
            (_, match, _) => (SchemaRules.NotAllowedHere, $"The attribute '{match.Groups[1].Value}' is not allowed here", [])),
        (Pattern("^'(.*)' is an invalid value for the '(.*)' attribute"),
            (_, match, element) => (SchemaRules.InvalidValue,
                $"'{match.Groups[1].Value}' is not a valid value for the attribute '{match.Groups[2].Value}'{UndeclaredPrefix(match, element)}",
                [match.Groups[2].Value])),
        (Pattern("^The value for the '(.*)' attribute must be xsd:nonNegativeInteger"), (_, match, _) =>
            (SchemaRules.InvalidValue,
                $"The value of '{match.Groups[1].Value}' must be a whole number of 0 or more{(match.Groups[1].Value == "maxOccurs" ? ", or 'unbounded'" : "")}",
                [match.Groups[1].Value])),
        (Pattern("^minOccurs value cannot be greater than maxOccurs"),
            (_, _, _) => (SchemaRules.Conflict, "minOccurs is greater than maxOccurs", ["minOccurs"])),
        (Pattern("^The (?:global )?(.*) '(.*)' has already been declared"),
            (_, match, _) => (SchemaRules.Conflict, $"The {match.Groups[1].Value} '{match.Groups[2].Value}' is already declared", ["name"])),
        (Pattern("^Elements with the same name and in the same scope must have the same type"), (_, _, _) =>
            (SchemaRules.Conflict, "Elements with the same name in one content model must have the same type (XML Schema Part 1, 3.8.6)", ["name", "ref"])),
        (Pattern("^Circular (.*?)\\.?$"),
            (_, match, _) => (SchemaRules.Circular, $"This refers back to itself: circular {match.Groups[1].Value}", ["name", "ref", "base"])),
        (Pattern("^The (.*) constraining facet is (?:prohibited for |invalid - )(.*)"), (_, match, _) => (SchemaRules.Datatype, Facet(match), [])),
        (Pattern("^The value '(.*)' is invalid according to its schema type '.*?:([^:']*)' - (.*)"), (_, match, _) =>
            (SchemaRules.Datatype, $"'{match.Groups[1].Value}' is not a valid value of the type '{match.Groups[2].Value}'", ["default", "fixed"])),
        (Pattern("^The prefix '(.*)' in XPath cannot be resolved"),
            (_, match, _) => (SchemaRules.InvalidValue, $"The prefix '{match.Groups[1].Value}' is not declared at this path", ["xpath"])),
        (Pattern("^'(.*)' is an invalid XPath for selector"),
            (_, match, element) => (SchemaRules.InvalidValue, InvalidPath(match.Groups[1].Value, element), ["xpath"])),
        (Pattern("^The referring attribute must be present"), (_, _, element) => (SchemaRules.Missing, $"'{NameOf(element)}' lacks the attribute 'refer'", [])),
        (Pattern("^The '(.*)' identity constraint is not declared"),
            (_, match, _) => (SchemaRules.Missing, $"There is no key or unique constraint '{LocalOf(match.Groups[1].Value)}'", ["refer"])),
        (Pattern("^The '.*' Keyref can refer to key or unique only"),
            (_, _, _) => (SchemaRules.Conflict, "A keyref can only refer to a key or a unique constraint", ["refer"])),
        (Pattern("^Keyref '(.*)' has different cardinality"), (_, match, _) =>
            (SchemaRules.Conflict, $"The keyref '{LocalOf(match.Groups[1].Value)}' must have as many fields as the key that it refers to", ["refer"])),
        (Pattern("^NOTATION cannot be used directly"),
            (_, _, _) => (SchemaRules.Datatype, "NOTATION can only be used with an enumeration of declared notations", ["type", "base"])),
    ];

    /// <summary>Reports the errors that the framework found.</summary>
    public void Report(XmlSchemaException exception)
    {
        var file = places.FileOf(exception.SourceUri ?? exception.SourceSchemaObject?.SourceUri);
        var (line, column) = (exception.LineNumber, exception.LinePosition);
        if (line == 0 && exception.SourceSchemaObject is { } item)
            (line, column) = (item.LineNumber, item.LinePosition);
        var element = file.ElementAt(line, column);
        if ((element ?? file.ElementAround(line, column)) is { } around && new XsdFinal(files).Explain(exception.Message, around) is var (final, place))
        {
            diagnostics.Add(SchemaRules.Restriction, final, place);
            return;
        }

        foreach (var (text, words) in Known)
        {
            if (text.Match(exception.Message) is not { Success: true } match)
                continue;
            var (id, message, attributes) = words(this, match, element ?? file.ElementAround(line, column));
            diagnostics.Add(id, message, Place(file, element, line, column, attributes));
            return;
        }

        diagnostics.Add(
            SchemaRules.Restriction, "XML Schema does not allow this: " + exception.Message.TrimEnd('.', ' '), Place(file, element, line, column, []));
    }

    /// <summary>Reports a file that the framework cannot read, or a schema on which it fails.</summary>
    public void Report(XsdSyntax file, Exception exception) => diagnostics.Add(
        exception is XmlException ? SchemaRules.NotWellFormed : SchemaRules.Restriction,
        "System.Xml.Schema cannot read this: " + exception.Message.TrimEnd('.', ' '),
        exception is XmlException { LineNumber: > 0 } found ? file.PlaceAt(found.LineNumber, found.LinePosition) : file.Document!.Span);

    private static SourceSpan Place(XsdSyntax file, MarkupElement? element, int line, int column, string[] attributes)
    {
        foreach (var name in attributes)
            if (element?.Attribute(name) is { } attribute)
                return attribute.ValueSpan;
        if (element is not null)
            return element.Span;
        // The place of the framework may be that of an attribute.
        var start = file.PlaceAt(line, column);
        return file.AttributeAt(start.Start) is { } pointed
            ? (Array.IndexOf(attributes, pointed.QualifiedName) >= 0 ? pointed.ValueSpan : pointed.NameSpan)
            : start;
    }

    /// <summary>Returns the reason why a qualified name is not valid if it is its prefix; otherwise an empty text.</summary>
    private static string UndeclaredPrefix(Match match, MarkupElement? element)
    {
        if (match.Groups[2].Value is not ("type" or "base" or "ref" or "itemType" or "substitutionGroup" or "refer"))
            return "";
        var prefix = match.Groups[1].Value.Split(':')[0];
        return prefix.Length < match.Groups[1].Length && SchemaNames.IsNCName(prefix) && element is not null && element.Namespaces.Find(prefix) is null
            ? $": the prefix '{prefix}' is not declared here"
            : "";
    }

    private string Undeclared(string kind, Match match, string[] elements)
    {
        // The name may have a namespace before it: URI:local.
        var name = match.Groups[1].Value;
        var local = name.Substring(name.LastIndexOf(':') + 1);
        var ns = name.Length > local.Length ? name.Substring(0, name.Length - local.Length - 1) : "";
        var known = files.Where(file => file.Document is not null && (file.TargetNamespace == ns || file.TargetNamespace.Length == 0))
            .SelectMany(file => file.Document!.Children.OfType<MarkupElement>())
            .Where(child => elements.Contains(child.LocalName))
            .Select(child => child.Attribute("name")?.Value)
            .OfType<string>()
            .Take(2000);
        var where = ns.Length == 0 ? "" : $" in the namespace '{ns}'";
        return Spelling.Nearest(local, known) is { } near && near != local
            ? $"There is no {kind} '{local}'{where}; did you mean '{near}'?"
            : $"There is no {kind} '{local}'{where}: declare it, or include or import the file that does";
    }

    private static string Misplaced(MarkupElement? element, string name) => element is { NamespaceUri: not XsdVocabulary.Namespace }
        ? $"'{element.QualifiedName}' is not allowed here: it is not an element of XML Schema; foreign elements are only allowed in 'appinfo'"
        : $"'{element?.QualifiedName ?? name}' is not allowed here by XML Schema 1.0";

    private static string Facet(Match match)
    {
        var facet = match.Groups[1].Value;
        var name = char.ToLowerInvariant(facet[0]) + facet.Substring(1);
        var reason = match.Groups[2].Value.TrimEnd('.', ' ');
        return reason.StartsWith("'", StringComparison.Ordinal)
            ? $"The facet '{name}' does not apply to this type"
            : $"The facet '{name}' is not allowed here: {reason}";
    }

    private static string InvalidPath(string path, MarkupElement? element) => element?.LocalName == "field"
        ? $"'{path}' is not a valid path of a field: it takes child elements, './/' at the beginning and an attribute at the end, and nothing else of XPath"
        : $"'{path}' is not a valid path of a selector: it takes child elements and './/' at the beginning, and nothing else of XPath";

    private static string LocalOf(string name) => name.Substring(name.LastIndexOf(':') + 1);

    private static string NameOf(MarkupElement? element) => element?.QualifiedName ?? "this";

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
