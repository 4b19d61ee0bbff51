using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Xsl;

namespace Bindery.GetCorpus;

/// <summary>
/// The test suites of Jing and Trang, each one XML file. Every case gets its own folder, numbered in the order of the file, with the schema as correct.… or
/// incorrect.…, its resources, and the instances as N.v.xml and N.i.xml.
/// </summary>
internal static class TestSuite
{
    /// <summary>Writes cases whose schemas and instances are XML.</summary>
    /// <returns>The number of cases.</returns>
    public static int WriteSchemas(string file, string target) => WriteAll(file, target, (test, folder) =>
    {
        WriteResources(test, folder);
        var schema = test.Element("correct") ?? test.Element("incorrect")!;
        Write(Path.Combine(folder, schema.Name.LocalName + ".rng"), Inside(schema));
        WriteInstances(test, folder, Inside);
    });

    /// <summary>Writes cases whose schemas and instances are text, as in the content of an element.</summary>
    /// <returns>The number of cases.</returns>
    public static int WriteTexts(string file, string target) => WriteAll(file, target, (test, folder) =>
    {
        var schema = test.Element("correct") ?? test.Element("incorrect")!;
        Write(Path.Combine(folder, schema.Name.LocalName + ".rng"), Verbatim(schema));
        WriteInstances(test, folder, Verbatim);
    });

    /// <summary>Writes cases that have a schema in two languages.</summary>
    /// <returns>The number of cases.</returns>
    public static int WritePairs(string file, string target, string first, string firstExtension, string second, string secondExtension) =>
        WriteAll(file, target, (test, folder) =>
        {
            foreach (var (side, extension) in new[] { (first, firstExtension), (second, secondExtension) })
                foreach (var part in test.Elements(side).Elements())
                {
                    var isXml = part.Elements().Any();
                    var name = part.Name.LocalName is "correct" or "incorrect" ? part.Name.LocalName + extension : (string?)part.Attribute("name");
                    if (name is not null)
                        Write(Path.Combine(folder, side, name), isXml ? Inside(part) : part.Value);
                }
        });

    private static int WriteAll(string file, string target, Action<XElement, string> write)
    {
        var cases = Load(file).Descendants("testCase").ToList();
        for (var i = 0; i < cases.Count; i++)
            write(cases[i], Path.Combine(target, (i + 1).ToString("000", CultureInfo.InvariantCulture)));
        return cases.Count;
    }

    /// <summary>Loads a suite. If it is generated from a shorter form, the stylesheet is in the same folder.</summary>
    private static XElement Load(string file)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
        var sheet = Path.ChangeExtension(file, ".xsl");
        using var reader = XmlReader.Create(file, settings);
        if (!File.Exists(sheet))
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        var transform = new XslCompiledTransform();
        transform.Load(sheet);
        var result = new XDocument();
        using (var writer = result.CreateWriter())
            transform.Transform(reader, writer);
        return result.Root!;
    }

    private static void WriteResources(XElement parent, string folder)
    {
        foreach (var resource in parent.Elements("resource"))
            Write(Path.Combine(folder, (string)resource.Attribute("name")!), resource.Elements().Any() ? Inside(resource) : resource.Value);
        foreach (var inner in parent.Elements("dir"))
            WriteResources(inner, Path.Combine(folder, (string)inner.Attribute("name")!));
    }

    private static void WriteInstances(XElement test, string folder, Func<XElement, string> text)
    {
        var number = 0;
        foreach (var instance in test.Elements().Where(element => element.Name.LocalName is "valid" or "invalid"))
            Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{++number}.{instance.Name.LocalName[0]}.xml")), text(instance));
    }

    /// <summary>Returns the content as a document, without surrounding whitespace.</summary>
    private static string Inside(XElement element) =>
        string.Concat(element.Nodes().Where(node => node is not XText { Value: var text } || !string.IsNullOrWhiteSpace(text)).Select(Show)) + "\n";

    /// <summary>Returns the content with its references, followed by a line end.</summary>
    private static string Verbatim(XElement element) => string.Concat(element.Nodes().Select(Show)) + "\n";

    private static string Show(XNode node) => node.ToString(SaveOptions.DisableFormatting);

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
