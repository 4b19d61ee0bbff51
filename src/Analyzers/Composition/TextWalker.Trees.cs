using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>XML trees: <c>XElement</c> and what goes into it, <c>XmlDocument</c> and the elements that it makes.</summary>
internal sealed partial class TextWalker
{
    private const string NamespaceOfDeclarations = "http://www.w3.org/2000/xmlns/";

    private TextValue? CreateNode(string type, BaseObjectCreationExpressionSyntax creation, List<ArgumentSyntax> arguments)
    {
        switch (type)
        {
            case "XElement" or "XStreamingElement" when arguments.Count > 0 && NameIn(arguments[0].Expression) is { } name:
                return Fill(new NodeObject(name, ComposedText.Empty, ComposedText.Empty), creation, arguments.Skip(1));
            case "XDocument":
                return Fill(new NodeObject(null, ComposedText.Empty, ComposedText.Empty), creation, arguments);
            case "XAttribute" when arguments.Count == 2 && NameIn(arguments[0].Expression) is { } name:
                return new MarkupValue(Attribute(name, TextOrHole(arguments[1].Expression), creation), ItemKind.Attributes);
            case "XText" or "XCData" when arguments.Count == 1:
                return new MarkupValue(XmlText.Escape(TextOrHole(arguments[0].Expression)), ItemKind.Content);
            case "XComment" or "XProcessingInstruction" or "XDeclaration" or "XDocumentType":
                foreach (var argument in arguments)
                    Lose(Evaluate(argument.Expression));
                return new MarkupValue(ComposedText.Empty, ItemKind.Content);
            default:
                return null;
        }
    }

    // The content is evaluated before the element is there.
    private HeldValue Fill(NodeObject node, SyntaxNode creation, IEnumerable<ArgumentSyntax> content)
    {
        foreach (var argument in content)
            node = With(node, Evaluate(argument.Expression), argument.Expression);
        return new HeldValue(_state is null ? -1 : Allocate(node, creation));
    }

    private NodeObject With(NodeObject node, TextValue value, ExpressionSyntax expression)
    {
        switch (value)
        {
            case NullText:
                return node;
            case ComposedValue text:
                return node with { Content = node.Content.Append(XmlText.Escape(text.Text)) };
            case MarkupValue markup:
                return With(node, markup.Text, markup.Kind);
            case SequenceValue sequence:
                return With(node, sequence.Items.Replace(part => part is BreakPart ? [] : [part]), sequence.Kind);
            case HeldValue held when _state?.Find<NodeObject>(held) is { Name: not null }:
                return node with { Content = node.Content.Append(new ObjectPart(held.Id)) };
            case HeldValue held when Items(held) is { } items:
                return With(node, items.Items.Replace(part => part is BreakPart ? [] : [part]), items.Kind);
        }
        var type = _frame.Semantics.GetTypeInfo(expression, _cancellationToken).Type;
        if (_frame.Semantics.GetConstantValue(expression, _cancellationToken) is { HasValue: true, Value: not null }
            || TemplateReader.KindOf(type) == HoleKind.Text
            || type?.SpecialType == SpecialType.System_String)
            return node with { Content = node.Content.Append(XmlText.Escape(TextOrHole(expression))) };
        Escape(value, expression);
        // What is not known may be attributes as well as content.
        var place = Located(expression);
        var isAttribute = type?.Name == "XAttribute" || TypeOfItems(type) == "XAttribute";
        var isContent = type?.Name is "XElement" or "XNode" or "XText" or "XComment" || TypeOfItems(type) is "XElement" or "XNode" or "String";
        return node with
        {
            Attributes = isContent ? node.Attributes : node.Attributes.Append(new HolePart(place, HoleKind.Attributes)),
            Content = isAttribute ? node.Content : node.Content.Append(new HolePart(place, HoleKind.Content)),
        };
    }

    private static NodeObject With(NodeObject node, ComposedText text, ItemKind kind) => kind switch
    {
        ItemKind.Attributes => node with { Attributes = node.Attributes.Append(text) },
        ItemKind.Content => node with { Content = node.Content.Append(text) },
        _ => node with { Content = node.Content.Append(XmlText.Escape(text)) },
    };

    private static string? TypeOfItems(ITypeSymbol? type) =>
        type is IArrayTypeSymbol array ? array.ElementType.Name
        : type?.AllInterfaces.Concat(type is INamedTypeSymbol own ? [own] : [])
            .FirstOrDefault(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0].Name;

    private TextValue? InvokeNode(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, NodeObject node)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Add" or "AppendChild":
                foreach (var argument in arguments)
                {
                    var value = Evaluate(argument.Expression);
                    if (value is HeldValue child && IsInTree(child.Id))
                        value = Again(child, method.Name == "AppendChild");
                    if (_state?.Find<NodeObject>(held) is { } now)
                        _state = _state.With(held.Id, With(now, value, argument.Expression));
                    if (method.Name == "AppendChild")
                        return value;
                }
                return TextValue.Unknown;
            case "SetAttributeValue" or "SetAttribute" when arguments.Count == 2 && NameIn(arguments[0].Expression) is { } name && !HasAttribute(node, name):
                var attribute = Attribute(name, TextOrHole(arguments[1].Expression), call);
                if (_state?.Find<NodeObject>(held) is { } before)
                    _state = _state.With(held.Id, before with { Attributes = before.Attributes.Append(attribute) });
                return TextValue.Unknown;
            case "CreateElement" when node.Name is null && arguments.Count == 1 && NameIn(arguments[0].Expression) is { } name:
                return new HeldValue(Allocate(new NodeObject(name, ComposedText.Empty, ComposedText.Empty), call));
            case "CreateElement"
                when node.Name is null && arguments.Count == 2 && NameIn(arguments[0].Expression) is { } name && Text(arguments[1].Expression) is { } uri:
                return new HeldValue(Allocate(new NodeObject(name with { Namespace = uri }, ComposedText.Empty, ComposedText.Empty), call));
            case "CreateTextNode" or "CreateCDataSection" when node.Name is null && arguments.Count == 1:
                return new MarkupValue(XmlText.Escape(TextOrHole(arguments[0].Expression)), ItemKind.Content);
            case "CreateXmlDeclaration" or "CreateComment" when node.Name is null:
                return new MarkupValue(ComposedText.Empty, ItemKind.Content);
            case "ToString" when node.Name is not null || method.ContainingType.Name == "XDocument" || method.ContainingType.Name == "XNode":
                return new ComposedValue(Written(ComposedText.Of(new ObjectPart(held.Id))), UseOf(call));
            case "Save" or "SaveAsync" or "WriteTo" or "WriteToAsync" or "CreateReader":
                Judge(ComposedText.Of(new ObjectPart(held.Id)), call, UseOf(call));
                foreach (var argument in arguments)
                    Give(argument);
                return TextValue.Unknown;
            default:
                return null;
        }
    }

    private bool IsInTree(int id) =>
        _state is not null
            && _state.Objects.Values.Any(found => found is NodeObject node && node.Content.Parts.Any(part => part is ObjectPart held && held.Id == id));

    // A node that has a place already is moved or, by XElement, copied as it is now.
    private TextValue Again(HeldValue child, bool isMoved)
    {
        if (!isMoved)
            return new MarkupValue(Written(ComposedText.Of(new ObjectPart(child.Id))), ItemKind.Content);
        foreach (var pair in _state!.Objects)
            if (pair.Value is NodeObject node)
                _state = _state.With(
                    pair.Key, node with { Content = node.Content.Replace(part => part is ObjectPart held && held.Id == child.Id ? [] : [part]) });
        return child;
    }

    // What a member of a tree gives as text; null where it is no such member.
    private ComposedValue? ReadNode(ExpressionSyntax expression, ISymbol member)
    {
        if (member.Name is not ("OuterXml" or "InnerXml")
            || expression is not MemberAccessExpressionSyntax access
            || Evaluate(access.Expression) is not HeldValue held
            || _state?.Find<NodeObject>(held) is not { } node)
            return null;
        return new ComposedValue(Written(member.Name == "OuterXml" ? ComposedText.Of(new ObjectPart(held.Id)) : node.Content));
    }

    private bool SetMember(MemberAccessExpressionSyntax access, TextValue value, ExpressionSyntax expression)
    {
        if (access.Name.Identifier.ValueText is not ("InnerText" or "Value")
            || Evaluate(access.Expression) is not HeldValue held
            || _state?.Find<NodeObject>(held) is not { Name: not null, Content.Count: 0 } node)
            return false;
        _state = _state.With(held.Id, node with { Content = XmlText.Escape(value is ComposedValue text ? text.Text : TextOrHole(expression)) });
        return true;
    }

    private static bool HasAttribute(NodeObject node, NameValue name)
    {
        foreach (var part in node.Attributes.Parts)
            if (part is HolePart || (part is KnownPart known && known.Template.Text == name.LocalName.Text))
                return true;
        return false;
    }

    private ComposedText Attribute(NameValue name, ComposedText value, SyntaxNode place)
    {
        // A declaration says how names are written, and that is known here without it.
        if (name.Namespace == NamespaceOfDeclarations || name.LocalName.Text == "xmlns")
            return ComposedText.Empty;
        var text = Constant(name.Namespace.Length > 0 ? " a:" : " ", place)
            .Append(new KnownPart(name.LocalName))
            .Append(Constant("=\"", place))
            .Append(XmlText.Escape(value))
            .Append(Constant("\"", place));
        return name.Namespace.Length > 0 ? Constant($" xmlns:a=\"{name.Namespace}\"", place).Append(text) : text;
    }

    /// <summary>A text with what its objects write.</summary>
    private ComposedText Written(ComposedText text) =>
        text.Parts.Any(part => part is ObjectPart) ? text.Replace(part => part is ObjectPart held ? Rendered(held.Id, isOpen: false).Parts : [part]) : text;

    private ComposedText Rendered(int id, bool isOpen)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_state is null || !_state.Objects.TryGetValue(id, out var found) || found is not NodeObject { IsLost: false } node || _length++ > MostLength)
            return ComposedText.Of(new HolePart(default, HoleKind.Content));
        var content = node.Content.Replace(part => part is ObjectPart held ? Rendered(held.Id, isOpen).Parts : [part]);
        if (node.Name is not { } name)
            return content;
        return XmlText.Element(name, node.Attributes, content, isOpen);
    }

    private string? Text(ExpressionSyntax expression) =>
        Evaluate(expression) switch
        {
            ComposedValue { Text: var text } when text.ToTemplate() is { Holes.Count: 0 } template => template.Text,
            NameValue { LocalName.Text: "" } name => name.Namespace,
            _ => null,
        };

    // The name that an expression is where one is expected; null where it is not known.
    private NameValue? NameIn(ExpressionSyntax expression)
    {
        if (Evaluate(expression) is NameValue known)
            return known;
        var template = TextOrHole(expression).ToTemplate();
        if (template.Holes.Count > 0 || template.Text.Length == 0)
            return null;
        if (template.Text[0] != '{')
            return new NameValue(template, "");
        var end = template.Text.IndexOf('}');
        if (end < 0)
            return null;
        var local = new TemplateBuilder();
        local.Append(template, end + 1, template.Text.Length - end - 1);
        return new NameValue(local.Build(), template.Text.Substring(1, end - 1));
    }

    // A namespace is a name without a local part: ns + "name" is one with both.
    private NameValue? NameOf(ExpressionSyntax expression, ExpressionSyntax whole)
    {
        var type = _frame.Semantics.GetTypeInfo(whole, _cancellationToken).Type;
        if (type is not { Name: "XName" or "XNamespace", ContainingNamespace.Name: "Linq" })
            return null;
        switch (expression)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when NamespaceIn(sum.Left) is { } uri:
                var local = TextOrHole(sum.Right).ToTemplate();
                return local.Holes.Count == 0 ? new NameValue(local, uri) : null;
            case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Count == 1:
                var single = call.ArgumentList.Arguments[0].Expression;
                return type.Name == "XName" ? NameIn(single) : Text(single) is { } text ? new NameValue(TemplateOfNothing, text) : null;
            case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Count == 2 && type.Name == "XName":
                return Text(call.ArgumentList.Arguments[1].Expression) is { } space && NameIn(call.ArgumentList.Arguments[0].Expression) is { } name
                    ? name with { Namespace = space }
                    : null;
            default:
                return type.Name == "XNamespace" && Text(expression) is { } other ? new NameValue(TemplateOfNothing, other) : null;
        }
    }

    private string? NamespaceIn(ExpressionSyntax expression)
    {
        if (expression
            is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "XNamespace" }, Name.Identifier.ValueText: var known })
            return known switch { "None" => "", "Xmlns" => NamespaceOfDeclarations, "Xml" => "http://www.w3.org/XML/1998/namespace", _ => null };
        return Text(expression);
    }
}
