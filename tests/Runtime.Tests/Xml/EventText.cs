using System.Collections.Generic;
using System.Text;
using Bindery.Xml;

namespace Bindery.Tests.Xml;

/// <summary>Writes what a reader reports as one line per event, to compare it with what is expected or with what another reader reports.</summary>
internal static class EventText
{
    /// <summary>The events of a document: <c>&lt;{ns}a {ns}b="v"</c>, <c>&gt;{ns}a</c>, <c>"text"</c>, <c>_ white space</c>.</summary>
    public static List<string> Of(byte[] document, XmlLimits? options = null)
    {
        var events = new List<string>();
        using var reader = new Utf8XmlReader(document, options);
        while (reader.Read())
        {
            switch (reader.Kind)
            {
                case XmlEventKind.StartElement:
                    var start = new StringBuilder("<").Append(Name(reader.NamespaceUri, reader.LocalName));
                    for (var index = 0; index < reader.AttributeCount; index++)
                        start.Append(' ').Append(Name(reader.GetAttributeNamespaceUri(index), reader.GetAttributeLocalName(index)))
                            .Append('=').Append(Quoted(Encoding.UTF8.GetString(reader.GetAttributeValue(index))));
                    events.Add(start.ToString());
                    break;
                case XmlEventKind.EndElement:
                    events.Add(">" + Name(reader.NamespaceUri, reader.LocalName));
                    break;
                case XmlEventKind.Text:
                    events.Add((reader.IsWhiteSpace ? "_" : "") + Quoted(Encoding.UTF8.GetString(reader.Value)));
                    break;
            }
        }
        return events;
    }

    public static List<string> Of(string document, XmlLimits? options = null) => Of(Encoding.UTF8.GetBytes(document), options);

    public static string Name(System.ReadOnlySpan<byte> uri, System.ReadOnlySpan<byte> name) =>
        Name(Encoding.UTF8.GetString(uri), Encoding.UTF8.GetString(name));

    public static string Name(string uri, string name) => uri.Length == 0 ? name : "{" + uri + "}" + name;

    public static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";
}
