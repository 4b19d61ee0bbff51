using System.Linq;
using System.Text;
using Bindery.Schema;
using Bindery.Tests.Support;

namespace Bindery.Tests.Rules;

/// <summary>Schemas with rules, compiled, sent through the compiled form and asked about documents.</summary>
internal static class RuleDocuments
{
    /// <summary>A grammar: an element "root" with the content given; b and the datatypes of XML Schema are declared.</summary>
    public static Grammar Root(string content) => Compile($"<element name='root' {Rng.Ns} xmlns:b='urn:bindery:annotations' {Rng.Xsd}>{content}</element>");

    /// <summary>A grammar, through the compiled form.</summary>
    public static Grammar Compile(string schema)
    {
        var text = new Grammar(GrammarCompiler.Compile(Rng.Load(schema))).ToText();
        var grammar = Grammar.FromText(text);
        Assert.Equal(text, grammar.ToText());
        return grammar;
    }

    /// <summary>What is said of a document: place, path, id and message, a line each.</summary>
    public static string Say(this Grammar grammar, string document) => string.Join("\n", grammar.Validate(Encoding.UTF8.GetBytes(document))
        .Select(error => $"{error.Line}:{error.Column}+{error.Length} {error.Path} {error.Id} {error.Message}"));
}
