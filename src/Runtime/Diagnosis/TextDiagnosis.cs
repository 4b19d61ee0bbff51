using System;
using Bindery.Patterns;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>Finds text that is not allowed in its element.</summary>
internal sealed class TextDiagnosis(DiagnosisState state)
{
    /// <summary>Processes a text.</summary>
    public void Take(in Utf8XmlReader reader, ReadOnlySpan<byte> utf8)
    {
        var stack = state.Stack;
        var element = state.Innermost;
        if (stack.Text(reader.Value, reader.IsWhiteSpace))
        {
            if (reader.IsWhiteSpace && !stack.Top.HasChildren)
                element.Blank ??= (OpenElement.Excerpt(reader.Value), reader.Offset, reader.Length);
            return;
        }
        var frame = stack.Top;
        var builder = stack.Derivatives.Builder;
        var wanted = builder.NotAllowed;
        for (var i = 0; i < frame.Count; i++)
            if (!frame.HasChildren && (frame[i].Parts & PatternParts.Data) != 0)
                wanted = builder.Choice(wanted, frame[i]);
        var isLiteral = wanted is not NotAllowedPattern;
        if (!element.HasWrongText)
            Report(reader, utf8, element, isLiteral ? wanted : null);
        element.HasWrongText = true;
        for (var i = 0; isLiteral && i < frame.Count; i++)
            frame[i] = state.Leniency.AnyLiteral(frame[i]);
        frame.HasText = true;
    }

    private void Report(in Utf8XmlReader reader, ReadOnlySpan<byte> utf8, OpenElement element, Pattern? wanted)
    {
        var (offset, length) = Trim(utf8, reader.Offset, reader.Length);
        if (wanted is null)
        {
            state.Violations.Add(reader, new UnexpectedText(element.Node, state.Questions.Expected(state.Stack.Top, element.Node, element)), offset, length);
            return;
        }
        var text = OpenElement.Excerpt(reader.Value);
        var trimmed = Trim(reader.Value, 0, reader.Value.Length);
        // If the text is valid without leading and trailing whitespace, the whitespace is the error.
        var isForBlanks = state.Stack.Literals.Matches(wanted, reader.Value.Slice(trimmed.Offset, trimmed.Length));
        if (isForBlanks)
            (offset, length) = (reader.Offset, reader.Length);
        var mustBe = Expectation.MustBe(wanted, reader.Value, state.Stack.Prefixes);
        state.Violations.Add(reader, new WrongText(element.Node, isForBlanks ? text : text.Trim(), mustBe), offset, length);
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
