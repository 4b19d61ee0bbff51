using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Foreign documents as code writes them, part by part, with some values unknown. What the document has is one filling, so a document that Jing takes gives no
/// finding.
/// </summary>
public sealed class ComposedHoleTests(ITestOutputHelper output)
{
    private const int Step = 6;

    public static TheoryData<string> Forms => [.. ComposedCode.Forms];

    [CorpusTheory]
    [MemberData(nameof(Forms))]
    public void What_has_a_valid_filling_is_not_reported(string form)
    {
        var wrong = new ConcurrentBag<string>();
        var (composed, refused, reported) = (0, 0, 0);
        Parallel.ForEach(LiteralTests.Documents().Where((_, index) => index % Step == 0).Select((document, index) => (document, index)), item =>
        {
            if (Cut(item.document.Text, new Random(item.index)) is not { } root)
                return;
            var code = ComposedCode.Of(root, form);
            var findings = ComposedCode.Judge(code, LiteralTests.GrammarOf(item.document.Schema));
            Interlocked.Increment(ref composed);
            if (!item.document.IsValid)
                Interlocked.Increment(ref refused);
            if (findings.Count == 0)
                return;
            Interlocked.Increment(ref reported);
            if (item.document.IsValid)
                wrong.Add($"{item.document.Name}: {findings[0].Message}\n{code}");
        });
        output.WriteLine($"{composed} texts by {form}, {refused} made from invalid documents, {reported} reported");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} are reported that have a valid filling\n{string.Join('\n', wrong.Take(5))}");
        Assert.True(reported > refused / 2, $"only {reported} of {refused} are reported");
    }

    // One to three values become unknown.
    private static XElement? Cut(string text, Random random)
    {
        if (ComposedCode.Read(text) is not { } root)
            return null;
        var values = root.DescendantsAndSelf().SelectMany(element => element.Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        var texts = root.DescendantsAndSelf().Where(element => !element.HasElements && element.Value.Trim().Length > 0).ToList();
        if (values.Count + texts.Count == 0)
            return null;
        for (var i = random.Next(1, 4); i > 0; i--)
            if (random.Next(values.Count + texts.Count) is var chosen && chosen < values.Count)
                values[chosen].Value = ComposedCode.Value;
            else
                texts[chosen - values.Count].Value = ComposedCode.Value;
        return root;
    }
}
