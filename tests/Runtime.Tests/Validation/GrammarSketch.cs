using System.Linq;
using System.Text;
using Bindery.Datatypes;
using Bindery.Patterns;

namespace Bindery.Tests.Validation;

/// <summary>A short way to write grammars down in tests.</summary>
internal sealed class GrammarSketch
{
    private int _elements;

    public PatternBuilder Builder { get; } = new();

    public Pattern Text => Builder.Text;

    public Pattern Empty => Builder.Empty;

    public ElementPattern Element(string name, params Pattern[] content)
    {
        var element = Builder.Element(Name(name), false, _elements++);
        element.Content = Builder.Group(content);
        return element;
    }

    public ElementPattern OutputElement(string name, params Pattern[] content)
    {
        var element = Builder.Element(Name(name), true, _elements++);
        element.Content = Builder.Group(content);
        return element;
    }

    public Pattern Attribute(string name, Pattern? content = null) => Builder.Attribute(Name(name), content ?? Text, false);

    public Pattern OutputAttribute(string name, Pattern? content = null) => Builder.Attribute(Name(name), content ?? Text, true);

    public Pattern Words(params string[] words) => Builder.Choice(words.Select(word => Value("token", word)).ToList());

    public Pattern Value(string type, string text, string namespaceUri = "")
    {
        var datatype = Type(type);
        return Builder.Value(datatype, text, namespaceUri, datatype.GetValue(Encoding.UTF8.GetBytes(text), _ => namespaceUri)!);
    }

    public Pattern Data(string type, params (string Name, string Value)[] parameters) => Builder.Data(Type(type, parameters), null);

    public Pattern Optional(params Pattern[] content) => Builder.Optional(Builder.Group(content));

    public Pattern Many(Pattern content) => Builder.Optional(Builder.OneOrMore(content));

    public Pattern Choice(params Pattern[] alternatives) => Builder.Choice(alternatives);

    public Pattern Group(params Pattern[] members) => Builder.Group(members);

    public Pattern Interleave(params Pattern[] members) => Builder.Interleave(members);

    public Grammar Grammar(Pattern start) => new(new CompiledGrammar(Builder, start));

    private static NameNameClass Name(string name) =>
        name.Split('|') is [var uri, var local] ? new NameNameClass(uri, local) : new NameNameClass("", name);

    private static Datatype Type(string name, params (string Name, string Value)[] parameters) =>
        DatatypeLibrary.Create(
            name is "token" or "string" ? "" : DatatypeLibrary.XsdUri, name, parameters.Select(p => new DatatypeParameter(p.Name, p.Value)).ToList(), out _)!;
}
