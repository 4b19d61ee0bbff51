using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.ModelMaps;
using Bindery.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Changes statements that build a tree of <c>XElement</c> or <c>XmlElement</c> step by step in locals into statements that build the model. Each statement
/// stays in its place. Nothing is changed if one of the locals is used in another way.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="reader">Reads expressions as pieces of text.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class GrownTree(SemanticModel semantics, PieceReader reader, CancellationToken cancellationToken)
{
    private readonly TreeReader _trees = new(semantics, reader, cancellationToken);
    private readonly Dictionary<ISymbol, Element> _elements = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Parent, ExpressionSyntax Child, StatementSyntax Statement)> _children = [];
    private readonly List<(ISymbol Owner, MovedNode Node, StatementSyntax Statement)> _values = [];
    private readonly List<ExpressionSyntax> _written = [];
    private readonly List<StatementSyntax> _dropped = [];
    private ISymbol? _document;
    private ISymbol? _root;

    // An element in a local. A wrapper of a list, and an element with only a value, have no object in the model.
    private sealed class Element(MovedElement made, VariableDeclaratorSyntax local)
    {
        public MovedElement Made => made;

        public VariableDeclaratorSyntax Local => local;

        public MappedClass? Model { get; set; }

        public MappedMember? Member { get; set; }

        public string Path { get; set; } = "";
    }

    /// <summary>Reads the root element that the statements of a body build; null if they are not of that form.</summary>
    public MovedElement? Read(BlockSyntax body)
    {
        foreach (var local in body.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            if (local.Initializer?.Value is { } value && semantics.GetDeclaredSymbol(local, cancellationToken) is { } symbol)
                if (DeclarationOf(local) is not { } declaration)
                    continue;
                else if (value is BaseObjectCreationExpressionSyntax && semantics.GetTypeInfo(value, cancellationToken).Type?.Name == "XmlDocument")
                {
                    _document = symbol;
                    _dropped.Add(declaration);
                }
                else if (Made(value) is { } made)
                {
                    _elements.Add(symbol, new Element(made, local));
                }
        if (_elements.Count < 2 && _document is null)
            return null;
        foreach (var name in body.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (semantics.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol used
                && (_elements.ContainsKey(used) || SymbolEqualityComparer.Default.Equals(used, _document))
                && !IsUnderstood(name, used))
                return null;
        return _root is not null && _written.Count > 0 && _elements.TryGetValue(_root, out var root) ? root.Made : null;
    }

    /// <summary>Writes the statements; false if the model has no member for something.</summary>
    public bool Write(MappedClass model, InitializerCode code, TypeNames names, CodeChanges changes)
    {
        _elements[_root!].Model = model;
        // Parents come first, because they determine the classes of their children.
        var left = _children.Where(child => child.Child is IdentifierNameSyntax).ToList();
        for (var before = -1; left.Count != before;)
        {
            before = left.Count;
            left.RemoveAll(child => Place(child.Parent, _elements[SymbolOf(child.Child)!], code));
        }
        if (left.Count > 0)
            return false;
        foreach (var pair in _elements)
            if (!Declare(pair.Value, pair.Value.Model is null ? [] : FirstOf(pair.Key, pair.Value), code, names, changes))
                return false;
        foreach (var (parent, child, statement) in _children.Where(child => !_dropped.Contains(child.Statement)))
            if (!Put(_elements[parent], child, statement, code, changes))
                return false;
        foreach (var (owner, node, statement) in _values.Where(value => !_dropped.Contains(value.Statement)))
            if (!Set(_elements[owner], node, statement, code, changes))
                return false;
        foreach (var statement in _dropped)
            Statements.Remove(statement, changes);
        foreach (var written in _written)
            changes.Replace(written.Span, $"{_elements[_root!].Local.Identifier.Text}.ToXml({code.Options})");
        return true;
    }

    private MovedElement? Made(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateElement" },
            ArgumentList.Arguments: { Count: 1 } name }
            ? reader.Constant(name[0].Expression) is { } local ? new MovedElement("", local, [], []) : null
            : value is ObjectCreationExpressionSyntax creation && TreeReader.IsElement(creation) ? _trees.Read(creation) : null;

    private bool IsUnderstood(IdentifierNameSyntax name, ISymbol used)
    {
        var isDocument = SymbolEqualityComparer.Default.Equals(used, _document);
        if (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name)
        {
            var member = access.Name.Identifier.ValueText;
            if (member == "OuterXml")
                return Whole(isDocument ? null : used, access);
            if (access.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                Parent: ExpressionStatementSyntax set } assignment)
                return !isDocument && member is "InnerText" or "Value" && Add(_values, (used, new MovedText(reader.Read(assignment.Right)), set));
            if (access.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call)
                return false;
            if (member == "ToString" && arguments.Count <= 1 && !isDocument)
                return Whole(used, call);
            if (isDocument && member is "CreateElement" or "CreateTextNode")
                return true;
            if (call.Parent is not ExpressionStatementSyntax statement)
                return false;
            if (isDocument)
                return member == "AppendChild"
                    && SymbolOf(arguments[0].Expression) is { } root
                    && _elements.ContainsKey(root)
                    && Root(root)
                    && Add(_dropped, statement);
            if (member is "SetAttribute" or "SetAttributeValue" && arguments.Count == 2 && reader.Constant(arguments[0].Expression) is { } attribute)
                return Add(_values, (used, new MovedAttribute("", attribute, new MovedText(reader.Read(arguments[1].Expression))), statement));
            return member is "Add" or "AddFirst" or "AppendChild" && arguments.Count == 1 && Add(_children, (used, arguments[0].Expression, statement));
        }
        if (isDocument || name.Parent is not ArgumentSyntax { Parent.Parent: ExpressionSyntax outer })
            return false;
        // Added to another local, or to the document.
        if (outer is InvocationExpressionSyntax { Expression:
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "AddFirst" or "AppendChild", Expression: var parent } })
            return SymbolOf(parent) is { } known && (_elements.ContainsKey(known) || SymbolEqualityComparer.Default.Equals(known, _document));
        return outer is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Parent: MemberAccessExpressionSyntax
            { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: <= 1 } written } } document
            && document.Type.ToString().EndsWith("XDocument", System.StringComparison.Ordinal)
            && Whole(used, written);
    }

    private bool Whole(ISymbol? root, ExpressionSyntax written) => (root is null || Root(root)) && Add(_written, written);

    private bool Root(ISymbol root)
    {
        _root ??= root;
        return SymbolEqualityComparer.Default.Equals(_root, root);
    }

    private static bool Add<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    private ISymbol? SymbolOf(ExpressionSyntax expression) => semantics.GetSymbolInfo(expression, cancellationToken).Symbol;

    private static LocalDeclarationStatementSyntax? DeclarationOf(VariableDeclaratorSyntax local) =>
        local.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } ? statement : null;

    // Determines the member of the parent object that the element sets.
    private bool Place(ISymbol parent, Element child, InitializerCode code)
    {
        var owner = _elements[parent];
        var name = owner.Local.Identifier.Text;
        if (owner.Member is { Role: MemberRole.Wrapper } wrapper && owner.Path.Length > 0 && owner.Model is null)
        {
            if (!InitializerCode.IsItem(wrapper, child.Made))
                return false;
            (child.Model, child.Member, child.Path) = (wrapper.Class, wrapper, owner.Path);
            return child.Model is not null;
        }
        if (owner.Model is not { } model || code.MemberOf(model, child.Made) is not { } member)
            return false;
        child.Member = member;
        child.Path = $"{name}.{CSharpTexts.Name(member.Name)}";
        child.Model = member.Role switch
        {
            MemberRole.Child => member.Class,
            MemberRole.Items => InitializerCode.CaseOf(member, child.Made)?.Class,
            _ => null,
        };
        return member.Role is MemberRole.Child or MemberRole.Items or MemberRole.Wrapper or MemberRole.ValueChild;
    }

    // The statements right after the declaration of an element become part of its initializer.
    private List<MovedNode> FirstOf(ISymbol owner, Element element)
    {
        var nodes = new List<MovedNode>();
        var declaration = DeclarationOf(element.Local)!;
        foreach (var statement in ((declaration.Parent as BlockSyntax)?.Statements ?? default).SkipWhile(other => other != declaration).Skip(1))
        {
            var node = _values.Where(value => value.Statement == statement && SymbolEqualityComparer.Default.Equals(value.Owner, owner))
                .Select(value => value.Node)
                .Concat(_children.Where(child => child.Statement == statement && SymbolEqualityComparer.Default.Equals(child.Parent, owner))
                    .Select(child => child.Child is IdentifierNameSyntax ? null : Made(child.Child)))
                .FirstOrDefault();
            if (node is null || IsFirst(statement) || statement.GetLeadingTrivia().Any(SyntaxKind.SingleLineCommentTrivia))
                break;
            nodes.Add(node);
            _dropped.Add(statement);
        }
        return nodes;
    }

    private static bool Declare(Element element, List<MovedNode> first, InitializerCode code, TypeNames names, CodeChanges changes)
    {
        var declaration = DeclarationOf(element.Local)!;
        if (element.Model is not { } model)
        {
            Statements.Remove(declaration, changes);
            return element.Path.Length > 0 && element.Made is { Attributes.Count: 0, Content.Count: 0 };
        }
        if (code.Object(model, [.. element.Made.Attributes, .. element.Made.Content, .. first], isNamed: true) is not { } made)
            return false;
        if (!declaration.Declaration.Type.IsVar)
            changes.Replace(declaration.Declaration.Type.Span, "var");
        var value = element.Local.Initializer!.Value;
        changes.Replace(value.Span, made.Lay(changes.IndentAt(value.SpanStart), changes.IndentAt(value.SpanStart).Length + 20, changes.LineBreak));
        return true;
    }

    // The order of members is that of the schema, but items keep the order in which they are added.
    private static bool IsFirst(StatementSyntax statement) => statement is ExpressionStatementSyntax
    {
        Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddFirst" } }
    };

    private bool Put(Element parent, ExpressionSyntax child, StatementSyntax statement, InitializerCode code, CodeChanges changes)
    {
        if (child is IdentifierNameSyntax && SymbolOf(child) is { } symbol && _elements.TryGetValue(symbol, out var element))
        {
            var isOfList = element.Member!.IsList || element.Member.Role == MemberRole.Wrapper;
            if (element.Model is null)
                Statements.Remove(statement, changes);
            else if (isOfList && IsFirst(statement))
                return false;
            else
                changes.Replace(
                    statement.Span,
                    isOfList ? $"{element.Path}.Add({child});" : $"{element.Path} = {child};");
            return true;
        }
        var text = child is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateTextNode" } } node
            ? new MovedText(reader.Read(node.ArgumentList.Arguments[0].Expression))
            : (MovedNode?)Made(child);
        return text is not null && Set(parent, text, statement, code, changes);
    }

    private static bool Set(Element owner, MovedNode node, StatementSyntax statement, InitializerCode code, CodeChanges changes)
    {
        if (owner.Model is null && owner.Member is { Role: MemberRole.ValueChild } value && node is MovedText text)
            return Put(code.Item(value, new MovedElement(value.NamespaceUri, value.LocalName, [], [text]), isNamed: false), value, owner.Path);
        if (owner.Model is null && owner.Member is { Role: MemberRole.Wrapper } wrapper && node is MovedElement)
            return Put(code.Item(wrapper, node, isNamed: true), wrapper, owner.Path);
        return owner.Model is { } model
            && code.MemberOf(model, node) is { } member
            && Put(code.Item(member, node, isNamed: member.IsList), member, $"{owner.Local.Identifier.Text}.{CSharpTexts.Name(member.Name)}");

        bool Put(CodeTree? made, MappedMember member, string path)
        {
            if (made is null || ((member.IsList || member.Role == MemberRole.Wrapper) && IsFirst(statement)))
                return false;
            changes.Replace(statement.Span, member.IsList || member.Role == MemberRole.Wrapper ? $"{path}.Add({made.Flat});" : $"{path} = {made.Flat};");
            return true;
        }
    }
}
