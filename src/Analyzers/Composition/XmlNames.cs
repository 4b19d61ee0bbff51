using Bindery.Analyzers.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>The names of elements and attributes that are passed to trees and writers.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class XmlNames(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Returns the text of an expression if it has no holes; otherwise null.</summary>
    public string? Text(ExpressionSyntax expression) =>
        walker.Expressions.Evaluate(expression) switch
        {
            ComposedValue { Text: var text } when text.ToTemplate() is { Holes.Count: 0 } template => template.Text,
            NameValue { LocalName.Text: "" } name => name.Namespace,
            _ => null,
        };

    /// <summary>Returns the name that an expression represents; null if it is unknown.</summary>
    public NameValue? NameIn(ExpressionSyntax expression)
    {
        if (walker.Expressions.Evaluate(expression) is NameValue known)
            return known;
        var template = walker.Expressions.TextOrHole(expression).ToTemplate();
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

    /// <summary>Returns a name, or a namespace as a name without a local part; null for anything else.</summary>
    public NameValue? NameOf(ExpressionSyntax expression, ExpressionSyntax whole)
    {
        var type = _ways.Frame.Semantics.GetTypeInfo(whole, walker.CancellationToken).Type;
        if (type is not { Name: "XName" or "XNamespace", ContainingNamespace.Name: "Linq" })
            return null;
        switch (expression)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when NamespaceIn(sum.Left) is { } uri:
                var local = walker.Expressions.TextOrHole(sum.Right).ToTemplate();
                return local.Holes.Count == 0 ? new NameValue(local, uri) : null;
            case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Count == 1:
                var single = call.ArgumentList.Arguments[0].Expression;
                return type.Name == "XName" ? NameIn(single) : Text(single) is { } text ? new NameValue(Template.Nothing, text) : null;
            case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Count == 2 && type.Name == "XName":
                return Text(call.ArgumentList.Arguments[1].Expression) is { } space && NameIn(call.ArgumentList.Arguments[0].Expression) is { } name
                    ? name with { Namespace = space }
                    : null;
            default:
                return type.Name == "XNamespace" && Text(expression) is { } other ? new NameValue(Template.Nothing, other) : null;
        }
    }

    private string? NamespaceIn(ExpressionSyntax expression)
    {
        if (expression
            is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "XNamespace" }, Name.Identifier.ValueText: var known })
            return known switch { "None" => "", "Xmlns" => XmlTrees.NamespaceOfDeclarations, "Xml" => "http://www.w3.org/XML/1998/namespace", _ => null };
        return Text(expression);
    }
}
