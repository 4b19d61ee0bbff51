using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Tests.Transcription.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>A method for each of several documents, all in one style.</summary>
internal sealed class SourceFile
{
    /// <summary>The number of methods in a file: the size of files matters to analyzers.</summary>
    private const int Size = 100;

    private static readonly string[] Writes =
    [
        "_ = {0}.ToXml();", "{0}.Save(\"document.xml\");", "{0}.WriteTo(new global::System.Buffers.ArrayBufferWriter<byte>());",
        "_ = {0}.ToXml(new global::Bindery.XmlWriteOptions {{ Indent = true }});",
    ];

    private readonly List<(int End, Case Case)> _methods = [];

    private SourceFile(string className, Style style, IReadOnlyList<Case> cases, bool isRun)
    {
        Style = style;
        ClassName = className;
        var code = new StringBuilder($"#nullable enable\n\ninternal static class {className}\n{{\n");
        for (var i = 0; i < cases.Count; i++)
        {
            code.Append(Method(cases[i], style, i, isRun)).Append('\n');
            _methods.Add((code.Length, cases[i]));
        }
        Text = code.Append("}\n").ToString();
    }

    public Style Style { get; }

    public string ClassName { get; }

    public string Text { get; }

    public IEnumerable<Case> Cases => _methods.Select(method => method.Case);

    /// <summary>The files of a style.</summary>
    /// <param name="style">The style.</param>
    /// <param name="cases">The documents to write.</param>
    /// <param name="isRun">Whether the code will be run, so that it must return the document, valid or not; otherwise it is only analyzed.</param>
    public static IReadOnlyList<SourceFile> All(Style style, IEnumerable<Case> cases, bool isRun) =>
        cases.Where(one => style != Style.Factories || one.Model.All().Any(node => Factory.For(node) is not null))
            .Chunk(Size).Select((chunk, number) => new SourceFile($"{style}{number}", style, chunk, isRun)).ToList();

    /// <summary>The file as one of a project, in the project's version of C#.</summary>
    public SyntaxTree Parse(CSharpCompilation project) =>
        CSharpSyntaxTree.ParseText(Text, (CSharpParseOptions)project.SyntaxTrees[0].Options, $"/project/{ClassName}.cs", Encoding.UTF8);

    /// <summary>The document that a place in the text belongs to.</summary>
    public Case At(int position) => _methods.First(method => position < method.End).Case;

    /// <summary>Returns the method of a document.</summary>
    public string MethodOf(Case one)
    {
        var index = _methods.FindIndex(method => method.Case == one);
        return Text[(index == 0 ? 0 : _methods[index - 1].End).._methods[index].End];
    }

    private static string Method(Case one, Style style, int number, bool isRun)
    {
        var turns = new Turns(number + 7919 * (int)style);
        var code = new StringBuilder(
            $"    // {one.Document.Name.ReplaceLineEndings(" ")}\n    internal static {(isRun ? "string" : "void")} Document{number}()\n    {{\n");
        var subject = "document";
        switch (style)
        {
            case Style.Initializer:
                subject = new Initializer(turns).Expression(one.Model, null);
                break;
            case Style.Assignments:
                Add(new Assignments(turns).Statements(one.Model, subject));
                break;
            default:
                Add(new Locals(turns, usesFactories: style == Style.Factories).Statements(one.Model, subject));
                break;
        }
        var write = isRun ? "return {0}.ToXml(new global::Bindery.XmlWriteOptions {{ Validate = false }});"
            : style == Style.Initializer ? Writes[0]
            : Writes[turns.Next(Writes.Length)];
        return code.Append("        ").AppendFormat(System.Globalization.CultureInfo.InvariantCulture, write, subject).Append("\n    }\n").ToString();

        void Add(IReadOnlyList<string> statements)
        {
            foreach (var statement in statements)
                code.Append("        ").Append(statement).Append(";\n");
        }
    }
}
