using System;
using System.Text;
using Bindery.Patterns;
using Bindery.Validation;

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
    public void Verdicts_on_grammars_that_keep_the_restrictions_equal_those_of_the_reference(int part) => Compare(seed => new RestrictedGrammar(seed), part * 1000, 1000);

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
            var engine = new Grammar(grammar.Builder, grammar.Start);
            var stack = new ContentStack(grammar.Builder, engine.Names, grammar.Start, isOutput: true);
            // One that forgets all it knows at every start tag.
            var forgetful = new ContentStack(grammar.Builder, engine.Names, grammar.Start, isOutput: true) { MaxWeight = 0 };
            for (var i = 0; i < Documents; i++)
            {
                var document = grammar.Document();
                if (Expected(grammar, document) is not { } expected)
                    continue;
                if (Differs(document))
                {
                    Shrinking.Shrink(document, () => Differs(document));
                    Assert.Fail($"seed {seed}: {document} should be {(Expected(grammar, document) == true ? "valid" : "invalid")} by\n{grammar}");
                }
                total++;
                valid += expected ? 1 : 0;
            }

            // By the stack, and through the reader; what is invalid is explained.
            bool Differs(Node document) => Expected(grammar, document) is { } expected
                && (expected != IsValid(stack, engine.Names, document)
                    || expected != IsValid(forgetful, engine.Names, document)
                    || expected != (engine.ValidateOutput(Encoding.UTF8.GetBytes(document.ToString())).Count == 0));
        }
        // Both verdicts occur often, or the test says nothing.
        Assert.InRange(total, count * Documents * 7 / 8, count * Documents);
        Assert.InRange(valid, total / 20, total - (total / 20));
    }

    // Null where the reference would take too long.
    private static bool? Expected(SampleGrammar grammar, Node document)
    {
        try
        {
            return Ref.IsValid(grammar.Reference, document);
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
