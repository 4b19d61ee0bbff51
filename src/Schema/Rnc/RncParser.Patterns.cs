using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>Patterns (2).</summary>
internal sealed partial class RncParser
{
    private const string PatternExpected = "A pattern (element, attribute, text, a name, a text in quotes and so on)";

    /// <summary>Reads a pattern: particles separated by one kind of operator.</summary>
    /// <param name="annotations">Annotations that were already read before it; otherwise null.</param>
    /// <param name="isTopLevel">Whether the pattern is the whole schema.</param>
    private RncItem ReadPattern(RncAnnotations? annotations = null, bool isTopLevel = false)
    {
        var first = ReadParticle(annotations ?? ReadAnnotations(), isTopLevel);
        var name = CompositeOf(_token);
        if (name is null)
            return first;
        RefuseExcept(first);
        var composite = new RncItem(_tree.Create(name, _token.Span)) { IsCompound = true, TakesAnnotations = true };
        first.AppendTo(composite.Element);
        var symbol = _token.Text;
        while (TakeSymbol(symbol))
        {
            var next = ReadParticle(ReadAnnotations(), isTopLevel);
            RefuseExcept(next);
            next.AppendTo(composite.Element);
        }

        return CompositeOf(_token) is null ? composite : throw Mixed(symbol);
    }

    private RncSyntaxException Mixed(string symbol) =>
        Misplaced(
            $"'{_token.Text}' cannot be combined with '{symbol}', because neither operator has precedence: put parentheses around the patterns that belong together",
            _token.Span);

    private static string? CompositeOf(RncToken token) =>
        token.IsSymbol(",") ? "group" : token.IsSymbol("|") ? "choice" : token.IsSymbol("&") ? "interleave" : null;

    private void RefuseExcept(RncItem item)
    {
        if (item.Except is { } span)
            Report(SchemaRules.NotWellFormed, "A name class or datatype with '-' cannot be combined with an operator: put parentheses around it", span);
        item.Except = null;
    }

    /// <summary>Reads a primary pattern with its occurrence indicator.</summary>
    private RncItem ReadParticle(RncAnnotations annotations, bool isTopLevel) => Repeat(ReadPrimary(annotations, isTopLevel), annotations, isTopLevel);

    private RncItem Repeat(RncItem item, RncAnnotations annotations, bool isTopLevel)
    {
        item.Before.AddRange(annotations.Before);
        ReadFollowing(item, isTopLevel);
        var name = _token.IsSymbol("?") ? "optional" : _token.IsSymbol("*") ? "zeroOrMore" : _token.IsSymbol("+") ? "oneOrMore" : null;
        if (name is null)
            return item;
        RefuseExcept(item);
        item.After.AddRange(TakeComments());
        var repeated = new RncItem(_tree.Create(name, _token.Span)) { IsCompound = true, TakesAnnotations = true };
        Advance();
        repeated.Before.AddRange(item.Before);
        item.Before.Clear();
        item.AppendContentTo(repeated.Element, "group");
        if (_token.Kind == RncTokenKind.Symbol && _token.Text is "?" or "*" or "+")
            throw Misplaced($"A second repetition operator is not allowed, here '{_token.Text}': put parentheses around the operand of the first", _token.Span);
        ReadFollowing(repeated, isTopLevel);
        return repeated;
    }

    private RncItem ReadPrimary(RncAnnotations annotations, bool isTopLevel)
    {
        switch (_token.Kind)
        {
            case RncTokenKind.Literal:
                return ReadValue(null, annotations, isTopLevel);
            case RncTokenKind.PrefixedName:
                return ReadDatatype(annotations, isTopLevel);
            case RncTokenKind.Symbol when _token.Text == "(":
                return ReadParentheses(annotations, isTopLevel);
            case RncTokenKind.EscapedName:
                return ReadReference("ref", Advance(), annotations);
            case RncTokenKind.Name:
                return ReadNamed(annotations, isTopLevel);
            default:
                throw Unexpected(PatternExpected);
        }
    }

    private RncItem ReadNamed(RncAnnotations annotations, bool isTopLevel)
    {
        switch (_token.Text)
        {
            case "element" or "attribute":
                return ReadElementOrAttribute(annotations);
            case "list" or "mixed":
                return ReadEnclosing(annotations);
            case "empty" or "text" or "notAllowed":
                var word = Advance();
                return new RncItem(_tree.Create(word.Text, word.Span, annotations));
            case "string" or "token":
                return ReadDatatype(annotations, isTopLevel);
            case "parent":
                Advance();
                var comments = TakeComments();
                if (!_token.IsIdentifier)
                    throw Unexpected("The name of a definition is expected after 'parent'", isSentence: true);
                var reference = ReadReference("parentRef", Advance(), annotations);
                comments.ForEach(reference.Element.Append);
                return reference;
            case "external":
                return ReadExternal(annotations);
            case "grammar":
                return ReadGrammar(annotations);
            case var name when RncKeywords.Contains(name):
                throw Misplaced(
                    $"{PatternExpected} is expected here, not the keyword '{name}'; a definition of this name is referred to by \\{name}", _token.Span);
            default:
                var identifier = Advance();
                RefuseMisspelledKeyword(identifier);
                return ReadReference("ref", identifier, annotations);
        }
    }

    /// <summary>Reports a name before a brace or another name: probably a misspelled keyword. A message about the token after it would not help.</summary>
    private void RefuseMisspelledKeyword(RncToken name)
    {
        var looksLikeKeyword = _token.IsSymbol("{") || (_token.IsUnprefixedName && Peek().IsSymbol("{"));
        if (looksLikeKeyword && RncKeywords.Nearest(name.Text) is { } near)
            throw Misplaced($"'{name.Text}' is the name of a definition here, and braces cannot follow it; did you mean '{near}'?", name.Span);
    }

    private RncItem ReadReference(string kind, RncToken name, RncAnnotations annotations)
    {
        var element = _tree.Create(kind, name.Span, annotations);
        _tree.Set(element, "name", name.Text, name.Span);
        return new RncItem(element);
    }

    private RncItem ReadElementOrAttribute(RncAnnotations annotations)
    {
        var keyword = Advance();
        var element = ReadHead(keyword, annotations);
        var content = ReadBraces(keyword);
        // An attribute without content has text.
        if (keyword.Text == "element")
            content.AppendContentTo(element, "group");
        else if (!content.IsAlone || content.Element.LocalName != "text" || content.Element.Attributes.Count > 0 || content.Element.Children.Count > 0)
            content.AppendTo(element);
        return new RncItem(element);
    }

    /// <summary>Reads the name class of an element or attribute pattern, and the brace after it.</summary>
    private MarkupElement ReadHead(RncToken keyword, RncAnnotations annotations)
    {
        var isAttribute = keyword.Text == "attribute";
        var name = ReadNameClass(isAttribute ? NameContext.Attribute : NameContext.None);
        var element = _tree.Create(keyword.Text, Join(keyword.Span, _last!.Span), annotations);
        var index = element.Children.Count;
        if (name.Name is not { } plain)
            name.AppendTo(element);
        else if (plain.HasPrefix || (isAttribute && plain.Ns is ""))
            _tree.Set(element, "name", plain.Text, plain.Span);
        else
            _inheritance.NoteNamed(element, plain, index, _include);
        Open("{", $"after the name of the {keyword.Text}");
        return element;
    }

    /// <summary>Reads a pattern, the comments after it and the closing brace.</summary>
    private RncItem ReadBraces(RncToken keyword)
    {
        var content = ReadPattern();
        content.After.AddRange(TakeComments());
        Close("}", keyword);
        return content;
    }

    private RncItem ReadEnclosing(RncAnnotations annotations)
    {
        var keyword = Advance();
        var element = _tree.Create(keyword.Text, keyword.Span, annotations);
        Open("{", $"after '{keyword.Text}'");
        ReadBraces(keyword).AppendContentTo(element, "group");
        return new RncItem(element);
    }

    private RncItem ReadParentheses(RncAnnotations annotations, bool isTopLevel)
    {
        var bracket = _token;
        Open("(", "here");
        var inner = ReadPattern(isTopLevel: isTopLevel);
        inner.Except = null;
        inner.After.AddRange(TakeComments());
        Close(")", bracket);
        if (!annotations.IsEmpty)
            inner = Annotate(inner, annotations, bracket.Span);
        inner.TakesAnnotations = false;
        return inner;
    }

    /// <summary>Adds the annotations before parentheses to the pattern inside them.</summary>
    private RncItem Annotate(RncItem inner, RncAnnotations annotations, SourceSpan bracket)
    {
        if (!inner.TakesAnnotations)
        {
            // If the inner pattern has annotations of its own, or could have, those before the parentheses do not belong to it.
            var group = _tree.Create("group", bracket);
            inner.AppendTo(group);
            inner = new RncItem(group) { IsCompound = true };
        }

        _tree.Annotate(inner.Element, annotations);
        inner.IsAnnotated = true;
        return inner;
    }

    private RncItem ReadExternal(RncAnnotations annotations)
    {
        var keyword = Advance();
        var (href, span) = ReadLiteral("after 'external': the file of a pattern");
        var element = _tree.Create("externalRef", Join(keyword.Span, span), annotations);
        _tree.Set(element, "href", href, span);
        var (ns, place) = ReadInherit(span);
        _inheritance.NoteNamespace(element, ns, place, _include);
        return new RncItem(element);
    }

    private RncItem ReadGrammar(RncAnnotations annotations)
    {
        var keyword = Advance();
        var element = _tree.Create("grammar", keyword.Span, annotations);
        // It contains definitions, not patterns, and is two elements deep in the XML syntax.
        _depth++;
        Open("{", "after 'grammar'");
        ReadComponents(element, null, isInInclude: false);
        Close("}", keyword);
        _depth--;
        return new RncItem(element);
    }
}
