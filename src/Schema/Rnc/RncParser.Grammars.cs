using Bindery.Schema.Markup;

namespace Bindery.Schema.Rnc;

/// <summary>Grammars and their components.</summary>
internal sealed partial class RncParser
{
    private const string ComponentExpected = "A definition (name = pattern), start, div or include";

    /// <summary>The include whose body is being read, if there is one.</summary>
    private NamespaceUse? _include;

    /// <summary>Whether an annotation occurs here, between components.</summary>
    private bool StartsStatement() => (_token.IsIdentifier || _token.Kind == RncTokenKind.PrefixedName) && Peek().IsSymbol("[") || StartsComponent();

    private bool StartsComponent() =>
        _token.IsKeyword("start") || _token.IsKeyword("div") || _token.IsKeyword("include") || (_token.IsIdentifier && IsAssignment(Peek()));

    private static bool IsAssignment(RncToken token) => token.IsSymbol("=") || token.IsSymbol("|=") || token.IsSymbol("&=");

    /// <summary>Reads the components of a file that is an implicit grammar.</summary>
    private RncItem ReadImpliedGrammar(RncAnnotations? annotations)
    {
        var element = _tree.Create("grammar", annotations?.Span ?? _token.Span);
        ReadComponents(element, annotations, isInInclude: false);
        if (_token.Kind != RncTokenKind.End)
            throw Unexpected(ComponentExpected);
        return new RncItem(element);
    }

    /// <summary>
    /// Reads components up to the first token that does not begin one. Comments before the end belong to the parent, except at the end of the file.
    /// </summary>
    private void ReadComponents(MarkupElement parent, RncAnnotations? annotations, bool isInInclude)
    {
        var isOutermost = _depth == 0;
        while (annotations is not null || !(_token.Kind == RncTokenKind.End || _token.IsSymbol("}")))
        {
            if (annotations is null && (_token.IsIdentifier || _token.Kind == RncTokenKind.PrefixedName) && Peek().IsSymbol("["))
            {
                foreach (var comment in TakeComments())
                    parent.Append(comment);
                parent.Append(ReadAnnotationElement(isNested: false));
                continue;
            }

            annotations ??= ReadAnnotations();
            foreach (var comment in annotations.Before)
                parent.Append(comment);
            if (isOutermost)
                ReadOrSkip(parent, annotations);
            else
                parent.Append(ReadComponent(annotations, isInInclude));
            annotations = null;
        }

        if (_token.Kind == RncTokenKind.End)
            return;
        foreach (var comment in TakeComments())
            parent.Append(comment);
    }

    /// <summary>
    /// Reads a component of the file's own grammar. After an unexpected token, the parser continues with the next component that begins a line and is not
    /// indented more than this one, so that its own errors are reported too.
    /// </summary>
    private void ReadOrSkip(MarkupElement parent, RncAnnotations annotations)
    {
        var first = _token.Span;
        try
        {
            parent.Append(ReadComponent(annotations, isInInclude: false));
        }
        catch (RncSyntaxException exception) when (exception.CanGoOn && !_diagnostics.IsFull)
        {
            _diagnostics.Add(exception.Diagnostic);
            if (_token.Span == first)
                Advance();
            while (_token.Kind != RncTokenKind.End && !(_token.Span.Line > _last!.Span.EndLine && _token.Span.Column <= first.Column && StartsComponent()))
                Advance();
            (_depth, _include) = (0, null);
        }
    }

    private MarkupElement ReadComponent(RncAnnotations annotations, bool isInInclude)
    {
        if (_token.IsKeyword("div"))
            return ReadDiv(annotations, isInInclude);
        if (_token.IsKeyword("include"))
            return isInInclude ? throw Unexpected("Only definitions, start and div are allowed inside an include", isSentence: true) : ReadInclude(annotations);
        if (_token.IsKeyword("start") || _token.IsIdentifier)
            return ReadDefinition(annotations);
        if (_token.Kind == RncTokenKind.Name && IsAssignment(Peek()))
            throw Misplaced($"'{_token.Text}' is a keyword; as the name of a definition it is written \\{_token.Text}", _token.Span);
        if (annotations.Span is { } span)
            throw Misplaced(
                $"Annotations and documentation (##) must precede a definition, start, div{(isInInclude ? "" : " or include")}, but none follows; a plain comment begins with a single '#'",
                span);
        throw Unexpected(isInInclude ? "A definition (name = pattern), start or div" : ComponentExpected);
    }

    private MarkupElement ReadDefinition(RncAnnotations annotations)
    {
        var name = Advance();
        var isStart = name.Kind == RncTokenKind.Name && name.Text == "start";
        var element = _tree.Create(isStart ? "start" : "define", name.Span, annotations);
        if (!isStart)
            _tree.Set(element, "name", name.Text, name.Span);
        if (!IsAssignment(_token))
        {
            var hint = !isStart && RncKeywords.Nearest(name.Text) is { } near ? $"; did you mean '{near}'?" : "";
            throw Misplaced(
                isStart
                    ? $"'=', '|=' or '&=' is expected after 'start', not {_token.Describe()}"
                    : $"'=', '|=' or '&=' is expected after the name '{name.Text}' of a definition, not {_token.Describe()}{hint}",
                Place());
        }

        var sign = Advance();
        if (sign.Text != "=")
            _tree.Set(element, "combine", sign.Text == "|=" ? "choice" : "interleave", sign.Span);
        var content = ReadPattern();
        if (isStart)
            content.AppendTo(element);
        else
            content.AppendContentTo(element, "group");
        return element;
    }

    private MarkupElement ReadDiv(RncAnnotations annotations, bool isInInclude)
    {
        var keyword = Advance();
        var element = _tree.Create("div", keyword.Span, annotations);
        Open("{", "after 'div'");
        ReadComponents(element, null, isInInclude);
        Close("}", keyword);
        return element;
    }

    private MarkupElement ReadInclude(RncAnnotations annotations)
    {
        var keyword = Advance();
        var (href, span) = ReadLiteral("after 'include': the file of a grammar");
        var element = _tree.Create("include", Join(keyword.Span, span), annotations);
        _tree.Set(element, "href", href, span);
        var (ns, place) = ReadInherit(span);
        var use = _inheritance.NoteInclude(element, ns, place, _include);
        if (!_token.IsSymbol("{"))
            return element;
        Open("{", "here");
        var outer = _include;
        _include = use;
        ReadComponents(element, null, isInInclude: true);
        _include = outer;
        Close("}", keyword);
        return element;
    }

    /// <summary>Reads the inherited namespace of a file.</summary>
    private (string? Ns, SourceSpan Span) ReadInherit(SourceSpan otherwise)
    {
        if (!_token.IsKeyword("inherit"))
            return (_declarations.DefaultNamespace, otherwise);
        Advance();
        Expect("=", "after 'inherit'");
        if (!_token.IsUnprefixedName)
            throw Unexpected("A prefix is expected after 'inherit ='", isSentence: true);
        var prefix = Advance();
        return (_declarations.Find(prefix.Text, prefix.Span), prefix.Span);
    }
}
