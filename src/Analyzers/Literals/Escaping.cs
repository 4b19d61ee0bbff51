using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Literals;

/// <summary>Tells calls that escape what XML must not have as it is.</summary>
internal static class Escaping
{
    /// <summary>Whether an expression gives text without markup: <c>SecurityElement.Escape(x)</c> and its kin, by the names alone.</summary>
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
