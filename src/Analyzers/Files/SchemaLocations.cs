using System;
using System.IO;
using System.Text;
using System.Xml;
using Bindery.Analyzers.Markup;
using Bindery.Names;

namespace Bindery.Analyzers.Files;

/// <summary>The attributes that tell the schemas of a document. They are no part of its content.</summary>
internal static class SchemaLocations
{
    private const string Ending = "chemaLocation";

    /// <summary>Returns a document with blanks in place of these attributes, so that positions are unchanged.</summary>
    public static string Blank(string text)
    {
        if (text.IndexOf(Ending, StringComparison.Ordinal) < 0)
            return text;
        var (blank, places) = (new StringBuilder(text), new LinePlaces(text));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
                while (reader.MoveToNextAttribute())
                    if (reader.NamespaceURI == InstanceNamespace.Uri && InstanceNamespace.IsSchemaLocation(reader.LocalName))
                    {
                        var info = (IXmlLineInfo)reader;
                        Blank(blank, text, places.Of(info.LineNumber, info.LinePosition, 1).Start);
                    }
        }
        catch (XmlException)
        {
            // The reader of the grammar reports the error.
        }
        return blank.ToString();
    }

    // The value ends at the next quotation mark of the same kind.
    private static void Blank(StringBuilder blank, string text, int start)
    {
        var quote = text.IndexOfAny(['"', '\''], start);
        var end = quote < 0 ? -1 : text.IndexOf(text[quote], quote + 1);
        for (var i = start; i <= end; i++)
            if (text[i] is not ('\r' or '\n'))
                blank[i] = ' ';
    }
}
