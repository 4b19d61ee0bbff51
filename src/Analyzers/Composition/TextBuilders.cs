using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary><c>StringBuilder</c> and <c>StringWriter</c>, and the creation of objects.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextBuilders(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Creates an object.</summary>
    public TextValue Create(BaseObjectCreationExpressionSyntax creation)
    {
        var type = _ways.Frame.Semantics.GetTypeInfo(creation, walker.CancellationToken).Type;
        var arguments = creation.ArgumentList?.Arguments.ToList() ?? [];
        switch (type?.Name, type?.ContainingNamespace?.ToString())
        {
            case ("StringBuilder", "System.Text"):
                return new HeldValue(_ways.Allocate(new BuilderObject(Initial(arguments)), creation));
            case ("MemoryStream", "System.IO") when arguments.Count == 0:
                return new HeldValue(_ways.Allocate(new BuilderObject(ComposedText.Empty), creation));
            case ("StreamWriter", "System.IO")
                when arguments.Count > 0
                    && walker.Expressions.Evaluate(arguments[0].Expression) is HeldValue stream
                    && _ways.State?.Find<BuilderObject>(stream) is { Items: null }:
                return stream;
            case ("StringWriter", "System.IO"):
                foreach (var argument in arguments)
                    if (walker.Expressions.Evaluate(argument.Expression) is HeldValue shared && _ways.State?.Find<BuilderObject>(shared) is { Items: null })
                        return shared;
                return new HeldValue(_ways.Allocate(new BuilderObject(ComposedText.Empty), creation));
            case ("List", "System.Collections.Generic")
                when arguments.Count <= 1
                    && (type as INamedTypeSymbol)?.TypeArguments[0] is { Name: "String" or "XElement" or "XNode" or "XAttribute" } item:
                var taken = arguments.Count == 1 ? walker.Sequences.Items(walker.Expressions.Evaluate(arguments[0].Expression)) : null;
                if (creation.Initializer is { } first)
                    return walker.Sequences.List(first.Expressions, taken, creation);
                return new HeldValue(_ways.Allocate(
                    new BuilderObject(
                        taken?.Items ?? ComposedText.Empty,
                        taken?.Kind ?? (item.Name == "String" ? ItemKind.Text : item.Name == "XAttribute" ? ItemKind.Attributes : ItemKind.Content)),
                    creation));
            case ("XmlTextWriter", "System.Xml"):
                return walker.Writers.CreateWriter(creation, arguments);
            case ("Dictionary", "System.Collections.Generic") when arguments.Count == 0:
                return creation.Initializer is { } pairs
                    ? walker.Sequences.Pairs(pairs, creation)
                    : new HeldValue(_ways.Allocate(new RowsObject(ImmutableList<TextValue>.Empty), creation));
            case ("List", "System.Collections.Generic") when arguments.Count == 0 && creation.Initializer is { } rows:
                return walker.Sequences.List(rows.Expressions, null, creation);
            case ("List", "System.Collections.Generic") when arguments.Count == 0 && TextSequences.RowsIn(type):
                return new HeldValue(_ways.Allocate(new RowsObject(ImmutableList<TextValue>.Empty), creation));
            case ({ } name, "System.Xml.Linq") when walker.Trees.CreateNode(name, creation, arguments) is { } node:
                return node;
            case ("XmlDocument", "System.Xml"):
                return new HeldValue(_ways.Allocate(new NodeObject(null, ComposedText.Empty, ComposedText.Empty), creation));
            default:
                if (type is INamedTypeSymbol own && walker.Objects.Create(creation, own) is { } made)
                    return made;
                foreach (var argument in arguments)
                    walker.Calls.Give(argument);
                foreach (var part in creation.Initializer?.Expressions ?? default)
                    if (part is AssignmentExpressionSyntax { Right: var value })
                        walker.Given.Escape(walker.Expressions.Evaluate(value), value);
                    else
                        walker.Given.Escape(walker.Expressions.Evaluate(part), part);
                return TextValue.Unknown;
        }
    }

    private ComposedText Initial(List<ArgumentSyntax> arguments)
    {
        var text = ComposedText.Empty;
        foreach (var argument in arguments)
            if (_ways.Frame.Semantics.GetTypeInfo(argument.Expression, walker.CancellationToken).Type?.SpecialType == SpecialType.System_String)
                text = text.Append(walker.Expressions.TextOrHole(argument.Expression));
            else
                walker.Expressions.Evaluate(argument.Expression);
        return text;
    }

    /// <summary>Calls a method of a builder; null if it is unknown.</summary>
    public TextValue? Build(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, BuilderObject builder)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Append" or "Write" or "AppendLine" or "WriteLine" or "WriteAsync" or "WriteLineAsync":
                var added = arguments.Count switch
                {
                    0 => ComposedText.Empty,
                    1 => walker.Expressions.TextOrHole(arguments[0].Expression),
                    _ when method.Name.StartsWith("Write", System.StringComparison.Ordinal) && method.Parameters[0].Name == "format" => Formatted(call),
                    _ when method.Parameters[0].Name == "handler" || method.Parameters[0].Type.Name == "IFormatProvider" =>
                        walker.Expressions.TextOrHole(arguments[arguments.Count - 1].Expression),
                    2 when Repeated(arguments[0].Expression) is { } blank => blank,
                    _ => Pieces(arguments),
                };
                return Add(held, method.Name.Contains("Line") ? added.Append(walker.Expressions.Constant("\n", call.ArgumentList)) : added, call, builder);
            case "AppendFormat":
                return Add(held, Formatted(call), call, builder);
            case "AppendJoin" when arguments.Count >= 2:
                var items = (walker.Sequences.Join(call, method) as ComposedValue)?.Text;
                return Add(held, items ?? ComposedText.Of(new HolePart(_ways.Located(call), HoleKind.Anything)), call, builder);
            case "Insert"
                when arguments.Count == 2
                    && _ways.Frame.Semantics.GetConstantValue(arguments[0].Expression, walker.CancellationToken) is { HasValue: true, Value: 0 }:
                var first = walker.Expressions.TextOrHole(arguments[1].Expression);
                if (_ways.State?.Find<BuilderObject>(held) is { } behind)
                    _ways.State = _ways.State.With(held.Id, behind with { Text = first.Append(behind.Text) });
                return held;
            case "Clear" when arguments.Count == 0:
                _ways.State = _ways.State!.With(held.Id, builder with { Text = ComposedText.Empty });
                return held;
            case "ToString" when arguments.Count == 0:
                return new ComposedValue(builder.Text, walker.Calls.UseOf(call));
            case "ToArray" when arguments.Count == 0:
                return new ComposedValue(builder.Text, walker.Calls.UseOf(call));
            case "GetStringBuilder":
                return held;
            case "EnsureCapacity" or "Flush" or "Close" or "Dispose" or "FlushAsync" or "DisposeAsync" or "ConfigureAwait":
                return TextValue.Unknown;
            default:
                return null;
        }
    }

    // The side effects of evaluating the text on the builder come first.
    private TextValue Add(HeldValue held, ComposedText text, InvocationExpressionSyntax call, BuilderObject before)
    {
        if (_ways.State?.Find<BuilderObject>(held) is not { } now)
            return TextValue.Unknown;
        if (now != before)
            walker.Given.Lose(held);
        else
            _ways.State = _ways.State.With(held.Id, now with { Text = now.Text.Append(text) });
        return held;
    }

    private ComposedText Formatted(InvocationExpressionSyntax call) =>
        TemplateReader.Format(call, _ways.Frame.Semantics, walker.Expressions, walker.CancellationToken);

    // Whitespace of any length: the number of characters is not significant.
    private ComposedText? Repeated(ExpressionSyntax character) =>
        _ways.Frame.Semantics.GetConstantValue(character, walker.CancellationToken) is { HasValue: true, Value: ' ' or '\t' or '\n' }
            ? walker.Expressions.Constant(" ", character)
            : null;

    // A part of a text, or a repeated text.
    private ComposedText Pieces(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
            walker.Given.Lose(walker.Expressions.Evaluate(argument.Expression));
        return ComposedText.Of(new HolePart(_ways.Located(arguments[0]), HoleKind.Markup));
    }
}
