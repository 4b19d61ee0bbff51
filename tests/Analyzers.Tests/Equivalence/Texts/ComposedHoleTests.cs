using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Foreign documents as code writes them, part by part, with some values unknown: by <c>StringBuilder</c>, as a tree of <c>XElement</c> and by
/// <c>XmlWriter</c>. What the document has is one filling, so a document that Jing takes gives no finding.
/// </summary>
public sealed class ComposedHoleTests(ITestOutputHelper output)
{
    private const string Unknown = "\uE000";
    private const int Step = 6;

    private static readonly MetadataReference[] Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    public static TheoryData<string> Forms => ["StringBuilder", "XElement", "XmlWriter"];

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
            var code = form switch
            {
                "StringBuilder" => Built(root.ToString(SaveOptions.DisableFormatting)),
                "XElement" => $"return {Tree(root)}.ToString();",
                _ => Written(root),
            };
            var findings = Judge(code, LiteralTests.GrammarOf(item.document.Schema));
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

    private static List<TextFinding> Judge(string code, Grammar grammar)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $"using System.Text; using System.Xml; using System.Xml.Linq; class C {{ string M(string h) {{ {code} }} }}");
        var compilation = CSharpCompilation.Create("Code", [tree], Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First().Body!;
        return [.. TextWalker.Follow(body, compilation.GetSemanticModel(tree), new TextMembers(compilation), CancellationToken.None)
            .Where(text => text.IsKnown)
            .SelectMany(text => TextCheck.Read(text.Template, grammar.Compiled, false, false, CancellationToken.None)?.Findings ?? [])];
    }

    // One to three values become unknown. What has more than elements, attributes and text is left out.
    private static XElement? Cut(string text, Random random)
    {
        XElement root;
        try
        {
            root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
        root.DescendantNodes().Where(node => node is XComment or XProcessingInstruction).Remove();
        var values = root.DescendantsAndSelf().SelectMany(element => element.Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        var texts = root.DescendantsAndSelf().Where(element => !element.HasElements && element.Value.Trim().Length > 0).ToList();
        if (values.Count + texts.Count == 0 || root.DescendantsAndSelf().Any(element => element.Name.Namespace != XNamespace.None)
            || values.Exists(attribute => attribute.Name.Namespace != XNamespace.None))
            return null;
        for (var i = random.Next(1, 4); i > 0; i--)
            if (random.Next(values.Count + texts.Count) is var chosen && chosen < values.Count)
                values[chosen].Value = Unknown;
            else
                texts[chosen - values.Count].Value = Unknown;
        return root;
    }

    private static string Built(string text)
    {
        var code = new StringBuilder("var xml = new StringBuilder();\n");
        var pieces = text.Split(Unknown);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                code.Append("xml.Append(h);\n");
            // A tag is written in two parts.
            var half = pieces[i].Length / 2;
            code.Append(CultureInfo.InvariantCulture, $"xml.Append({Literal(pieces[i][..half])}).Append({Literal(pieces[i][half..])});\n");
        }
        return code.Append("return xml.ToString();").ToString();
    }

    private static string Tree(XElement element)
    {
        var parts = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
            .Select(attribute => $"new XAttribute(\"{attribute.Name.LocalName}\", {Literal(attribute.Value)})")
            .Concat(element.Nodes().Select(node => node is XElement child ? Tree(child) : Literal(((XText)node).Value)));
        return $"new XElement({string.Join(", ", parts.Prepend($"\"{element.Name.LocalName}\""))})";
    }

    private static string Written(XElement root)
    {
        var code = new StringBuilder("var text = new StringBuilder();\nusing (var xml = XmlWriter.Create(text)) {\n");
        Write(root);
        return code.Append("}\nreturn text.ToString();").ToString();

        void Write(XElement element)
        {
            code.Append(CultureInfo.InvariantCulture, $"xml.WriteStartElement(\"{element.Name.LocalName}\");\n");
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                code.Append(CultureInfo.InvariantCulture, $"xml.WriteAttributeString(\"{attribute.Name.LocalName}\", {Literal(attribute.Value)});\n");
            foreach (var node in element.Nodes())
                if (node is XElement child)
                    Write(child);
                else
                    code.Append(CultureInfo.InvariantCulture, $"xml.WriteString({Literal(((XText)node).Value)});\n");
            code.Append("xml.WriteEndElement();\n");
        }
    }

    private static string Literal(string value) => value == Unknown ? "h" : SymbolDisplay.FormatLiteral(value, quote: true);
}
