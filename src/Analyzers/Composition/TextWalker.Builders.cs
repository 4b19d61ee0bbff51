using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary><c>StringBuilder</c> and <c>StringWriter</c>, and the objects that code makes.</summary>
internal sealed partial class TextWalker
{
    private TextValue Create(BaseObjectCreationExpressionSyntax creation)
    {
        var type = _frame.Semantics.GetTypeInfo(creation, _cancellationToken).Type;
        var arguments = creation.ArgumentList?.Arguments.ToList() ?? [];
        switch (type?.Name, type?.ContainingNamespace?.ToString())
        {
            case ("StringBuilder", "System.Text"):
                return new HeldValue(Allocate(new BuilderObject(Initial(arguments)), creation));
            case ("StringWriter", "System.IO"):
                foreach (var argument in arguments)
                    if (Evaluate(argument.Expression) is HeldValue shared && _state?.Find<BuilderObject>(shared) is { Items: null })
                        return shared;
                return new HeldValue(Allocate(new BuilderObject(ComposedText.Empty), creation));
            case ("List", "System.Collections.Generic")
                when arguments.Count <= 1
                    && creation.Initializer is null
                    && (type as INamedTypeSymbol)?.TypeArguments[0] is { Name: "String" or "XElement" or "XNode" or "XAttribute" } item:
                var taken = arguments.Count == 1 ? Items(Evaluate(arguments[0].Expression)) : null;
                return new HeldValue(Allocate(
                    new BuilderObject(
                        taken?.Items ?? ComposedText.Empty,
                        taken?.Kind ?? (item.Name == "String" ? ItemKind.Text : item.Name == "XAttribute" ? ItemKind.Attributes : ItemKind.Content)),
                    creation));
            case ("XmlTextWriter", "System.Xml"):
                return CreateWriter(creation, arguments);
            case ({ } name, "System.Xml.Linq") when CreateNode(name, creation, arguments) is { } node:
                return node;
            case ("XmlDocument", "System.Xml"):
                return new HeldValue(Allocate(new NodeObject(null, ComposedText.Empty, ComposedText.Empty), creation));
            default:
                foreach (var argument in arguments)
                    Give(argument);
                foreach (var part in creation.Initializer?.Expressions ?? default)
                    if (part is AssignmentExpressionSyntax { Right: var value })
                        Escape(Evaluate(value), value);
                    else
                        Escape(Evaluate(part), part);
                return TextValue.Unknown;
        }
    }

    private ComposedText Initial(List<ArgumentSyntax> arguments)
    {
        var text = ComposedText.Empty;
        foreach (var argument in arguments)
            if (_frame.Semantics.GetTypeInfo(argument.Expression, _cancellationToken).Type?.SpecialType == SpecialType.System_String)
                text = text.Append(TextOrHole(argument.Expression));
            else
                Evaluate(argument.Expression);
        return text;
    }

    private TextValue? Build(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, BuilderObject builder)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Append" or "Write" or "AppendLine" or "WriteLine" or "WriteAsync" or "WriteLineAsync":
                var added = arguments.Count switch
                {
                    0 => ComposedText.Empty,
                    1 => TextOrHole(arguments[0].Expression),
                    _ when method.Name.StartsWith("Write", System.StringComparison.Ordinal) && method.Parameters[0].Name == "format" => Formatted(call),
                    _ when method.Parameters[0].Name == "handler" || method.Parameters[0].Type.Name == "IFormatProvider" =>
                        TextOrHole(arguments[arguments.Count - 1].Expression),
                    _ => Pieces(arguments),
                };
                return Add(held, method.Name.Contains("Line") ? added.Append(Constant("\n", call.ArgumentList)) : added, call, builder);
            case "AppendFormat":
                return Add(held, Formatted(call), call, builder);
            case "AppendJoin" when arguments.Count >= 2:
                return Add(held, (Join(call, method) as ComposedValue)?.Text ?? ComposedText.Of(new HolePart(Located(call), HoleKind.Anything)), call, builder);
            case "Insert"
                when arguments.Count == 2 && _frame.Semantics.GetConstantValue(arguments[0].Expression, _cancellationToken) is { HasValue: true, Value: 0 }:
                var first = TextOrHole(arguments[1].Expression);
                if (_state?.Find<BuilderObject>(held) is { } behind)
                    _state = _state.With(held.Id, behind with { Text = first.Append(behind.Text) });
                return held;
            case "Clear" when arguments.Count == 0:
                _state = _state!.With(held.Id, builder with { Text = ComposedText.Empty });
                return held;
            case "ToString" when arguments.Count == 0:
                return new ComposedValue(builder.Text, UseOf(call));
            case "GetStringBuilder":
                return held;
            case "EnsureCapacity" or "Flush" or "Close" or "Dispose" or "FlushAsync" or "DisposeAsync" or "ConfigureAwait":
                return TextValue.Unknown;
            default:
                return null;
        }
    }

    // What evaluating the text did to the builder itself comes first.
    private TextValue Add(HeldValue held, ComposedText text, InvocationExpressionSyntax call, BuilderObject before)
    {
        if (_state?.Find<BuilderObject>(held) is not { } now)
            return TextValue.Unknown;
        if (now != before)
            Lose(held);
        else
            _state = _state.With(held.Id, now with { Text = now.Text.Append(text) });
        return held;
    }

    private ComposedText Formatted(InvocationExpressionSyntax call) => TemplateReader.Format(call, _frame.Semantics, this, _cancellationToken);

    // A part of a text, or one that is repeated.
    private ComposedText Pieces(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
            Lose(Evaluate(argument.Expression));
        return ComposedText.Of(new HolePart(Located(arguments[0]), HoleKind.Markup));
    }
}
