using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Datatypes;

namespace Bindery.Tests.Datatypes;

/// <summary>The corpus's cases on datatypes: each schema is one data or value pattern in an element, each instance that element.</summary>
public class DatatypeCorpusTests
{
    private static readonly XNamespace Rng = "http://relaxng.org/ns/structure/1.0";

    [CorpusFact("xsd-datatypes")]
    public void Every_instance_gets_the_verdict_of_its_name()
    {
        int schemas = 0, valid = 0, invalid = 0;
        var wrong = new List<string>();
        foreach (var folder in Directory.GetDirectories(Corpus.Path("xsd-datatypes")).Order())
        {
            // The schema readers are tested with the incorrect ones.
            if (!File.Exists(Path.Combine(folder, "correct.rng")))
                continue;
            var pattern = XElement.Load(Path.Combine(folder, "correct.rng"), LoadOptions.PreserveWhitespace).Elements().Single();
            var parameters = pattern.Elements(Rng + "param").Select(p => new DatatypeParameter(p.Attribute("name")!.Value, p.Value)).ToList();
            var datatype = DatatypeLibrary.Create(DatatypeLibrary.XsdUri, pattern.Attribute("type")!.Value, parameters, out var problem);
            Assert.True(datatype is not null, problem?.Message);
            var expected = pattern.Name == Rng + "value" ? Value(datatype, pattern, isSchema: true) : null;
            Assert.True(expected is not null || pattern.Name == Rng + "data");
            schemas++;
            foreach (var file in Directory.GetFiles(folder, "*.xml"))
            {
                var isValid = file.EndsWith(".v.xml", System.StringComparison.Ordinal);
                _ = isValid ? valid++ : invalid++;
                var value = Value(datatype, XElement.Load(file, LoadOptions.PreserveWhitespace), isSchema: false);
                if (isValid != (expected is null ? value is not null : expected.Equals(value)))
                    wrong.Add(file);
            }
        }
        Assert.Empty(wrong);
        Assert.True(schemas >= 119 && valid >= 174 && invalid >= 428, $"only {(schemas, valid, invalid)}");
    }

    private static object? Value(Datatype datatype, XElement element, bool isSchema)
    {
        // Without a prefix, the schema's ns attribute counts for a value pattern (none of these schemas has one), not its default namespace.
        string? Resolve(string prefix) =>
            prefix.Length > 0 ? element.GetNamespaceOfPrefix(prefix)?.NamespaceName : isSchema ? "" : element.GetDefaultNamespace().NamespaceName;
        return datatype.GetValue(Encoding.UTF8.GetBytes(element.Value), Resolve);
    }
}
