using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Bindery.Tests.Support;

/// <summary>Compares XML files by their content: expanded names, attributes, text and comments, but not prefixes and whitespace between tags.</summary>
internal static class Infoset
{
    /// <summary>Returns the first difference, if there is any.</summary>
    public static IEnumerable<string> Differences(string expectedFile, string actualFile)
    {
        var expected = Lines(XDocument.Load(expectedFile, LoadOptions.PreserveWhitespace)).ToList();
        var actual = Lines(XDocument.Load(actualFile, LoadOptions.PreserveWhitespace)).ToList();
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(expected.Count, actual.Count))
            yield return $"{Path.GetFileName(actualFile)}: expected {Line(expected, same)}, found {Line(actual, same)} in\n{File.ReadAllText(actualFile)}";
    }

    private static string Line(List<string> lines, int index) => index < lines.Count ? lines[index] : "the end";

    private static IEnumerable<string> Lines(XContainer parent)
    {
        var nodes = parent.Nodes().ToList();
        var isText = nodes.All(node => node is XText);
        foreach (var node in nodes)
        {
            switch (node)
            {
                case XText text when isText || !string.IsNullOrWhiteSpace(text.Value):
                    yield return $"text \"{text.Value}\"";
                    break;
                case XComment comment:
                    yield return $"comment \"{Regex.Replace(comment.Value.Trim(), @"[ \t]*\n\s*", "\n")}\"";
                    break;
                case XElement element:
                    var attributes = element.Attributes()
                        .Where(attribute => !attribute.IsNamespaceDeclaration)
                        .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal);
                    yield return $"<{element.Name}{string.Concat(attributes.Select(attribute => $" {attribute.Name}=\"{attribute.Value}\""))}>";
                    foreach (var line in Lines(element))
                        yield return line;
                    yield return "</>";
                    break;
            }
        }
    }
}
