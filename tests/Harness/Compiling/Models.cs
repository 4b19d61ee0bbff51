using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Bindery.Tests.Harness;

/// <summary>Calls generated models that were compiled and loaded.</summary>
internal static class Models
{
    public static object Parse(Type type, string xml)
    {
        try
        {
            return type.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!.Invoke(null, [xml, null])!;
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    /// <summary>Writes without validation, which other tests cover.</summary>
    public static string Write(object document) =>
        (string)document.GetType().GetMethod("ToXml", [typeof(XmlWriteOptions)])!.Invoke(
            document, [new XmlWriteOptions { Validate = false, IncludeOutputOnly = true }])!;

    public static IReadOnlyList<SchemaViolation> Validate(object document) =>
        (IReadOnlyList<SchemaViolation>)document.GetType().GetMethod("Validate", [])!.Invoke(document, [])!;

    /// <summary>
    /// Returns a document without the parts that a round trip may change: comments, processing instructions, whitespace between elements, the order among
    /// elements with different names, and leading zeros of numbers that are equal in their value space.
    /// </summary>
    public static string Canonical(string xml) => Canonical(XDocument.Parse(xml).Root!).ToString(SaveOptions.DisableFormatting);

    private static XElement Canonical(XElement element)
    {
        var isMixed = element.Nodes().OfType<XText>().Any(text => text.Value.Trim().Length > 0) && element.HasElements;
        var nodes = isMixed
            ? element.Nodes().Where(node => node is XText or XElement).Select(node => node is XElement child ? Canonical(child) : (object)((XText)node).Value)
            : element.HasElements ? element.Elements().Select(Canonical).OrderBy(child => child.Name.ToString(), StringComparer.Ordinal)
                : (IEnumerable<object>)[Number(element.Value)];
        return new XElement(
            element.Name,
            element.Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal)
                .Select(attribute => new XAttribute(attribute.Name, Number(attribute.Value))),
            nodes);
    }

    private static string Number(string value) =>
        value.Length > 1 && value[0] == '0' && value.All(char.IsAsciiDigit) ? value.TrimStart('0').PadLeft(1, '0') : value;
}
