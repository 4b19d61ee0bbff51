using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Xml;
using Xunit.Abstractions;

namespace Bindery.Tests.Xml.Suite;

/// <summary>
/// The reader, with document types read, on W3C's test suite. Verdicts and contents are the suite's but for the cases in <c>differences.txt</c>, each with its
/// reason.
/// </summary>
public sealed class XmlSuiteTests(ITestOutputHelper output)
{
    private static string DifferencesFile => Path.Combine(Corpus.Repository, "tests", "Runtime.Tests", "Xml", "Suite", "differences.txt");

    [XmlSuiteFact]
    public void Verdicts_are_those_of_the_suite_but_for_the_listed_differences()
    {
        var differences = new List<string>();
        var count = 0;
        foreach (var one in XmlSuite.Cases())
        {
            count++;
            var problem = Read(one.Document, out _);
            if (one.IsWellFormed is { } expected && expected != problem is null)
                differences.Add(one.Id);
            else
                continue;
            output.WriteLine($"{one.Id}\t{problem ?? "accepted"}");
        }
        output.WriteLine($"{count} cases, {differences.Count} differences");
        Assert.InRange(count, 2000, int.MaxValue);
        Assert.Equal(Listed(), differences.Order(StringComparer.Ordinal));
    }

    [XmlSuiteFact]
    public void Contents_are_those_of_the_suite()
    {
        var compared = 0;
        var failures = new List<string>();
        foreach (var one in XmlSuite.Cases())
        {
            // What stands outside is not read.
            if (one.Output is not { } canonical || one.UsesOutside || Read(one.Document, out var events) is not null)
                continue;
            compared++;
            // The suite's canonical form begins with the notations, which the reader passes over.
            var expected = System.Text.RegularExpressions.Regex.Replace(
                canonical, @"^<!DOCTYPE.*?\]>\s*", "", System.Text.RegularExpressions.RegexOptions.Singleline);
            Assert.Null(Read(Encoding.UTF8.GetBytes(expected), out var expectedEvents));
            if (expectedEvents != events)
                failures.Add($"{one.Id}: expected\n{expectedEvents}\nread\n{events}");
        }
        output.WriteLine($"{compared} documents compared");
        Assert.InRange(compared, 200, int.MaxValue);
        Expect.None(failures);
    }

    /// <summary>The problem of a document; null where it is read.</summary>
    /// <param name="document">The document.</param>
    /// <param name="events">What was read, with attributes in the order of their names.</param>
    private static string? Read(byte[] document, out string events)
    {
        var text = new StringBuilder();
        try
        {
            var utf8 = XmlInput.ToUtf8(document);
            if (DocumentTypeExpander.Expand(utf8) is { } expanded)
                utf8 = expanded.ToUtf8();
            using var reader = new Utf8XmlReader(utf8);
            while (reader.Read())
                Append(reader, text);
            return null;
        }
        catch (XmlBindingException exception)
        {
            return exception.Message;
        }
        finally
        {
            events = text.ToString();
        }
    }

    private static void Append(in Utf8XmlReader reader, StringBuilder text)
    {
        switch (reader.Kind)
        {
            case XmlEventKind.StartElement:
                var attributes = new List<string>();
                for (var i = 0; i < reader.AttributeCount; i++)
                    attributes.Add(EventText.Name(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i))
                        + "=" + EventText.Quoted(Encoding.UTF8.GetString(reader.GetAttributeValue(i))));
                attributes.Sort(StringComparer.Ordinal);
                text.Append('<').Append(EventText.Name(reader.NamespaceUri, reader.LocalName)).Append(' ').AppendJoin(' ', attributes).Append('\n');
                break;
            case XmlEventKind.EndElement:
                text.Append(">\n");
                break;
            case XmlEventKind.Text:
                text.Append(EventText.Quoted(Encoding.UTF8.GetString(reader.Value))).Append('\n');
                break;
        }
    }

    private static IEnumerable<string> Listed() => File.ReadLines(DifferencesFile)
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Trim()).Order(StringComparer.Ordinal);
}
