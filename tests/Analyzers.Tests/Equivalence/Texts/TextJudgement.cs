using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Equivalence.Texts;

/// <summary>What the check of XML in strings says of an expression, without a project around it.</summary>
internal static class TextJudgement
{
    private static readonly MetadataReference Core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    /// <summary>The findings, and the code that they are in.</summary>
    public static (IReadOnlyList<TextFinding> Findings, SourceText Code) Of(string expression, Grammar grammar)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ void M(string h, int n) {{ var t = {expression}; }} }}");
        var value = tree.GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>().First().Value;
        var semantics = CSharpCompilation.Create("Code", [tree], [Core]).GetSemanticModel(tree);
        var template = TemplateReader.Read(value, semantics, CancellationToken.None);
        return (TextCheck.Find(template, grammar.Compiled, isReadIntoModel: false, isPart: false, CancellationToken.None), tree.GetText());
    }
}
