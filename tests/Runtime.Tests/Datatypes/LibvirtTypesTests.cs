using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Bindery.Datatypes;

namespace Bindery.Tests.Datatypes;

/// <summary>The types of libvirt's schemas.</summary>
public class LibvirtTypesTests
{
    private static readonly XNamespace Rng = "http://relaxng.org/ns/structure/1.0";

    [CorpusFact]
    public void Every_type_of_libvirts_schemas_can_be_made()
    {
        var patterns = 0;
        var distinct = new HashSet<Datatype>();
        foreach (var file in Directory.GetFiles(Corpus.Path("libvirt-9.0", "schemas"), "*.rng").Order())
        {
            foreach (var data in XElement.Load(file, LoadOptions.PreserveWhitespace).Descendants(Rng + "data"))
            {
                var library = data.AncestorsAndSelf().Select(e => e.Attribute("datatypeLibrary")).FirstOrDefault(a => a is not null)?.Value ?? "";
                var parameters = data.Elements(Rng + "param").Select(p => new DatatypeParameter(p.Attribute("name")!.Value, p.Value)).ToList();
                var datatype = DatatypeLibrary.Create(library, data.Attribute("type")!.Value, parameters, out var problem);
                Assert.True(datatype is not null, $"{file}: {problem?.Message}");
                Assert.NotEqual("", datatype.Description);
                patterns++;
                distinct.Add(datatype);
            }
        }
        Assert.Equal((235, 151), (patterns, distinct.Count));
    }
}
