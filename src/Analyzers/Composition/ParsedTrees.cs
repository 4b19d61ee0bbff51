using System.Collections.Generic;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Trees that code parses from a text of its own, to change them: <c>XDocument.Parse</c>, <c>XElement.Parse</c>, <c>XmlDocument.LoadXml</c>.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class ParsedTrees(TextWalker walker)
{
    private const int MostElements = 200;

    private readonly TextWays _ways = walker.Ways;

    /// <summary>Creates the tree of a text; null if the text is not known, or has declarations of namespaces.</summary>
    /// <param name="call">The call that parses the text.</param>
    /// <param name="isDocument">Whether the tree is a document; otherwise it is an element.</param>
    public HeldValue? Parse(InvocationExpressionSyntax call, bool isDocument)
    {
        if (call.ArgumentList.Arguments.Count == 0
            || walker.Expressions.Evaluate(call.ArgumentList.Arguments[0].Expression) is not ComposedValue text
            || Read(text.Text, call) is not { } root
            || _ways.State is null)
            return null;
        Judge(text, call);
        return isDocument ? new HeldValue(_ways.Allocate(Document(root), call)) : root;
    }

    /// <summary>Loads a text into a document that is empty; null if the text is not known.</summary>
    public TextValue? Load(InvocationExpressionSyntax call, HeldValue document)
    {
        if (call.ArgumentList.Arguments.Count != 1
            || walker.Expressions.Evaluate(call.ArgumentList.Arguments[0].Expression) is not ComposedValue text
            || _ways.State?.Find<NodeObject>(document) is not { Name: null, Content.Count: 0 }
            || Read(text.Text, call) is not { } root
            || _ways.State is null)
            return null;
        Judge(text, call);
        _ways.State = _ways.State.With(document.Id, Document(root));
        return TextValue.Unknown;
    }

    // The text of a tree that is changed is only its start.
    private void Judge(ComposedValue text, InvocationExpressionSyntax call)
    {
        if (!Code.ChangedTrees.IsReadAndChanged(call))
            walker.Given.Judge(text.Text, call.ArgumentList.Arguments[0].Expression, text.Use);
    }

    private static NodeObject Document(HeldValue root) => new(null, ComposedText.Empty, ComposedText.Of(new ObjectPart(root.Id)));

    // The elements are created from the innermost to the outermost.
    private HeldValue? Read(ComposedText text, SyntaxNode call)
    {
        var template = walker.Trees.Written(text).ToTemplate();
        if (MarkupParser.RootName(template.Text) is null
            || ForeignTemplates.MayBeIn(template.Text)
            || template.Text.Contains("xmlns")
            || MarkupShape.Of(template) != HoleKind.Content)
            return null;
        var open = new Stack<(NameValue Name, ComposedText Attributes, ComposedText Content)>();
        var count = 0;
        for (var at = template.Text.IndexOf('<'); at < template.Text.Length;)
        {
            var start = template.Text.IndexOf('<', at);
            if (open.Count > 0 && start > at)
                Add(new KnownPart(Part(template, at, start - at)));
            if (start < 0)
                return null;
            at = MarkupShape.EndOfMarkup(template.Text, start);
            if (at < 0 || (template.Text[start + 1] == '!' && template.Text[start + 2] != '-'))
                return null;
            if (template.Text[start + 1] is '?' or '!')
                continue;
            if (template.Text[start + 1] != '/')
            {
                if (++count > MostElements || ElementAt(template, start, at) is not { } element)
                    return null;
                open.Push(element);
                if (template.Text[at - 2] != '/')
                    continue;
            }
            var (name, attributes, content) = open.Pop();
            // A parser drops or keeps white space by its options.
            if (content.Count == 1 && content.Parts[0] is KnownPart { Template: var only } && string.IsNullOrWhiteSpace(only.Text))
                return null;
            var made = new HeldValue(_ways.Allocate(new NodeObject(name, attributes, content), call));
            if (open.Count == 0)
                return string.IsNullOrWhiteSpace(template.Text.Substring(at)) ? made : null;
            Add(new ObjectPart(made.Id));
        }
        return null;

        void Add(TextPart part)
        {
            var (name, attributes, content) = open.Pop();
            open.Push((name, attributes, content.Append(part)));
        }
    }

    private static (NameValue Name, ComposedText Attributes, ComposedText Content)? ElementAt(Template template, int start, int end)
    {
        var text = template.Text;
        var at = MarkupCharacters.NameEnd(text, start + 1);
        if (at == start + 1 || text.IndexOf(':', start, at - start) >= 0)
            return null;
        var name = new NameValue(Part(template, start + 1, at - start - 1), "");
        var attributes = ComposedText.Empty;
        var last = text[end - 2] == '/' ? end - 2 : end - 1;
        while (true)
        {
            var space = at;
            while (at < last && MarkupCharacters.IsSpace(text[at]))
                at++;
            if (at == last)
                return (name, attributes, ComposedText.Empty);
            var nameEnd = MarkupCharacters.NameEnd(text, at);
            var quote = nameEnd;
            while (quote < last && text[quote] is not ('"' or '\''))
                quote++;
            var close = quote < last ? text.IndexOf(text[quote], quote + 1) : -1;
            if (space == at || nameEnd == at || close < 0 || close >= last || text.Substring(nameEnd, quote - nameEnd).Trim() != "=")
                return null;
            // The name is a part of its own, by which an attribute is found.
            attributes = attributes
                .Append(new KnownPart(Part(template, space, at - space)))
                .Append(new KnownPart(Part(template, at, nameEnd - at)))
                .Append(new KnownPart(Part(template, nameEnd, close + 1 - nameEnd)));
            at = close + 1;
        }
    }

    private static Template Part(Template template, int start, int length)
    {
        var part = new TemplateBuilder();
        part.Append(template, start, length);
        return part.Build();
    }
}
