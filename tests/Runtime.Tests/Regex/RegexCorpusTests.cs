using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Bindery.Datatypes.Regex;

namespace Bindery.Tests.Regex;

/// <summary>The corpus's cases on regular expressions: pattern and texts as the character data of an XML element.</summary>
public class RegexCorpusTests
{
    [CorpusFact("xsd-regex")]
    public void Every_pattern_and_every_text_gets_the_verdict_of_its_name()
    {
        int correct = 0, incorrect = 0, matches = 0, mismatches = 0;
        var wrong = new List<string>();
        foreach (var folder in Directory.GetDirectories(Corpus.Path("xsd-regex")).Order())
        {
            var isCorrect = File.Exists(Path.Combine(folder, "correct.rng"));
            _ = isCorrect ? correct++ : incorrect++;
            var schema = Path.Combine(folder, isCorrect ? "correct.rng" : "incorrect.rng");
            var regex = XsdRegex.Parse(Read(schema), out var problem);
            Assert.Equal(regex is null, problem is not null);
            if (isCorrect != regex is not null)
                wrong.Add(schema);
            foreach (var file in Directory.GetFiles(folder, "*.xml"))
            {
                var isMatch = file.EndsWith(".v.xml", System.StringComparison.Ordinal);
                _ = isMatch ? matches++ : mismatches++;
                if (regex is null || regex.IsMatch(Encoding.UTF8.GetBytes(Read(file))) != isMatch)
                    wrong.Add(file);
            }
        }
        Assert.Empty(wrong);
        Assert.True(correct >= 8 && incorrect >= 14 && matches >= 23 && mismatches >= 19, $"only {(correct, incorrect, matches, mismatches)}");
    }

    private static string Read(string file)
    {
        var text = File.ReadAllText(file);
        // The files end with a line feed that is no part of the text.
        return XElement.Parse("<t>" + (text.EndsWith('\n') ? text[..^1] : text) + "</t>", LoadOptions.PreserveWhitespace).Value;
    }
}
