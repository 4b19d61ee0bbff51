using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Literals;

/// <summary>Recognizes calls that escape markup.</summary>
internal static class Escaping
{
    /// <summary>Whether an expression results in text without markup: <c>SecurityElement.Escape(x)</c> and similar methods, by name.</summary>
    public static bool Escapes(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Escapes(inner.Expression),
        PostfixUnaryExpressionSyntax suppressed => Escapes(suppressed.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Escape", Expression: var type } } =>
            type.ToString().EndsWith("SecurityElement", System.StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression:
            MemberAccessExpressionSyntax { Name.Identifier.ValueText:
                "HtmlEncode" or "HtmlAttributeEncode" or "EncodeName" or "EncodeNmToken" or "EncodeLocalName" } } =>
            true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "XmlConvert" },
            Name.Identifier.ValueText: "ToString" } } =>
            true,
        _ => false,
    };
}
