using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Determines from the syntax whether a tree or a model that is parsed from a text is changed later. Such a text is only the start of a document: missing
/// content may be added later. Names are followed within the type.
/// </summary>
internal static class ChangedTrees
{
    private static readonly HashSet<string> Changes =
    [
        "Add", "AddRange", "AddFirst", "AddAfterSelf", "AddBeforeSelf", "AppendChild", "PrependChild", "InsertBefore", "InsertAfter", "Insert", "SetAttribute",
        "SetAttributeNode", "SetAttributeValue", "SetElementValue", "SetValue", "SetNamedItem", "ReplaceWith", "ReplaceAll", "ReplaceNodes",
        "ReplaceAttributes", "ReplaceChild", "Remove", "RemoveAll", "RemoveAt", "RemoveNodes", "RemoveAttributes", "RemoveChild", "RemoveAttribute",
        "RemoveWhere", "Clear", "Append", "Prepend", "CreateNavigator", "CreateWriter",
    ];

    private static readonly ConditionalWeakTable<SyntaxNode, List<SyntaxNode>> Known = new();

    private static readonly HashSet<string> Settings = ["PreserveWhitespace", "XmlResolver", "Declaration"];

    /// <summary>Whether a call reads a text into a tree that is changed.</summary>
    public static bool IsReadAndChanged(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Expression: var receiver })
            return false;
        if (method is not ("Parse" or "Load" or "LoadAsync" or "LoadXml"))
            return false;
        if (IsChangedAtOnce(call))
            return true;
        var first = method == "LoadXml" ? First(receiver) : NameOf(call);
        return first is not null && IsChanged(first, Scope(call));
    }

    // XDocument.Parse(text).Root.Add(child)
    private static bool IsChangedAtOnce(ExpressionSyntax call)
    {
        for (var node = call.Parent; node is MemberAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax; node = node.Parent)
            if (node is MemberAccessExpressionSyntax access && Changes.Contains(access.Name.Identifier.ValueText))
                return true;
        return false;
    }

    private static bool IsChanged(string first, SyntaxNode scope)
    {
        var names = new HashSet<string> { first };
        var nodes = NodesIn(scope);
        for (var count = 0; count < names.Count;)
        {
            count = names.Count;
            foreach (var node in nodes)
                Derive(node, names, nodes);
        }
        return nodes.Exists(node => node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
                Changes.Contains(access.Name.Identifier.ValueText) && IsOf(access.Expression, names),
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } =>
                Changes.Contains(binding.Name.Identifier.ValueText)
                    && node.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } whole && IsOf(whole.Expression, names),
            AssignmentExpressionSyntax assignment => IsSet(assignment.Left, names),
            _ => false,
        });
    }

    private static bool IsSet(ExpressionSyntax target, HashSet<string> names) => target switch
    {
        MemberAccessExpressionSyntax member => !Settings.Contains(member.Name.Identifier.ValueText) && IsOf(member.Expression, names),
        ElementAccessExpressionSyntax item => IsOf(item.Expression, names),
        TupleExpressionSyntax tuple => tuple.Arguments.Any(argument => IsSet(argument.Expression, names)),
        _ => false,
    };

    // Once for each type: a class of tests reads many texts.
    private static List<SyntaxNode> NodesIn(SyntaxNode scope) => Known.GetValue(scope, static one => [.. one.DescendantNodes().Where(node => node
        is VariableDeclaratorSyntax
        or AssignmentExpressionSyntax
        or ForEachStatementSyntax
        or SingleVariableDesignationSyntax
        or ReturnStatementSyntax
        or InvocationExpressionSyntax
        or MethodDeclarationSyntax
        or LocalFunctionStatementSyntax)]);

    // A value that is read from a tree is part of it, even as the argument of a method.
    private static void Derive(SyntaxNode node, HashSet<string> names, List<SyntaxNode> nodes)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value } variable when IsOf(value, names):
                names.Add(variable.Identifier.ValueText);
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var right } when IsOf(right, names):
                names.Add(name.Identifier.ValueText);
                break;
            case ForEachStatementSyntax each when IsOf(each.Expression, names):
                names.Add(each.Identifier.ValueText);
                break;
            case SingleVariableDesignationSyntax designation
                when designation.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } match && IsOf(match.Expression, names):
                names.Add(designation.Identifier.ValueText);
                break;
            case ReturnStatementSyntax { Expression: { } returned } when IsOf(returned, names) && MethodAround(node) is { } around:
                names.Add(around);
                break;
            case InvocationExpressionSyntax call:
                for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
                    if (IsOf(call.ArgumentList.Arguments[i].Expression, names) && ParameterOf(call, i, nodes) is { } parameter)
                        names.Add(parameter);
                break;
        }
    }

    private static string? ParameterOf(InvocationExpressionSyntax call, int index, List<SyntaxNode> nodes)
    {
        var name = call.Expression switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => null,
        };
        foreach (var node in nodes)
            if ((node is MethodDeclarationSyntax method && method.Identifier.ValueText == name ? method.ParameterList
                    : node is LocalFunctionStatementSyntax function && function.Identifier.ValueText == name ? function.ParameterList
                    : null) is { } parameters
                && index < parameters.Parameters.Count)
                return parameters.Parameters[index].Identifier.ValueText;
        return null;
    }

    private static bool IsOf(ExpressionSyntax expression, HashSet<string> names) => First(expression) is { } first && names.Contains(first);

    // The name that an expression begins with.
    private static string? First(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => own.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => First(access.Expression),
        InvocationExpressionSyntax call => First(call.Expression),
        ElementAccessExpressionSyntax item => First(item.Expression),
        PostfixUnaryExpressionSyntax sure => First(sure.Operand),
        ParenthesizedExpressionSyntax inner => First(inner.Expression),
        CastExpressionSyntax cast => First(cast.Expression),
        AwaitExpressionSyntax awaited => First(awaited.Expression),
        ConditionalAccessExpressionSyntax access => First(access.Expression),
        BinaryExpressionSyntax binary => First(binary.Left),
        _ => null,
    };

    // The name to which the result of a call is assigned: a local, a field, a property, or the method that returns it. A member of it counts as well.
    private static string? NameOf(SyntaxNode call)
    {
        for (var node = call.Parent; node is not null and not TypeDeclarationSyntax; node = node.Parent)
            switch (node)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer }:
                    return ParameterOf(outer, ((ArgumentListSyntax)node.Parent!).Arguments.IndexOf((ArgumentSyntax)node), NodesIn(Scope(call)));
                case ArgumentSyntax:
                    return null;
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case AssignmentExpressionSyntax { Left: var left }:
                    return First(left);
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax when MethodAround(node) is { } method:
                    return method;
                case StatementSyntax:
                    return null;
            }
        return null;
    }

    private static string? MethodAround(SyntaxNode node) => node.Ancestors().Select(ancestor => ancestor switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    }).FirstOrDefault(name => name is not null);

    private static SyntaxNode Scope(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();
}
