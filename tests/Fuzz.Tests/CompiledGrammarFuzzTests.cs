using System;
using System.Linq;
using Bindery.Schema;
using Bindery.Tests.Harness;
using Xunit.Abstractions;

namespace Bindery.Tests;

/// <summary>
/// Damaged compiled grammars, as in a broken or hostile assembly: each can either be read and used, or is rejected with the documented exception.
/// </summary>
public sealed class CompiledGrammarFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Compiled_grammars()
    {
        var seeds = Seeds.Rng.Select(text => SchemaReader.Parse(text, "s.rng").ToText()).ToArray();
        var mutator = new Mutator(seeds, ["0", "1", "-1", "99999999999", "4294967296"]);
        var read = 0;
        FuzzRun.Of(output, 1_500, mutator.Next, text =>
        {
            Grammar grammar;
            try
            {
                grammar = Grammar.FromText(text);
            }
            catch (FormatException)
            {
                return;
            }
            read++;
            grammar.Validate("<list xmlns='urn:g' kind='one'><item id='i'><x>1</x><y>1 2</y></item></list>"u8);
            Assert.Equal(grammar.ToText(), Grammar.FromText(grammar.ToText()).ToText());
        });
        Assert.InRange(read, 1, int.MaxValue);
    }
}
