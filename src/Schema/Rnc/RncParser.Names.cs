using System;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>Names and name classes.</summary>
internal sealed partial class RncParser
{
    /// <summary>The context of a name class.</summary>
    [Flags]
    private enum NameContext
    {
        None = 0,

        /// <summary>An attribute pattern, in which names without a prefix have no namespace.</summary>
        Attribute = 1,

        /// <summary>The exception of '*'.</summary>
        ExceptOfAny = 2,

        /// <summary>The exception of 'prefix:*'.</summary>
        ExceptOfNamespace = 4,
    }

    private RncItem ReadNameClass(NameContext context)
    {
        var first = ReadSimpleNameClass(context, mayExcept: true);
        if (!_token.IsSymbol("|"))
            return first;
        if (first.Except is { } except)
            throw Misplaced("A name class or datatype with '-' cannot be combined with '|': put parentheses around it", except);
        var choice = new RncItem(_tree.Create("choice", _token.Span)) { IsCompound = true, TakesAnnotations = true };
        AppendName(first, choice.Element, context);
        while (TakeSymbol("|"))
            AppendName(ReadSimpleNameClass(context, mayExcept: false), choice.Element, context);
        if (_token.IsSymbol("-"))
            throw Misplaced("A name class or datatype with '-' cannot be combined with '|': put parentheses around it", _token.Span);
        return choice;
    }

    private RncItem ReadSimpleNameClass(NameContext context, bool mayExcept)
    {
        var annotations = ReadAnnotations();
        RncItem item;
        if (_token.IsUnprefixedName || _token.Kind == RncTokenKind.PrefixedName)
            item = ReadName(annotations, context);
        else if (_token.Kind == RncTokenKind.AllOfPrefix || _token.IsSymbol("*"))
            item = ReadOpenNameClass(annotations, context, mayExcept);
        else if (_token.IsSymbol("("))
            item = ReadNameParentheses(annotations, context);
        else
            throw Unexpected("A name, prefix:*, '*' or '('");
        item.Before.AddRange(annotations.Before);
        ReadFollowing(item, isTopLevel: false);
        // Only a name without comments and annotations can be an attribute in the XML syntax.
        return item.Name is null || (item.IsAlone && item.Element.Attributes.Count == 0) ? item : Plain(item, context);
    }

    private RncItem ReadName(RncAnnotations annotations, NameContext context)
    {
        var token = Advance();
        var ns = token.Kind == RncTokenKind.PrefixedName ? _declarations.Find(token.Prefix, token.Span)
            : (context & NameContext.Attribute) != 0 ? ""
            : _declarations.DefaultNamespace;
        var text = token.Kind == RncTokenKind.PrefixedName && !string.IsNullOrEmpty(ns) ? token.Text : token.LocalName;
        var element = _tree.Create("name", token.Span);
        element.Append(new MarkupText(token.Span, text, false));
        var annotated = AnnotateText(element, annotations);
        var item = new RncItem(element) { Name = new RncName(text, ns, token.Span) };
        item.After.AddRange(annotated.After);
        return item;
    }

    /// <summary>Adds a name class to an element; a name becomes a child that has its own namespace.</summary>
    private void AppendName(RncItem item, MarkupElement parent, NameContext context) => Plain(item, context).AppendTo(parent);

    private RncItem Plain(RncItem item, NameContext context)
    {
        if (item.Name is not { } name)
            return item;
        if (!name.HasPrefix)
            _inheritance.NoteNamespace(item.Element, name.Ns, name.Span, _include);
        var plain = new RncItem(item.Element);
        plain.Before.AddRange(item.Before);
        plain.After.AddRange(item.After);
        return plain;
    }

    private RncItem ReadOpenNameClass(RncAnnotations annotations, NameContext context, bool mayExcept)
    {
        var token = Advance();
        var isAny = token.Kind == RncTokenKind.Symbol;
        if ((context & NameContext.ExceptOfNamespace) != 0)
            Report(SchemaRules.NotAllowedHere, $"'{token.Text}' is not allowed after '-' for the names of a namespace: only names are", token.Span);
        else if (isAny && (context & NameContext.ExceptOfAny) != 0)
            Report(SchemaRules.NotAllowedHere, "'*' is not allowed after '* -': no names would be left", token.Span);
        var element = _tree.Create(isAny ? "anyName" : "nsName", token.Span, annotations);
        if (!isAny)
            _inheritance.NoteNamespace(element, _declarations.Find(token.Prefix, token.Span), token.Span, _include);
        var item = new RncItem(element);
        if (!mayExcept || !_token.IsSymbol("-"))
            return item;
        item.Except = _token.Span;
        var except = _tree.Create("except", _token.Span);
        Advance();
        var inner = Plain(ReadSimpleNameClass(context | (isAny ? NameContext.ExceptOfAny : NameContext.ExceptOfNamespace), mayExcept: false), context);
        inner.AppendContentTo(except, "choice");
        element.Append(except);
        if (_token.IsSymbol("-"))
            throw Misplaced("A second '-' is not allowed: put parentheses around the names that the first excludes, with '|' between them", _token.Span);
        return item;
    }

    private RncItem ReadNameParentheses(RncAnnotations annotations, NameContext context)
    {
        var bracket = _token;
        Open("(", "here");
        var inner = ReadNameClass(context);
        inner.Except = null;
        inner.After.AddRange(TakeComments());
        Close(")", bracket);
        var takesAnnotations = inner.TakesAnnotations;
        inner.TakesAnnotations = false;
        if (annotations.IsEmpty)
            return inner;
        if (!takesAnnotations)
        {
            var choice = _tree.Create("choice", bracket.Span);
            AppendName(inner, choice, context);
            inner = new RncItem(choice) { IsCompound = true };
        }

        _tree.Annotate(inner.Element, annotations);
        inner.IsAnnotated = true;
        return inner;
    }
}
