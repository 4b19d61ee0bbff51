using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Conformance;

/// <summary>The suite on regular expressions, through a whole schema: its files hold a pattern, or a string, as the content of an element.</summary>
public sealed class RegexSuiteTests
{
    [CorpusFact("xsd-regex")]
    public void Patterns_and_strings_have_correct_verdicts()
    {
        var failures = new List<string>();
        var (patterns, strings) = (0, 0);
        foreach (var folder in Directory.GetDirectories(Corpus.Path("xsd-regex")).OrderBy(name => name, StringComparer.Ordinal))
        {
            var file = Directory.GetFiles(folder, "*.rng").Single();
            var isCorrect = Path.GetFileName(file) == "correct.rng";
            var result = Rng.Simplify(
                $"<element name='s' {Rng.Ns} {Rng.Xsd}><data type='string'><param name='pattern'>{Read(file)}</param></data></element>");
            patterns++;
            if (isCorrect != result.Grammar is not null)
                failures.Add(Path.GetFileName(folder) + ": " + (isCorrect ? string.Join("; ", result.Diagnostics) : "accepted"));
            if (result.Grammar is null || !isCorrect)
                continue;
            var grammar = new Grammar(GrammarCompiler.Compile(result.Grammar));
            foreach (var instance in Directory.GetFiles(folder, "*.xml").OrderBy(name => name, StringComparer.Ordinal))
            {
                strings++;
                var isValid = grammar.Validate(Encoding.UTF8.GetBytes("<s>" + Read(instance) + "</s>")).Count == 0;
                if (isValid != instance.EndsWith(".v.xml", StringComparison.Ordinal))
                    failures.Add(Path.GetFileName(folder) + "/" + Path.GetFileName(instance) + ": " + (isValid ? "accepted" : "refused"));
            }
        }

        Expect.None(failures);
        Assert.True(patterns >= 22 && strings >= 42, $"only {patterns} patterns and {strings} strings");
    }

    /// <summary>The content without the line end that closes the file.</summary>
    private static string Read(string file)
    {
        var text = File.ReadAllText(file);
        return text.EndsWith('\n') ? text[..^1] : text;
    }
}
