using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Bindery.Schema.Markup;
using Bindery.Schema.Syntax;
using Bindery.Wording;

namespace Bindery.Schema.Rng;

/// <summary>Removes annotations (RELAX NG 4.1) and keeps the known ones: those of RELAX NG DTD compatibility and those of Bindery.</summary>
internal sealed class RngAnnotations(DiagnosticBag diagnostics)
{
    /// <summary>The attributes of Bindery, each with the elements on which it is allowed.</summary>
    private static readonly (string Name, Func<string, bool> IsOn, string Elements)[] Attributes =
    [
        ("name", element => element is "element" or "attribute" or "value", "'element', 'attribute' or 'value'"),
        ("type", element => element is "element" or "attribute", "'element' or 'attribute'"),
        ("as", element => element is "element" or "attribute", "'element' or 'attribute'"),
        ("since", RngVocabulary.IsPattern, "a pattern"),
        ("direction", element => element is "element" or "attribute", "'element' or 'attribute'"),
        ("maxBytes", element => element is "element" or "attribute" or "data" or "text", "'element', 'attribute', 'data' or 'text'"),
        ("says", element => element == "data", "'data'"),
    ];

    /// <summary>The names of the attributes of Bindery.</summary>
    public static IEnumerable<string> Names => Attributes.Select(attribute => attribute.Name);

    /// <summary>Returns the annotations of an element, attribute or value pattern.</summary>
    public Annotations Read(MarkupElement element, string? documentation)
    {
        string? name = null, typeName = null, since = null, defaultValue = null;
        var direction = Direction.Both;
        var memberType = MemberType.Plain;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.NamespaceUri == RngVocabulary.CompatibilityNamespace && attribute.LocalName == "defaultValue")
                defaultValue = attribute.Value;
            if (attribute.NamespaceUri != RngVocabulary.BinderyNamespace)
                continue;
            if (!IsAllowed(element, attribute))
            {
                ReportUnknown(element, attribute);
                continue;
            }
            switch (attribute.LocalName)
            {
                case "name":
                    name = ReadIdentifier(attribute);
                    break;
                case "type":
                    typeName = ReadIdentifier(attribute);
                    break;
                case "since":
                    since = ReadVersion(attribute) is null ? null : SchemaNames.Trim(attribute.Value);
                    break;
                case "direction":
                    direction = ReadDirection(attribute);
                    break;
                case "as":
                    memberType = ReadMemberType(attribute);
                    break;
            }
        }

        return (documentation, name, typeName, since, defaultValue, direction, memberType)
            == (null, null, null, null, null, Direction.Both, MemberType.Plain)
            ? Annotations.None
            : new Annotations(documentation, name, typeName, defaultValue, direction, since, memberType);
    }

    /// <summary>Checks the annotations of Bindery on an element for which <see cref="Read"/> is not called.</summary>
    public void Check(MarkupElement element)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.NamespaceUri == RngVocabulary.BinderyNamespace && !IsAllowed(element, attribute))
                ReportUnknown(element, attribute);
    }

    /// <summary>Checks a child in a foreign namespace.</summary>
    public void CheckForeign(MarkupElement element, MarkupElement parent)
    {
        if (RngIdentityRules.Is(element) && parent.LocalName != "element")
            diagnostics.Add(
                SchemaRules.NotAllowedHere,
                $"The annotation '{element.QualifiedName}' is not allowed in {RngVocabulary.Describe(parent)}: it must be a child of the 'element' whose descendants it compares",
                element.Span);
        else if (element.NamespaceUri == RngVocabulary.BinderyNamespace && !RngIdentityRules.Is(element))
            diagnostics.Add(
                SchemaRules.NotAllowedHere,
                $"There is no annotation '{element.QualifiedName}': the only annotations that are elements are 'unique' and 'keyref'",
                element.Span);
    }

    /// <summary>Returns b:since, or null. An invalid one is reported once, here.</summary>
    public Version? ReadSince(MarkupElement element)
    {
        var attribute = element.Attribute(RngVocabulary.BinderyNamespace, "since");
        return attribute is null ? null : ReadVersion(attribute);
    }

    /// <summary>Returns b:maxBytes, or null. An invalid one is reported once, here.</summary>
    public ByteLimit? ReadMaxBytes(MarkupElement element)
    {
        if (element.Attribute(RngVocabulary.BinderyNamespace, "maxBytes") is not { } attribute)
            return null;
        if (int.TryParse(SchemaNames.Trim(attribute.Value), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0)
            return new ByteLimit(bytes, attribute.ValueSpan);
        diagnostics.Add(
            SchemaRules.InvalidValue, $"'{attribute.Value}' is not a valid number of bytes: write digits, from 1 to {int.MaxValue}", attribute.ValueSpan);
        return null;
    }

    /// <summary>Returns b:says, or null. An empty one is reported once, here.</summary>
    public string? ReadSays(MarkupElement element)
    {
        if (element.Attribute(RngVocabulary.BinderyNamespace, "says") is not { } attribute)
            return null;
        var words = SchemaNames.Trim(attribute.Value);
        if (words.Length > 0)
            return words;
        diagnostics.Add(
            SchemaRules.InvalidValue,
            $"'{attribute.Value}' is not a description of a value: write a noun phrase, as in \"an absolute path\"",
            attribute.ValueSpan);
        return null;
    }

    /// <summary>Returns the text of a:documentation among the children, without the documentation of a value or data, which follows that.</summary>
    public static string? ReadDocumentation(MarkupElement element)
    {
        List<string>? texts = null;
        var isOthers = false;
        for (var i = 0; i < element.Children.Count; i++)
        {
            if (element.Children[i] is not MarkupElement candidate)
                continue;
            if (candidate.NamespaceUri == RngVocabulary.Namespace)
                isOthers = candidate.LocalName is "value" or "data";
            else if (!isOthers && IsDocumentation(candidate))
                (texts ??= []).Add(ReadText(candidate));
        }

        return Join(texts);
    }

    /// <summary>Returns the text of a:documentation that follows a value: the value itself can have no children.</summary>
    public static string? ReadDocumentationAfter(MarkupElement parent, int index)
    {
        List<string>? texts = null;
        for (var i = index + 1; i < parent.Children.Count; i++)
        {
            if (parent.Children[i] is not MarkupElement candidate)
                continue;
            if (candidate.NamespaceUri == RngVocabulary.Namespace)
                break;
            if (IsDocumentation(candidate))
                (texts ??= []).Add(ReadText(candidate));
        }

        return Join(texts);
    }

    private static bool IsDocumentation(MarkupElement element) =>
        element.NamespaceUri == RngVocabulary.CompatibilityNamespace && element.LocalName == "documentation";

    private static string ReadText(MarkupElement element)
    {
        var text = new StringBuilder();
        foreach (var child in element.Children)
            if (child is MarkupText piece)
                text.Append(piece.Value);
        return SchemaNames.Trim(text.ToString());
    }

    private static string? Join(List<string>? texts)
    {
        texts?.RemoveAll(text => text.Length == 0);
        return texts is null || texts.Count == 0 ? null : string.Join("\n\n", texts);
    }

    private string? ReadIdentifier(MarkupAttribute attribute)
    {
        var value = SchemaNames.Trim(attribute.Value);
        if (CSharpKeywords.Contains(value))
        {
            diagnostics.Add(SchemaRules.InvalidValue, $"'{value}' is a reserved word of C#: choose another name", attribute.ValueSpan);
            return null;
        }

        if (IsIdentifier(value))
            return value;
        diagnostics.Add(
            SchemaRules.InvalidValue,
            $"'{value}' is not a valid C# identifier: write a letter or an underscore, followed by letters, digits and underscores",
            attribute.ValueSpan);
        return null;
    }

    private static bool IsIdentifier(string value)
    {
        if (value.Length == 0 || !(char.IsLetter(value[0]) || value[0] == '_'))
            return false;
        foreach (var character in value)
            if (!char.IsLetterOrDigit(character) && character != '_')
                return false;
        return true;
    }

    /// <summary>Returns a version, or null. An invalid one is reported.</summary>
    public Version? ReadVersion(MarkupAttribute attribute)
    {
        var value = SchemaNames.Trim(attribute.Value);
        if (TargetVersion.TryParse(value, out var version))
            return version;
        diagnostics.Add(
            SchemaRules.InvalidValue, $"'{value}' is not a valid version: write two to four numbers with dots between them, as in 11.3.0", attribute.ValueSpan);
        return null;
    }

    private MemberType ReadMemberType(MarkupAttribute attribute)
    {
        switch (SchemaNames.Trim(attribute.Value))
        {
            case "unixTime":
                return MemberType.UnixTime;
            case "guid":
                return MemberType.Guid;
            default:
                diagnostics.Add(
                    SchemaRules.InvalidValue, $"'{attribute.Value}' is not a valid type of a value: write 'unixTime' or 'guid'", attribute.ValueSpan);
                return MemberType.Plain;
        }
    }

    private Direction ReadDirection(MarkupAttribute attribute)
    {
        switch (SchemaNames.Trim(attribute.Value))
        {
            case "output":
                return Direction.Output;
            case "ignored":
                return Direction.Ignored;
            default:
                diagnostics.Add(
                    SchemaRules.InvalidValue,
                    $"'{attribute.Value}' is not a valid direction: write 'output' for content that the receiver sends and rejects as input, "
                    + "or 'ignored' for content that it sends and ignores as input; omit the attribute for content that both sides write",
                    attribute.ValueSpan);
                return Direction.Both;
        }
    }

    private static bool IsAllowed(MarkupElement element, MarkupAttribute attribute) =>
        Array.Exists(Attributes, known => known.Name == attribute.LocalName && known.IsOn(element.LocalName));

    private void ReportUnknown(MarkupElement element, MarkupAttribute attribute)
    {
        var known = Array.Find(Attributes, known => known.Name == attribute.LocalName);
        diagnostics.Add(
            SchemaRules.NotAllowedHere,
            $"The annotation '{attribute.QualifiedName}' is not allowed on {RngVocabulary.Describe(element)}: "
            + (known.Name is null ? $"ours are {Lists.AllOf(Names, isSorted: false)}" : $"it belongs on {known.Elements}"),
            attribute.NameSpan);
    }
}
