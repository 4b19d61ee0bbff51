using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Bindery.GetCorpus;

/// <summary>Schemas of packages, as installed, each with a small document and mutants that differ from it in one place.</summary>
/// <param name="fetched">The folder of the unpacked packages.</param>
/// <param name="target">The folder of the corpus.</param>
/// <param name="oracles">The oracles.</param>
internal sealed class WorldSchemas(string fetched, string target, Oracles oracles)
{
    private const int MutantsOfSchema = 40;

    private static readonly (string Package, string Name, string Root, string Document)[] Schemas =
    [
        ("docbook5-xml", "docbook50", "docbook.rng", """
            <article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink" version="5.0" xml:lang="en">
              <title>Backups</title>
              <info><author><personname><firstname>Ada</firstname><surname>Lovelace</surname></personname></author><pubdate>2026-01-01</pubdate></info>
              <section xml:id="push"><title>Push</title>
                <para>The hypervisor writes into <filename>/backup/vda.qcow2</filename>; see <link xlink:href="#pull">below</link>.</para>
                <itemizedlist><listitem><para>one</para></listitem><listitem><para>two <emphasis role="bold">words</emphasis></para></listitem></itemizedlist>
                <table frame="all"><title>Disks</title><tgroup cols="2"><tbody><row><entry>vda</entry><entry>qcow2</entry></row></tbody></tgroup></table>
              </section>
              <section xml:id="pull"><title>Pull</title><programlisting language="xml">&lt;domainbackup mode="pull"/></programlisting></section>
            </article>
            """),
        ("xhtml-relaxng", "xhtml-strict", "xhtml-strict.rng", """
            <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
              <head><title>Backups</title><meta name="author" content="Ada"/></head>
              <body><h1 id="top">Backups</h1>
                <p class="lead">A <em>push</em> backup, and a <a href="#top" title="up">pull</a> backup.<br/>Both.</p>
                <ul><li>one</li><li><strong>two</strong></li></ul>
                <table summary="disks"><tbody><tr><th scope="row">vda</th><td>qcow2</td></tr></tbody></table>
                <form action="/" method="post"><p><label for="n">Name</label><input type="text" id="n" name="n"/></p></form>
              </body>
            </html>
            """),
    ];

    /// <summary>Writes the folders of all available packages.</summary>
    public void Write()
    {
        var rows = new List<string>();
        foreach (var (package, name, root, document) in Schemas)
            if (Find(package, root) is { } schema)
                rows.AddRange(Write(name, schema, document));
        if (rows.Count == 0)
            return;
        File.WriteAllLines(Path.Combine(target, "documents.tsv"), ["schema\tdocument\tjing -i, without the document type declaration", .. rows]);
        Console.WriteLine($"world/rng: {rows.Count} documents");
    }

    private string? Find(string package, string root) =>
        Path.Combine(fetched, package) is var folder && Directory.Exists(folder)
            ? Directory.GetFiles(folder, root, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;

    private IEnumerable<string> Write(string name, string schema, string document)
    {
        var (from, to) = (Path.GetDirectoryName(schema)!, Path.Combine(target, name, "schema"));
        foreach (var file in Directory.GetFiles(from, "*.rn?", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        var documents = Path.Combine(target, name, "documents");
        Directory.CreateDirectory(documents);
        var mutants = Enumerable.Range(0, MutantsOfSchema).Select(number => new Mutator(number).Change(document)?.Text).OfType<string>();
        string[] texts = [document, .. mutants];
        var files = texts.Select((_, number) => Path.Combine(documents, number.ToString("00", CultureInfo.InvariantCulture) + ".xml")).ToList();
        for (var i = 0; i < texts.Length; i++)
            File.WriteAllText(files[i], texts[i]);
        var copied = Path.Combine(to, Path.GetFileName(schema));
        var refused = oracles.RefusedByJing(copied, files);
        return files.Select(file =>
            $"{Path.GetRelativePath(target, copied)}\t{Path.GetRelativePath(target, file)}\t{(refused.Contains(file) ? "invalid" : "valid")}");
    }
}
