using System.IO;
using System.Xml;
using System.Xml.Serialization;

namespace Bindery.Benchmarks.Alternatives;

/// <summary>Reads and writes with XmlSerializer, made once.</summary>
internal static class Serialized
{
    private static readonly XmlSerializer Serializer = new(typeof(Backup));
    private static readonly XmlSerializerNamespaces NoNamespaces = new([new XmlQualifiedName("", "")]);

    public static Backup Read(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), HandWritten.ReaderSettings);
        return (Backup)Serializer.Deserialize(reader)!;
    }

    public static void Write(Backup backup, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, HandWritten.WriterSettings);
        Serializer.Serialize(writer, backup, NoNamespaces);
    }
}
