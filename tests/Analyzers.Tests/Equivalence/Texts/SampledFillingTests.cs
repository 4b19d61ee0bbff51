using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Foreign documents as code writes them, with values and content unknown, filled with what the grammar allows in their places: a report means that each
/// filling is refused. FILLING_SAMPLE is the number of documents for each form; FILLINGS the number of fillings for each document.
/// </summary>
public sealed class SampledFillingTests(ITestOutputHelper output)
{
    private static readonly int Sample = Number("FILLING_SAMPLE", 400);
    private static readonly int Fillings = Number("FILLINGS", 24);

    public static TheoryData<string> Forms => [.. ComposedCode.Forms];

    [CorpusTheory]
    [MemberData(nameof(Forms))]
    public void A_report_means_that_every_filling_is_refused(string form)
    {
        var all = LiteralTests.Documents();
        var step = Math.Max(1, all.Count / Sample);
        var offset = ComposedCode.Forms.ToList().IndexOf(form) % step;
        var wrong = new ConcurrentBag<string>();
        var (texts, fillings, refused, reported) = (0, 0, 0, 0);
        Parallel.For(0, (all.Count - offset + step - 1) / step, index =>
        {
            var document = all[offset + (index * step)];
            var random = new Random(index);
            if (ComposedCode.Read(document.Text) is not { } whole)
                return;
            var grammar = LiteralTests.GrammarOf(document.Schema);
            var root = new XElement(whole);
            if (!Cut(root, random))
                return;
            var code = ComposedCode.Of(root, form);
            var findings = ComposedCode.Judge(code, grammar);
            var source = new GrammarFillings(grammar.Compiled, random);
            var accepted = Enumerable.Range(0, Fillings).Select(_ => Fill(root, source)).Prepend(whole)
                .Select(filled => filled.ToString(SaveOptions.DisableFormatting))
                .FirstOrDefault(filled => grammar.ValidateOutput(Encoding.UTF8.GetBytes(filled)).Count == 0);
            Interlocked.Increment(ref texts);
            Interlocked.Add(ref fillings, Fillings + 1);
            if (accepted is null)
                Interlocked.Increment(ref refused);
            if (findings.Count == 0)
                return;
            if (accepted is null)
                Interlocked.Increment(ref reported);
            else
                wrong.Add($"{document.Name}: {findings[0].Message}\naccepted: {accepted}\n{code}");
        });
        output.WriteLine(
            $"{form}: {texts} texts, {fillings} fillings; {refused} texts are refused with each, {reported} of them are reported"
            + $" ({100.0 * reported / refused:0.0} %)");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} are reported that have a valid filling\n{string.Join('\n', wrong.Take(5))}");
        Assert.True(reported * 10 >= refused * 9, $"only {reported} of {refused} are reported");
    }

    // One to three values, texts or contents become unknown.
    private static bool Cut(XElement root, Random random)
    {
        var isCut = false;
        for (var i = random.Next(1, 4); i > 0; i--)
            isCut |= random.Next(3) switch { 0 => CutContent(root, random), _ => CutValue(root, random) };
        return isCut;
    }

    private static bool CutValue(XElement root, Random random)
    {
        var values = root.DescendantsAndSelf().SelectMany(element => element.Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        var texts = root.DescendantsAndSelf()
            .Where(element => !element.HasElements && element.Value.Trim().Length > 0)
            .Where(element => !element.Value.Contains(ComposedCode.Content, StringComparison.Ordinal))
            .ToList();
        if (values.Count + texts.Count == 0)
            return false;
        if (random.Next(values.Count + texts.Count) is var chosen && chosen < values.Count)
            values[chosen].Value = ComposedCode.Value;
        else
            texts[chosen - values.Count].Value = ComposedCode.Value;
        return true;
    }

    // All the content of an element, or some children that follow each other.
    private static bool CutContent(XElement root, Random random)
    {
        var owners = root.DescendantsAndSelf().Where(element => element.HasElements).ToList();
        if (owners.Count == 0)
            return false;
        var children = owners[random.Next(owners.Count)].Elements().ToList();
        var first = random.Next(children.Count);
        var last = random.Next(2) == 0 ? first : random.Next(first, children.Count);
        children[first].AddBeforeSelf(new XText(ComposedCode.Content));
        for (var i = first; i <= last; i++)
            children[i].Remove();
        return true;
    }

    private static XElement Fill(XElement root, GrammarFillings source)
    {
        var filled = new XElement(root);
        foreach (var element in filled.DescendantsAndSelf().ToList())
        {
            var name = element.Name.LocalName;
            foreach (var attribute in element.Attributes().Where(attribute => attribute.Value == ComposedCode.Value))
                attribute.Value = source.Value(name, attribute.Name.LocalName);
            foreach (var text in element.Nodes().OfType<XText>().Where(text => text.Value == ComposedCode.Value).ToList())
                text.Value = source.Value(name, null);
            Replace(element, source);
        }
        return filled;
    }

    private static void Replace(XElement element, GrammarFillings source)
    {
        var nodes = new List<object>();
        foreach (var node in element.Nodes())
            if (node is XText text && text.Value.Contains(ComposedCode.Content, StringComparison.Ordinal))
            {
                var pieces = text.Value.Split(ComposedCode.Content);
                nodes.Add(pieces[0]);
                foreach (var piece in pieces.Skip(1))
                    nodes.AddRange([.. source.Content(element.Name.LocalName), piece]);
            }
            else
            {
                nodes.Add(node);
            }
        if (nodes.Exists(node => node is string))
            element.ReplaceNodes(nodes);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
