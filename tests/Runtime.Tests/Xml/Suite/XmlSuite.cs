using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Bindery.Tests.Xml.Suite;

/// <summary>W3C's test suite of XML, which <c>eng/get-suites</c> puts into <c>artifacts/suites/xml</c>.</summary>
internal static class XmlSuite
{
    /// <summary>The folder of the suite.</summary>
    public static string Folder { get; } = Path.Combine(Corpus.Repository, "artifacts", "suites", "xml");

    public static bool IsAvailable => File.Exists(Index);

    private static string Index => Path.Combine(Folder, "cleaned", "xmlconf-flattened.xml");

    /// <summary>The cases that hold for the fifth edition of XML 1.0 with namespaces.</summary>
    public static IEnumerable<XmlSuiteCase> Cases()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using var reader = XmlReader.Create(Index, settings);
        foreach (var test in XDocument.Load(reader).Descendants("TEST"))
        {
            var one = new XmlSuiteCase(test);
            if (one.IsOfFifthEdition && one.HasNamespaces)
                yield return one;
        }
    }
}

/// <summary>A case of the suite.</summary>
internal sealed class XmlSuiteCase
{
    private readonly XElement _test;
    private readonly string _folder;

    public XmlSuiteCase(XElement test)
    {
        _test = test;
        var bases = test.Ancestors().Select(element => (string?)element.Attribute(XNamespace.Xml + "base")).OfType<string>().Reverse();
        _folder = bases.Aggregate(Path.Combine(XmlSuite.Folder, "xmlconf"), Path.Combine);
    }

    public string Id => (string)_test.Attribute("ID")!;

    /// <summary>Whether a processor that reads nothing outside must accept the document, must refuse it, or may do either.</summary>
    public bool? IsWellFormed => (string)_test.Attribute("TYPE")! switch
    {
        "valid" or "invalid" => true,
        "not-wf" => false,
        _ => null,
    };

    /// <summary>Whether what the case is about stands, or may stand, in files outside of the document.</summary>
    public bool UsesOutside => (string?)_test.Attribute("ENTITIES") is { } entities && entities != "none";

    public bool IsVersion11 => (string?)_test.Attribute("VERSION") == "1.1" || (string?)_test.Attribute("RECOMMENDATION") is "XML1.1" or "NS1.1";

    public bool HasNamespaces => (string?)_test.Attribute("NAMESPACE") != "no";

    public bool IsOfFifthEdition => (string?)_test.Attribute("EDITION") is not { } editions || editions.Split(' ').Contains("5");

    public byte[] Document => File.ReadAllBytes(Path.Combine(_folder, (string)_test.Attribute("URI")!));

    /// <summary>The document in the suite's canonical form; null where the suite has none.</summary>
    public string? Output => (string?)_test.Attribute("OUTPUT") is { } output ? File.ReadAllText(Path.Combine(_folder, output)) : null;
}

/// <summary>A fact that needs the suite; reported as skipped, by name, where it is missing.</summary>
internal sealed class XmlSuiteFactAttribute : FactAttribute
{
    public XmlSuiteFactAttribute()
    {
        if (!XmlSuite.IsAvailable)
            Skip = "needs W3C's test suite of XML: run eng/get-suites";
    }
}
