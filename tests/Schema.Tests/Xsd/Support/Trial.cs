using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using Bindery.Patterns;
using Bindery.Schema;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Tests.Xsd.Support;

/// <summary>Random documents of a grammar in a separate folder, with their verdicts.</summary>
internal sealed class Trial : IDisposable
{
    private readonly Dictionary<string, XElement> _documents = [];

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("bindery-xsd").FullName;

    /// <summary>The documents, in order.</summary>
    public IReadOnlyList<string> Documents => [.. _documents.Keys];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public XElement Of(string document) => _documents[document];

    /// <summary>Writes valid documents of a grammar, and the same number of mutants.</summary>
    public void Fill(SimpleGrammar grammar, int count, int seed, Func<XElement, bool>? filter = null)
    {
        var known = _documents.Values.Select(document => document.ToString()).ToHashSet();
        var names = Names(grammar);
        var random = new RandomDocuments(grammar, seed);
        var mutations = new Mutations(names.Elements, names.Attributes, seed);
        for (var i = 0; i < count; i++)
        {
            if (random.Next() is not { } document)
                continue;
            foreach (var candidate in new[] { document, mutations.Mutate(document) })
                if ((filter is null || filter(candidate)) && known.Add(candidate.ToString()))
                    Add(candidate);
        }
    }

    public void Add(XElement document)
    {
        var path = Path.Combine(Folder, $"d{_documents.Count:D4}.xml");
        document.Save(path, SaveOptions.DisableFormatting);
        _documents.Add(path, document);
    }

    /// <summary>Returns the documents that Bindery rejects.</summary>
    public HashSet<string> RefusedBy(Grammar grammar) => Documents.Where(document => grammar.Validate(File.ReadAllBytes(document)).Count > 0).ToHashSet();

    public static SimpleGrammar Simplify(string path)
    {
        var result = SchemaReader.Simplify(path, File.ReadAllText(path), new FileSystemSchemaSource(), CancellationToken.None);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Grammar!;
    }

    private static (List<XName> Elements, List<XName> Attributes) Names(SimpleGrammar grammar)
    {
        var elements = new HashSet<XName>();
        var attributes = new HashSet<XName>();
        foreach (var element in grammar.Elements)
        {
            if (element.Name is NameNameClass name)
                elements.Add(XName.Get(name.LocalName, name.NamespaceUri));
            var pending = new Stack<SimplePattern>([element.Content]);
            while (pending.Count > 0)
            {
                switch (pending.Pop())
                {
                    case SimpleAttribute { Name: NameNameClass attribute }:
                        attributes.Add(XName.Get(attribute.LocalName, attribute.NamespaceUri));
                        break;
                    case SimpleChoice choice:
                        choice.Alternatives.ToList().ForEach(pending.Push);
                        break;
                    case SimpleGroup group:
                        group.Items.ToList().ForEach(pending.Push);
                        break;
                }
            }
        }

        return ([.. elements], [.. attributes]);
    }
}
