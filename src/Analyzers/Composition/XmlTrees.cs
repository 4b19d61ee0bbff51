using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>XML trees: <c>XElement</c> and its content, <c>XmlDocument</c> and the elements that it creates.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class XmlTrees(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>The namespace of namespace declarations.</summary>
    public const string NamespaceOfDeclarations = "http://www.w3.org/2000/xmlns/";

    /// <summary>Creates a node; null if it is unknown.</summary>
    public TextValue? CreateNode(string type, BaseObjectCreationExpressionSyntax creation, List<ArgumentSyntax> arguments)
    {
        switch (type)
        {
            case "XElement" or "XStreamingElement" when arguments.Count > 0 && walker.TreeNames.NameIn(arguments[0].Expression) is { } name:
                return Fill(new NodeObject(name, ComposedText.Empty, ComposedText.Empty), creation, arguments.Skip(1));
            case "XDocument":
                return Fill(new NodeObject(null, ComposedText.Empty, ComposedText.Empty), creation, arguments);
            case "XAttribute" when arguments.Count == 2 && walker.TreeNames.NameIn(arguments[0].Expression) is { } name:
                return new MarkupValue(Attribute(name, walker.Expressions.TextOrHole(arguments[1].Expression), creation), ItemKind.Attributes);
            case "XText" or "XCData" when arguments.Count == 1:
                return new MarkupValue(XmlText.Escape(walker.Expressions.TextOrHole(arguments[0].Expression)), ItemKind.Content);
            case "XComment" or "XProcessingInstruction" or "XDeclaration" or "XDocumentType":
                foreach (var argument in arguments)
                    walker.Given.Lose(walker.Expressions.Evaluate(argument.Expression));
                return new MarkupValue(ComposedText.Empty, ItemKind.Content);
            default:
                return null;
        }
    }

    // The content is evaluated before the element is created.
    private HeldValue Fill(NodeObject node, SyntaxNode creation, IEnumerable<ArgumentSyntax> content)
    {
        foreach (var argument in content)
            node = With(node, walker.Expressions.Evaluate(argument.Expression), argument.Expression);
        return new HeldValue(_ways.State is null ? -1 : _ways.Allocate(node, creation));
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
            case RowsValue rows:
                return rows.Items.Aggregate(node, (filled, item) => With(filled, item, expression));
            case HeldValue held when _ways.State?.Find<NodeObject>(held) is { Name: not null }:
                return node with { Content = node.Content.Append(new ObjectPart(held.Id)) };
            case HeldValue held when walker.Sequences.Items(held) is { } items:
                return With(node, items.Items.Replace(part => part is BreakPart ? [] : [part]), items.Kind);
        }
        var type = _ways.Frame.Semantics.GetTypeInfo(expression, walker.CancellationToken).Type;
        if (_ways.Frame.Semantics.GetConstantValue(expression, walker.CancellationToken) is { HasValue: true, Value: not null }
            || TemplateReader.KindOf(type) == HoleKind.Text
            || type?.SpecialType == SpecialType.System_String)
            return node with { Content = node.Content.Append(XmlText.Escape(walker.Expressions.TextOrHole(expression))) };
        walker.Given.Escape(value, expression);
        // Unknown content may be attributes as well.
        var place = _ways.Located(expression);
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

    /// <summary>Calls a method of a node; null if it is unknown.</summary>
    public TextValue? InvokeNode(InvocationExpressionSyntax call, IMethodSymbol method, HeldValue held, NodeObject node)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (method.Name)
        {
            case "Add" or "AppendChild":
                foreach (var argument in arguments)
                {
                    var value = walker.Expressions.Evaluate(argument.Expression);
                    if (value is HeldValue child && IsInTree(child.Id))
                        value = Again(child, method.Name == "AppendChild");
                    if (_ways.State?.Find<NodeObject>(held) is { } now)
                        _ways.State = _ways.State.With(held.Id, With(now, value, argument.Expression));
                    if (method.Name == "AppendChild")
                        return value;
                }
                return TextValue.Unknown;
            case "SetAttributeValue" or "SetAttribute"
                when arguments.Count == 2 && walker.TreeNames.NameIn(arguments[0].Expression) is { } name && !HasAttribute(node, name):
                var attribute = Attribute(name, walker.Expressions.TextOrHole(arguments[1].Expression), call);
                if (_ways.State?.Find<NodeObject>(held) is { } before)
                    _ways.State = _ways.State.With(held.Id, before with { Attributes = before.Attributes.Append(attribute) });
                return TextValue.Unknown;
            case "CreateElement" when node.Name is null && arguments.Count == 1 && walker.TreeNames.NameIn(arguments[0].Expression) is { } name:
                return new HeldValue(_ways.Allocate(new NodeObject(name, ComposedText.Empty, ComposedText.Empty), call));
            case "CreateElement"
                when node.Name is null
                    && arguments.Count == 2
                    && walker.TreeNames.NameIn(arguments[0].Expression) is { } name
                    && walker.TreeNames.Text(arguments[1].Expression) is { } uri:
                return new HeldValue(_ways.Allocate(new NodeObject(name with { Namespace = uri }, ComposedText.Empty, ComposedText.Empty), call));
            case "CreateTextNode" or "CreateCDataSection" when node.Name is null && arguments.Count == 1:
                return new MarkupValue(XmlText.Escape(walker.Expressions.TextOrHole(arguments[0].Expression)), ItemKind.Content);
            case "CreateXmlDeclaration" or "CreateComment" when node.Name is null:
                return new MarkupValue(ComposedText.Empty, ItemKind.Content);
            case "Element" when arguments.Count == 1 && walker.TreeNames.NameIn(arguments[0].Expression) is { Namespace: "" } name:
                return _ways.State?.Find<NodeObject>(held) is { } parent ? TreePaths.Child(_ways.State, parent, name.LocalName.Text) : null;
            case "SelectSingleNode" when arguments.Count == 1 && walker.TreeNames.Text(arguments[0].Expression) is { } path:
                return _ways.State?.Find<NodeObject>(held) is { } start ? TreePaths.At(_ways.State, start, path) : null;
            case "LoadXml":
                return walker.ParsedTrees.Load(call, held);
            case "AddFirst":
                foreach (var argument in arguments)
                    if (With(
                            node with { Attributes = ComposedText.Empty, Content = ComposedText.Empty },
                            walker.Expressions.Evaluate(argument.Expression),
                            argument.Expression) is var first
                        && _ways.State?.Find<NodeObject>(held) is { } behind)
                        _ways.State = _ways.State.With(held.Id, behind with
                        {
                            Attributes = first.Attributes.Append(behind.Attributes),
                            Content = first.Content.Append(behind.Content),
                        });
                return TextValue.Unknown;
            case "CreateAttribute" when node.Name is null && arguments.Count == 1 && walker.TreeNames.NameIn(arguments[0].Expression) is { } name:
                return new HeldValue(_ways.Allocate(new AttributeObject(name, ComposedText.Empty, IsInElement: false), call));
            case "SetAttributeNode" when arguments.Count == 1:
                return AppendAttribute(held, arguments[0].Expression);
            case "ToString" when node.Name is not null || method.ContainingType.Name == "XDocument" || method.ContainingType.Name == "XNode":
                return new ComposedValue(Written(ComposedText.Of(new ObjectPart(held.Id))), walker.Calls.UseOf(call));
            case "Save" or "SaveAsync" or "WriteTo" or "WriteToAsync" or "CreateReader":
                walker.Given.Judge(ComposedText.Of(new ObjectPart(held.Id)), call, walker.Calls.UseOf(call));
                foreach (var argument in arguments)
                    walker.Calls.Give(argument);
                return TextValue.Unknown;
            default:
                return null;
        }
    }

    /// <summary>Adds a separately created attribute to an element: <c>element.Attributes.Append(attribute)</c>; null for other calls.</summary>
    public TextValue? AppendAttribute(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) =>
        access.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Attributes", Expression: var owner }
        && call.ArgumentList.Arguments.Count == 1
        && walker.Expressions.Evaluate(owner) is HeldValue element
        && _ways.State?.Find<NodeObject>(element) is not null
            ? AppendAttribute(element, call.ArgumentList.Arguments[0].Expression)
            : null;

    private TextValue AppendAttribute(HeldValue element, ExpressionSyntax expression)
    {
        var value = walker.Expressions.Evaluate(expression);
        if (_ways.State?.Find<AttributeObject>(value) is { IsInElement: false } attribute
            && _ways.State.Find<NodeObject>(element) is { } node
            && !HasAttribute(node, attribute.Name))
            _ways.State = _ways.State
                .With(((HeldValue)value).Id, attribute with { IsInElement = true })
                .With(element.Id, node with { Attributes = node.Attributes.Append(Attribute(attribute.Name, attribute.Value, expression)) });
        else
            walker.Given.Lose(element);
        return value;
    }

    private bool IsInTree(int id) =>
        _ways.State is not null
            && _ways.State.Objects.Values.Any(found => found is NodeObject node && node.Content.Parts.Any(part => part is ObjectPart held && held.Id == id));

    // A node that already has a parent is moved or, by XElement, copied in its current state.
    private TextValue Again(HeldValue child, bool isMoved)
    {
        if (!isMoved)
            return new MarkupValue(Written(ComposedText.Of(new ObjectPart(child.Id))), ItemKind.Content);
        // It may have been added in another iteration of a loop: the tree is no longer known.
        _ways.GiveUp();
        return child;
    }

    /// <summary>Returns the value of a member of a tree: its text, or the element of a document; null for other members.</summary>
    public TextValue? ReadNode(ExpressionSyntax expression, ISymbol member)
    {
        if (member.Name is not ("OuterXml" or "InnerXml" or "Root" or "DocumentElement")
            || expression is not MemberAccessExpressionSyntax access
            || walker.Expressions.Evaluate(access.Expression) is not HeldValue held
            || _ways.State?.Find<NodeObject>(held) is not { } node)
            return null;
        if (member.Name is "Root" or "DocumentElement")
            return TreePaths.RootOf(_ways.State, node);
        return new ComposedValue(Written(member.Name == "OuterXml" ? ComposedText.Of(new ObjectPart(held.Id)) : node.Content));
    }

    /// <summary>Gives up a tree if a member returns its nodes, through which it may be changed, unless they are only written.</summary>
    public void HandOut(ExpressionSyntax expression, ISymbol member)
    {
        if (member is IPropertySymbol { Type: var type }
            && type.TypeKind is TypeKind.Class
            && type.ContainingNamespace?.ToDisplayString().StartsWith("System.Xml", System.StringComparison.Ordinal) == true
            && type.Name is not ("XName" or "XNamespace" or "XDeclaration")
            && expression is MemberAccessExpressionSyntax access
            && !IsWritten(access)
            && walker.Expressions.Evaluate(access.Expression) is HeldValue held
            && _ways.State?.Find<NodeObject>(held) is not null)
            Lose(held);
    }

    /// <summary>Other code can change a node and the tree that it is in.</summary>
    public void Lose(HeldValue node)
    {
        foreach (var id in _ways.State is { } state ? TreePaths.WithOwners(state, node.Id) : [])
            walker.Given.Lose(new HeldValue(id));
    }

    private static bool IsWritten(MemberAccessExpressionSyntax access)
    {
        var outer = access.Parent is PostfixUnaryExpressionSyntax certain ? certain.Parent : access.Parent;
        return outer is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member }
            && (member is "OuterXml" or "InnerXml" or "InnerText" or "Value" or "Name" or "ToString" or "Save" or "WriteTo"
                || IsFollowed(access.Name.Identifier.ValueText, member))
            && outer.Parent is not AssignmentExpressionSyntax;
    }

    // What does not change the tree, or is followed by itself.
    private static bool IsFollowed(string property, string member) => property switch
    {
        "Attributes" => member is "Append" or "SetNamedItem" or "Count",
        "Document" or "OwnerDocument" => member.StartsWith("Create", System.StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Assigns a value to a member of a node; false if the member is unknown.</summary>
    public bool SetMember(MemberAccessExpressionSyntax access, TextValue value, ExpressionSyntax expression)
    {
        if (access.Name.Identifier.ValueText is not ("InnerText" or "Value")
            || walker.Expressions.Evaluate(access.Expression) is not HeldValue held)
            return false;
        // An attribute that is already in an element has been recorded there with its old value.
        if (_ways.State?.Find<AttributeObject>(held) is { IsInElement: false } attribute)
        {
            var known = (value as ComposedValue)?.Text ?? walker.Expressions.TextOrHole(expression);
            _ways.State = _ways.State.With(held.Id, attribute with { Value = known });
            return true;
        }
        if (_ways.State?.Find<NodeObject>(held) is not { Name: not null, Content.Count: 0 } node)
            return false;
        var text = (value as ComposedValue)?.Text ?? walker.Expressions.TextOrHole(expression);
        _ways.State = _ways.State.With(held.Id, node with { Content = XmlText.Escape(text) });
        return true;
    }

    private static bool HasAttribute(NodeObject node, NameValue name)
    {
        foreach (var part in node.Attributes.Parts)
            if (part is HolePart || (part is KnownPart known && known.Template.Text == name.LocalName.Text))
                return true;
        return false;
    }

    /// <summary>Returns the output of an attribute.</summary>
    public ComposedText Attribute(NameValue name, ComposedText value, SyntaxNode place)
    {
        // A namespace declaration only determines prefixes, which are not needed here.
        if (name.Namespace == NamespaceOfDeclarations || name.LocalName.Text == "xmlns")
            return ComposedText.Empty;
        var text = walker.Expressions.Constant(name.Namespace.Length > 0 ? " a:" : " ", place)
            .Append(new KnownPart(name.LocalName))
            .Append(walker.Expressions.Constant("=\"", place))
            .Append(XmlText.Escape(value))
            .Append(walker.Expressions.Constant("\"", place));
        return name.Namespace.Length > 0 ? walker.Expressions.Constant($" xmlns:a=\"{name.Namespace}\"", place).Append(text) : text;
    }

    /// <summary>Returns a text with the output of its objects.</summary>
    public ComposedText Written(ComposedText text) =>
        text.Parts.Any(part => part is ObjectPart) ? text.Replace(part => part is ObjectPart held ? Rendered(held.Id, isOpen: false).Parts : [part]) : text;

    /// <summary>Returns the output of a node.</summary>
    public ComposedText Rendered(int id, bool isOpen)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _ways.Length++;
        if (_ways.State is null || !_ways.State.Objects.TryGetValue(id, out var found) || found is not NodeObject { IsLost: false } node || _ways.HasGivenUp)
            return ComposedText.Of(new HolePart(default, HoleKind.Content));
        var content = node.Content.Replace(part => part is ObjectPart held ? Rendered(held.Id, isOpen).Parts : [part]);
        if (node.Name is not { } name)
            return content;
        return XmlText.Element(name, node.Attributes, content, isOpen);
    }
}
