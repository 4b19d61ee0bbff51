using System.Text;
using Bindery.Patterns;
using Bindery.Validation;

namespace Bindery.Tests.Patterns;

/// <summary>Holds the engine to the reference on random grammars and documents.</summary>
public class DerivativeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Verdicts_equal_those_of_the_reference(int part)
    {
        var valid = 0;
        var total = 0;
        for (var seed = part * 1000; seed < (part + 1) * 1000; seed++)
        {
            var grammar = new RandomGrammar(seed);
            var validator = new Grammar(grammar.Builder, grammar.Start);
            var names = new NameIndex(new PatternGraph(grammar.Start));
            var stack = new ContentStack(grammar.Builder, names, grammar.Start, isOutput: true);
            for (var i = 0; i < 4; i++)
            {
                var document = grammar.Document();
                var actual = IsValid(stack, names, document);
                bool expected;
                try
                {
                    expected = Ref.IsValid(grammar.Reference, document);
                }
                catch (TooLargeException)
                {
                    continue;
                }
                Assert.True(expected == actual, $"seed {seed}, document {i}: {document} should be {(expected ? "valid" : "invalid")}");
                // The same through the reader; and what is invalid is explained.
                Assert.True(expected == (validator.ValidateOutput(Encoding.UTF8.GetBytes(document.ToString())).Count == 0), $"seed {seed}, document {i}: {document}");
                total++;
                valid += expected ? 1 : 0;
            }
        }
        // Both verdicts occur often, or the test says nothing.
        Assert.InRange(total, 3500, 4000);
        Assert.InRange(valid, total / 20, total - (total / 20));
    }

    internal static bool IsValid(ContentStack stack, NameIndex names, Node document)
    {
        stack.Reset();
        return Play(stack, names, document) && stack.EndDocument();
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
