using System.Collections.Generic;
using System.Collections.Immutable;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary><c>XmlWriter</c>: each call writes a part of the text.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class XmlWriters(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Creates a writer.</summary>
    public TextValue CreateWriter(ExpressionSyntax creation, IEnumerable<ArgumentSyntax> arguments)
    {
        HeldValue? target = null;
        foreach (var argument in arguments)
        {
            var value = walker.Expressions.Evaluate(argument.Expression);
            if (value is HeldValue held && _ways.State?.Find<BuilderObject>(held) is { Items: null } && target is null)
                target = held;
            else
                walker.Given.Escape(value, argument.Expression);
        }
        if (_ways.State is null)
            return TextValue.Unknown;
        var id = target?.Id ?? _ways.Allocate(new BuilderObject(ComposedText.Empty), creation);
        return new HeldValue(_ways.Allocate(new WriterObject(id, ImmutableStack<Template>.Empty, IsInTag: false, IsOwn: target is null), creation));
    }

    /// <summary>Calls a method of a writer; null if it is unknown.</summary>
    public TextValue? Write(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, WriterObject writer)
    {
        var name = method.Name.EndsWith("Async", System.StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        if (writer.IsInAttribute && name is not ("WriteString" or "WriteValue" or "WriteRaw" or "WriteChars"))
            EndAttribute(held, call);
        switch (name)
        {
            case "WriteEndAttribute":
                return TextValue.Unknown;
            case "WriteStartAttribute" or "WriteStartElement" or "WriteElementString" or "WriteAttributeString":
                return WriteNamed(name, call, method, held, writer);
            case "WriteString" or "WriteValue" or "WriteCData" or "WriteChars" when call.ArgumentList.Arguments.Count == 1:
                Content(held, writer, XmlText.Escape(walker.Expressions.TextOrHole(call.ArgumentList.Arguments[0].Expression)));
                return TextValue.Unknown;
            case "WriteRaw" when call.ArgumentList.Arguments.Count == 1:
                Content(held, writer, walker.Expressions.TextOrHole(call.ArgumentList.Arguments[0].Expression));
                return TextValue.Unknown;
            case "WriteEndElement" or "WriteFullEndElement" when !writer.Open.IsEmpty:
                End(held, writer);
                return TextValue.Unknown;
            case "WriteEndDocument":
                while (_ways.State?.Find<WriterObject>(held) is { Open.IsEmpty: false } open)
                    End(held, open);
                return TextValue.Unknown;
            case "WriteStartDocument" or "WriteComment" or "WriteWhitespace" or "WriteProcessingInstruction":
                foreach (var argument in call.ArgumentList.Arguments)
                    walker.Given.Lose(walker.Expressions.Evaluate(argument.Expression));
                return TextValue.Unknown;
            case "Flush" or "Close" or "Dispose":
                Close(held, call);
                return TextValue.Unknown;
            default:
                return null;
        }
    }

    // By the names of the parameters, whose order differs between overloads.
    private TextValue? WriteNamed(string kind, InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, WriterObject writer)
    {
        NameValue? name = null;
        var uri = "";
        ComposedText? value = null;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var parameter = argument.NameColon?.Name.Identifier.ValueText ?? method.Parameters[i].Name;
            switch (parameter)
            {
                case "localName" or "name":
                    name = walker.TreeNames.NameIn(argument.Expression);
                    break;
                case "ns" when walker.Expressions.Evaluate(argument.Expression) is not NullText:
                    if (walker.TreeNames.Text(argument.Expression) is not { } text)
                        return null;
                    uri = text;
                    break;
                case "value":
                    value = walker.Expressions.TextOrHole(argument.Expression);
                    break;
            }
        }
        if (name is null || _ways.State?.Find<WriterObject>(held) is not { } now)
            return null;
        name = name with { Namespace = uri };
        var place = _ways.Located(call);
        switch (kind)
        {
            case "WriteAttributeString":
                if (!now.IsInTag)
                    return null;
                Append(now.Target, walker.Trees.Attribute(name, value ?? ComposedText.Empty, call));
                break;
            case "WriteStartAttribute":
                if (!now.IsInTag || name.Namespace.Length > 0)
                    return null;
                Append(
                    now.Target,
                    walker.Expressions.Constant(" ", call).Append(new KnownPart(name.LocalName)).Append(walker.Expressions.Constant("=\"", call)));
                SetWriter(held, writer => writer with { IsInAttribute = true });
                break;
            case "WriteStartElement":
                Content(held, now, XmlText.Start(name, place, isInherited: true));
                SetWriter(held, writer => writer with { Open = writer.Open.Push(name.LocalName), IsInTag = true });
                break;
            default:
                Content(
                    held,
                    now,
                    XmlText.Start(name, place, isInherited: true)
                        .Append(XmlText.Synthetic(">", place))
                        .Append(XmlText.Escape(value ?? ComposedText.Empty))
                        .Append(XmlText.End(name.LocalName, place)));
                break;
        }
        return TextValue.Unknown;
    }

    private void Content(HeldValue held, WriterObject writer, ComposedText text)
    {
        if (_ways.State?.Find<WriterObject>(held) is not { } now)
            return;
        if (now.IsInTag && !now.IsInAttribute)
            _ways.State = EndTag(_ways.State, held.Id, now);
        Append(writer.Target, text);
    }

    private void EndAttribute(HeldValue held, SyntaxNode place)
    {
        if (_ways.State?.Find<WriterObject>(held) is not { } writer)
            return;
        Append(writer.Target, walker.Expressions.Constant("\"", place));
        SetWriter(held, now => now with { IsInAttribute = false });
    }

    /// <summary>Ends the start tag that a writer is in.</summary>
    public static TextState EndTag(TextState state, int id, WriterObject writer)
    {
        if (state.Find<BuilderObject>(new HeldValue(writer.Target)) is { } target)
            state = state.With(writer.Target, target with { Text = target.Text.Append(XmlText.Synthetic(">", default)) });
        return state.With(id, writer with { IsInTag = false });
    }

    private void End(HeldValue held, WriterObject writer)
    {
        var name = writer.Open.Peek();
        Content(held, writer, ComposedText.Of(XmlText.End(name, name.SpanOf(0, name.Text.Length))));
        SetWriter(held, now => now with { Open = now.Open.Pop() });
    }

    private void SetWriter(HeldValue held, System.Func<WriterObject, WriterObject> change)
    {
        if (_ways.State?.Find<WriterObject>(held) is { } writer)
            _ways.State = _ways.State.With(held.Id, change(writer));
    }

    private void Append(int target, ComposedText text)
    {
        if (_ways.State?.Find<BuilderObject>(new HeldValue(target)) is { } builder)
            _ways.State = _ways.State.With(target, builder with { Text = builder.Text.Append(text) });
    }

    /// <summary>Closes a writer: its output has now been passed to other code.</summary>
    public void Close(TextValue value, SyntaxNode place)
    {
        if (_ways.State?.Find<WriterObject>(value) is { IsOwn: true } writer && _ways.State.Find<BuilderObject>(new HeldValue(writer.Target)) is { } target)
            walker.Given.Judge(target.Text, place, default);
    }
}
