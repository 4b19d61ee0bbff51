using Bindery.Schema.Markup;
using Bindery.Schema.Rng;

namespace Bindery.Schema.Rnc;

/// <summary>The patterns of text: values and datatypes.</summary>
internal sealed partial class RncParser
{
    private RncItem ReadValue(RncToken? type, RncAnnotations annotations, bool isTopLevel)
    {
        if (isTopLevel && annotations.HasElements)
            Report(
                SchemaRules.NotAllowedHere,
                "A value that is the root pattern can only have attributes as annotations: other annotations follow a value, and nothing can follow the root pattern",
                annotations.Span!.Value);
        var (text, span) = ReadLiteral("here");
        var element = _tree.Create("value", type is null ? span : Join(type.Span, span));
        element.Append(new MarkupText(span, text, SchemaNames.Trim(text).Length == 0));
        // A value without a type has the type 'token' of the built-in library.
        if (type is not null && type.Text != "token")
        {
            SetType(element, type);
            if (type.Kind == RncTokenKind.PrefixedName)
            {
                _inheritance.NoteNamespace(element, _declarations.DefaultNamespace, type.Span, _include);
                CheckPrefix(type, text, span);
            }
        }

        return AnnotateText(element, annotations);
    }

    /// <summary>Checks that the prefix of a value that is a qualified name is bound to a namespace.</summary>
    private void CheckPrefix(RncToken type, string text, SourceSpan span)
    {
        var name = SchemaNames.Trim(text);
        var colon = name.IndexOf(':');
        if (colon < 0
            || !SchemaNames.IsNCName(name.Substring(0, colon))
            || type.LocalName is not ("QName" or "NOTATION")
            || _declarations.FindLibrary(type.Prefix, type.Span) != RncDeclarations.XsdLibrary)
            return;
        var prefix = name.Substring(0, colon);
        if (string.IsNullOrEmpty(_declarations.Find(prefix, span)) && _declarations.IsDeclared(prefix))
            Report(SchemaRules.InvalidValue, $"The prefix '{prefix}' is not bound to a known namespace here, so that a value cannot use it", span);
    }

    /// <summary>Annotates an element that contains only text: the elements among the annotations follow it.</summary>
    private RncItem AnnotateText(MarkupElement element, RncAnnotations annotations)
    {
        var item = new RncItem(element);
        item.After.AddRange(annotations.Children);
        annotations.Children.Clear();
        _tree.Annotate(element, annotations);
        return item;
    }

    private void SetType(MarkupElement element, RncToken type)
    {
        var library = type.Kind == RncTokenKind.PrefixedName ? _declarations.FindLibrary(type.Prefix, type.Span) : "";
        _tree.Set(element, "type", type.LocalName, type.Span);
        _inheritance.NoteLibrary(element, library, type.Span);
    }

    private RncItem ReadDatatype(RncAnnotations annotations, bool isTopLevel)
    {
        var type = Advance();
        if (_token.Kind == RncTokenKind.Literal)
            return ReadValue(type, annotations, isTopLevel);
        var element = _tree.Create("data", type.Span, annotations);
        SetType(element, type);
        if (_token.IsSymbol("{"))
            ReadParameters(element, type);
        var item = new RncItem(element);
        if (!_token.IsSymbol("-"))
            return item;
        item.Except = _token.Span;
        var except = _tree.Create("except", _token.Span);
        Advance();
        var leading = ReadAnnotations();
        var inner = ReadPrimary(leading, isTopLevel: false);
        if (inner.Except is { } second)
            Report(SchemaRules.NotWellFormed, "A second '-' is not allowed: put parentheses around the operand of the first", second);
        inner.Before.AddRange(leading.Before);
        inner.AppendContentTo(except, "choice");
        element.Append(except);
        return item;
    }

    private void ReadParameters(MarkupElement data, RncToken type)
    {
        Open("{", "here");
        while (!_token.IsSymbol("}"))
        {
            var annotations = ReadAnnotations();
            if (!_token.IsUnprefixedName)
                throw Unexpected($"'}}' or the name of a parameter of {type.Text}, as in {{ maxLength = '8' }},");
            var name = Advance();
            Expect("=", $"after '{name.Text}', the name of a parameter");
            annotations.Before.AddRange(TakeComments());
            var (value, span) = ReadLiteral($"after '=': the value of the parameter '{name.Text}'");
            var element = _tree.Create("param", name.Span);
            _tree.Set(element, "name", name.Text, name.Span);
            element.Append(new MarkupText(span, value, SchemaNames.Trim(value).Length == 0));
            var item = AnnotateText(element, annotations);
            item.Before.AddRange(annotations.Before);
            item.AppendTo(data);
        }

        foreach (var comment in TakeComments())
            data.Append(comment);
        Close("}", type);
    }
}
