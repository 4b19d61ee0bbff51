using System;
using System.Collections.Generic;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Diagnosis;

// Text that does not fit, and content that ends too early.
internal sealed partial class DocumentDiagnosis
{
    private void TakeText(in Utf8XmlReader reader, ReadOnlySpan<byte> utf8)
    {
        var element = Innermost;
        if (_stack.Text(reader.Value, reader.IsWhiteSpace))
        {
            if (reader.IsWhiteSpace && !_stack.Top.HasChildren)
                element.Blank ??= (Utf8.Excerpt(reader.Value, 200), reader.Offset, reader.Length);
            return;
        }
        var frame = _stack.Top;
        var builder = _stack.Derivatives.Builder;
        var wanted = builder.NotAllowed;
        for (var i = 0; i < frame.Count; i++)
            if (!frame.HasChildren && (frame[i].Parts & PatternParts.Data) != 0)
                wanted = builder.Choice(wanted, frame[i]);
        var isLiteral = wanted is not NotAllowedPattern;
        if (!element.HasWrongText)
        {
            var text = Utf8.Excerpt(reader.Value, 200);
            var trimmed = Trim(reader.Value, 0, reader.Value.Length);
            var isForBlanks = isLiteral && _stack.Literals.Matches(wanted, reader.Value.Slice(trimmed.Offset, trimmed.Length));
            var message = isLiteral
                ? $"{Quotation.Of(isForBlanks ? text : text.Trim())} is not allowed as the text of '{element.LocalName}': it {Expectation.MustBe(wanted, reader.Value, _stack.Prefixes)}"
                : $"Text is not allowed{In(element)}{Instead(element)}";
            var (offset, length) = isForBlanks ? (reader.Offset, reader.Length) : Trim(utf8, reader.Offset, reader.Length);
            Report(reader, isLiteral ? "BND3003" : "BND3001", message, reader.GetPath(), offset, length);
        }
        element.HasWrongText = true;
        for (var i = 0; isLiteral && i < frame.Count; i++)
            frame[i] = _leniency.AnyLiteral(frame[i]);
        frame.HasText = true;
    }

    private void EndTag(in Utf8XmlReader reader)
    {
        var element = Innermost;
        ReportEarly(reader, element);
        var broken = _rules?.EndElement(reader) is { } rules && !_stack.Refuse(rules) ? rules : null;
        var isComplete = _stack.EndElement();
        if (!isComplete)
        {
            if (!element.HasConflict)
                ReportIncomplete(reader, element);
            _stack.Pop(onlyComplete: false);
        }
        if (broken is not null)
            ReportBroken(reader, broken, element, isComplete);
        _scopes?.Leave(reader.Depth);
        _open.RemoveAt(_open.Count - 1);
    }

    private void ReportIncomplete(in Utf8XmlReader reader, OpenElement element)
    {
        var frame = _stack.Top;
        var required = Required(frame);
        foreach (var refused in element.Refused)
        {
            // The missing one is there, misspelt, and was reported so.
            if (Spelling.Nearest(refused, Locals(required)) is { } near)
            {
                required.RemoveWhere(name => _grammar.Names[name].LocalName == near);
                if (required.Count == 0)
                    return;
            }
        }
        required.ExceptWith(element.Told);
        string message;
        if (required.Count == 0 && element.Told.Count > 0)
            return;
        if (required.Count > 0)
        {
            var noun = required.Count == 1 ? "element" : "elements";
            message = Another(element, frame, required) is { } another
                ? $"'{element.LocalName}' needs {another}"
                : $"'{element.LocalName}' needs the {noun} {Lists.AllOf(NamesOf(required, element.NamespaceUri))}{Decider(element, required)}";
        }
        else if (NextNames(frame) is { Count: > 0 } next)
        {
            message = $"'{element.LocalName}' needs {(frame.HasChildren ? "another" : "an")} element: {Lists.OneOf(NamesOf(next, element.NamespaceUri))}";
        }
        else
        {
            var wanted = _stack.Derivatives.Builder.NotAllowed;
            for (var i = 0; i < frame.Count; i++)
                wanted = _stack.Derivatives.Builder.Choice(wanted, frame[i]);
            var mustBe = Expectation.MustBe(wanted, default, _stack.Prefixes);
            if (element.Blank is { } blank)
            {
                // Only now is it certain that no child follows.
                Report(reader, "BND3003", $"{Quotation.Of(blank.Text)} is not allowed as the text of '{element.LocalName}': it {mustBe}", reader.GetPath(), blank.Offset, blank.Length);
                return;
            }
            message = $"'{element.LocalName}' needs text: it {mustBe}";
        }
        Report(reader, "BND3002", message, reader.GetPath(), element.Offset, element.Length);
    }

    // The attribute that makes elements necessary: with another value they would not be, and all children met could be there.
    private string Decider(OpenElement element, HashSet<int> required)
    {
        if (element.HasManyAttributes)
            return "";
        var contents = new List<Pattern>();
        foreach (var pattern in _grammar.Graph.Elements)
            if (_grammar.Names.Admits(pattern, element.Name))
                contents.Add(pattern.Content);
        // Elsewhere one of this name may do without them already, and no attribute of it tells why not here.
        var unchanged = _trial.Apply(contents, element.Attributes);
        for (var i = contents.Count - 1; i >= 0; i--)
            if (Spares(PatternMembers.OfChoice(_stack.Derivatives.CloseAttributes(unchanged[i])), element, required))
                contents.RemoveAt(i);
        foreach (var attribute in element.Attributes)
            if (attribute.Use == AttributeUse.AsIs)
                foreach (var content in _trial.Apply(contents, element.Attributes, attribute, AttributeUse.AnyValue))
                    if (Spares(PatternMembers.OfChoice(_stack.Derivatives.CloseAttributes(content)), element, required))
                        return $" when {Shown(attribute)} is {Quotation.Of(attribute.Text)}";
        return "";
    }

    private bool Spares(List<Pattern> alternatives, OpenElement element, HashSet<int> required)
    {
        foreach (var alternative in alternatives)
        {
            var possible = new HashSet<int>();
            foreach (var node in _queries.Nodes(alternative))
                possible.UnionWith(_grammar.Names.NamesOf(node));
            if (possible.IsSupersetOf(element.Children) && !_queries.RequiredElements(alternative).Overlaps(required))
                return true;
        }
        return false;
    }

    private static (int Offset, int Length) Trim(ReadOnlySpan<byte> utf8, int offset, int length)
    {
        while (length > 0 && LiteralMatcher.IsBlank(utf8.Slice(offset, 1)))
        {
            offset++;
            length--;
        }
        while (length > 0 && LiteralMatcher.IsBlank(utf8.Slice(offset + length - 1, 1)))
            length--;
        return (offset, length);
    }
}
