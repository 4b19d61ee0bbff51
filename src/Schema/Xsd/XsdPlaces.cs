using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Finds the places of the framework's schema objects in the files. The framework receives a URI with the number of the file, and reports line and column.
/// </summary>
internal sealed class XsdPlaces(IReadOnlyList<XsdSyntax> files)
{
    private const string Prefix = "xsd://file/";

    // Several places of one object are requested together. A cache of all objects costs more than finding their elements again.
    private XmlSchemaObject? _last;
    private MarkupElement? _lastElement;

    /// <summary>Returns the URI of a file for the framework.</summary>
    public static string UriOf(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the file of a URI; the root if there is none.</summary>
    public XsdSyntax FileOf(string? uri) => NumberOf(uri) is var number && number >= 0 && number < files.Count ? files[number] : files[0];

    /// <summary>The root elements of the files that have elements with one of some local names.</summary>
    public IEnumerable<MarkupElement> DocumentsWith(params string[] names) =>
        files.Where(file => Array.Exists(names, file.ElementNames.Contains)).Select(file => file.Document).OfType<MarkupElement>();

    /// <summary>Returns the element of an object; null if the object is not in a file.</summary>
    public MarkupElement? ElementOf(XmlSchemaObject item)
    {
        if (string.IsNullOrEmpty(item.SourceUri))
            return null;
        if (_last != item)
            (_last, _lastElement) = (item, FileOf(item.SourceUri).ElementAt(item.LineNumber, item.LinePosition));
        return _lastElement;
    }

    /// <summary>Returns the start tag of an object.</summary>
    public SourceSpan SpanOf(XmlSchemaObject item) => ElementOf(item)?.Span ?? FileOf(item.SourceUri).PlaceAt(item.LineNumber, item.LinePosition);

    /// <summary>Returns the value of an object's attribute; the start tag if it does not have the attribute.</summary>
    public SourceSpan SpanOf(XmlSchemaObject item, string attribute) => ElementOf(item)?.Attribute(attribute)?.ValueSpan ?? SpanOf(item);

    /// <summary>Compares objects by their order in the files.</summary>
    public static int Compare(XmlSchemaObject left, XmlSchemaObject right)
    {
        var byFile = NumberOf(left.SourceUri).CompareTo(NumberOf(right.SourceUri));
        if (byFile != 0)
            return byFile;
        var byLine = left.LineNumber.CompareTo(right.LineNumber);
        return byLine != 0 ? byLine : left.LinePosition.CompareTo(right.LinePosition);
    }

    /// <summary>Returns the number of the file of a URI; -1 if there is none.</summary>
    private static int NumberOf(string? uri)
    {
        if (uri is null || uri.Length == Prefix.Length || !uri.StartsWith(Prefix, StringComparison.Ordinal))
            return -1;
        var number = 0;
        for (var i = Prefix.Length; i < uri.Length; i++)
            number = number * 10 + uri[i] - '0';
        return number;
    }
}
