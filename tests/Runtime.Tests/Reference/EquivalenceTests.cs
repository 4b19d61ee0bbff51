using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Matching;
using Bindery.Patterns;

namespace Bindery.Tests.Reference;

/// <summary>Holds the engine to the reference on random grammars and documents.</summary>
public class EquivalenceTests
{
    private const int Documents = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Verdicts_on_any_grammars_equal_those_of_the_reference(int part) => Compare(seed => new RandomGrammar(seed), part * 1000, 1000);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Verdicts_on_grammars_that_keep_the_restrictions_equal_those_of_the_reference(int part) =>
        Compare(seed => new RestrictedGrammar(seed), part * 1000, 1000);

    /// <summary>Plays a document to a stack, its attributes in document order.</summary>
    internal static bool IsValid(ContentStack stack, NameIndex names, Node document)
    {
        stack.Reset();
        return Play(stack, names, document) && stack.EndDocument();
    }

    private static void Compare(Func<int, SampleGrammar> make, int firstSeed, int count)
    {
        var valid = 0;
        var total = 0;
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var grammar = make(seed);
            var engine = new Grammar(new CompiledGrammar(grammar.Builder, grammar.Start));
            var isOutput = seed % 2 == 0;
            var stack = new ContentStack(grammar.Builder, engine.Compiled.Names, grammar.Start, isOutput);
            // One that forgets all it knows at every start tag.
            var forgetful = new ContentStack(grammar.Builder, engine.Compiled.Names, grammar.Start, isOutput) { MaxWeight = 0 };
            for (var i = 0; i < Documents; i++)
            {
                var document = grammar.Document();
                if (Expected(grammar, document, isOutput) is not { } expected)
                    continue;
                if (Differs(document))
                {
                    Shrinking.Shrink(document, () => Differs(document));
                    Assert.Fail(
                        $"seed {seed}: {document} should be {(Expected(grammar, document, isOutput) == true ? "valid" : "invalid")} as {(isOutput ? "output" : "input")} by\n{grammar}");
                }
                total++;
                valid += expected ? 1 : 0;
            }

            // By the stack, and through the reader; what is invalid is explained.
            bool Differs(Node document) => Expected(grammar, document, isOutput) is { } expected
                && (expected != IsValid(stack, engine.Compiled.Names, document)
                    || expected != IsValid(forgetful, engine.Compiled.Names, document)
                    || expected != (Validate(document).Count == 0));

            IReadOnlyList<SchemaViolation> Validate(Node document)
            {
                var utf8 = Encoding.UTF8.GetBytes(document.ToString());
                return isOutput ? engine.ValidateOutput(utf8) : engine.Validate(utf8);
            }
        }
        // Both verdicts occur often, or the test says nothing.
        Assert.InRange(total, count * Documents * 7 / 8, count * Documents);
        Assert.InRange(valid, total / 20, total - (total / 20));
    }

    // Null where the reference would take too long.
    private static bool? Expected(SampleGrammar grammar, Node document, bool isOutput)
    {
        try
        {
            return Ref.IsValid(grammar.Reference, document, isOutput);
        }
        catch (TooLargeException)
        {
            return null;
        }
    }

    private static bool Play(ContentStack stack, NameIndex names, Node node)
    {
        if (node.Text is not null)
            return stack.Text(Encoding.UTF8.GetBytes(node.Text), LiteralMatcher.IsBlank(Encoding.UTF8.GetBytes(node.Text)));
        if (!stack.StartElement(names.Find("", node.Name)))
            return false;
        foreach (var (name, value) in node.Attributes)
            if (!stack.Attribute(names.Find("", name), Encoding.UTF8.GetBytes(value)))
                return false;
        if (!stack.CloseAttributes())
            return false;
        foreach (var child in node.Children)
            if (!Play(stack, names, child))
                return false;
        return stack.EndElement();
    }
}
