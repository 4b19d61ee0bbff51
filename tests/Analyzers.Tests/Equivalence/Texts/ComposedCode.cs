using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>
/// Code that writes a document, part by part, in one of the ways in which programs do it. Values that are <see cref="Value"/>, and texts that are
/// <see cref="Content"/>, are unknown to the code.
/// </summary>
internal static class ComposedCode
{
    /// <summary>Represents an unknown value or text.</summary>
    public const string Value = "\uE000";

    /// <summary>Represents unknown content.</summary>
    public const string Content = "\uE001";

    private static readonly MetadataReference[] Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The names of the ways.</summary>
    public static IReadOnlyList<string> Forms => ["StringBuilder", "XElement", "XmlWriter", "string.Format", "string.Join", "concatenation", "interpolation"];

    /// <summary>Returns the statements that write a document.</summary>
    public static string Of(XElement root, string form)
    {
        if (form == "XElement")
            return $"return {Tree(root)}.ToString();";
        if (form == "XmlWriter")
            return Written(root);
        var text = root.ToString(SaveOptions.DisableFormatting);
        return form switch
        {
            "StringBuilder" => Built(text),
            "string.Format" =>
                $"return string.Format({Literal(Braced(text, hole => $"{{{hole}}}"))}{string.Concat(Pieces(text).Where(IsHole).Select(_ => ", h"))});",
            "interpolation" => $"return ${Literal(Braced(text, _ => "{h}"))};",
            "string.Join" => $"return string.Join(\"\", {string.Join(", ", Parts(text).Select(part => part == "c" ? "string.Join(\"\", items)" : part))});",
            _ => $"return {string.Join(" + ", Parts(text))};",
        };
    }

    /// <summary>Returns the findings about the text that code writes.</summary>
    public static IReadOnlyList<TextFinding> Judge(string code, Grammar grammar)
    {
        var tree = CSharpSyntaxTree.ParseText(
            "using System.Collections.Generic; using System.Text; using System.Xml; using System.Xml.Linq;"
            + $" class C {{ string M(string h, object c, IEnumerable<string> items) {{ {code} }} }}");
        var compilation = CSharpCompilation.Create("Code", [tree], Platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var semantics = compilation.GetSemanticModel(tree);
        var body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First().Body!;
        // A text that is one expression is checked without its body.
        return body.Statements[0] is ReturnStatementSyntax { Expression: { } whole } && TemplateReader.MakesText(whole)
            ? TextCheck.Find(TemplateReader.Read(whole, semantics, CancellationToken.None), grammar.Compiled, false, false, CancellationToken.None)
            : [.. TextWalker.Follow(body, semantics, new TextMembers(compilation), CancellationToken.None)
                .Where(text => text.IsKnown)
                .SelectMany(text => TextCheck.Read(text.Template, grammar.Compiled, false, false, CancellationToken.None)?.Findings ?? [])];
    }

    /// <summary>Reads a document that the ways can write: it has only elements, attributes and texts without namespaces. Null for others.</summary>
    public static XElement? Read(string text)
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
        return root.DescendantsAndSelf().Any(element => element.Name.Namespace != XNamespace.None
            || element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.None))
            ? null
            : root;
    }

    private static string Built(string text)
    {
        var code = new StringBuilder("var xml = new StringBuilder();\n");
        foreach (var part in Pieces(text))
            if (IsHole(part))
            {
                code.Append("xml.Append(h);\n");
            }
            else
            {
                // A tag is written in two parts.
                var half = part.Length / 2;
                code.Append(CultureInfo.InvariantCulture, $"xml.Append({Literal(part[..half])}).Append({Literal(part[half..])});\n");
            }
        return code.Append("return xml.ToString();").ToString();
    }

    // With doubled braces, except those of the holes.
    private static string Braced(string text, Func<int, string> write)
    {
        var holes = 0;
        return string.Concat(Pieces(text).Select(piece => IsHole(piece)
            ? write(holes++)
            : piece.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
    }

    private static bool IsHole(string piece) => piece is Value or Content;

    private static IEnumerable<string> Parts(string text) =>
        Pieces(text).Select(piece => piece switch { Value => "h", Content => "c", _ => Literal(piece) });

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == Value[0] || text[i] == Content[0])
            {
                if (i > start)
                    yield return text[start..i];
                yield return text[i].ToString();
                start = i + 1;
            }
        if (start < text.Length)
            yield return text[start..];
    }

    private static string Tree(XElement element)
    {
        var parts = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
            .Select(attribute => $"new XAttribute(\"{attribute.Name.LocalName}\", {Literal(attribute.Value)})")
            .Concat(element.Nodes().SelectMany(node => node is XElement child ? [Tree(child)] : Parts(((XText)node).Value)));
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
                    foreach (var piece in Pieces(((XText)node).Value))
                        code.Append(piece == Content ? "xml.WriteRaw(h);\n" : $"xml.WriteString({Literal(piece)});\n");
            code.Append("xml.WriteEndElement();\n");
        }
    }

    private static string Literal(string value) =>
        value switch { Value => "h", Content => "c", _ => SymbolDisplay.FormatLiteral(value, quote: true) };
}
