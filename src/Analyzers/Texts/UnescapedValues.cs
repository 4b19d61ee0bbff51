using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Literals;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Templates;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Texts;

/// <summary>
/// Finds strings that are inserted into XML without being escaped, where the schema allows any text: in the value of an attribute, or as the entire content of
/// an element. Values of types without markup, escaped values, and possible markup are ignored.
/// </summary>
/// <param name="semantics">The semantic model of the file.</param>
/// <param name="cancellationToken">Cancels the work.</param>
internal sealed class UnescapedValues(SemanticModel semantics, CancellationToken cancellationToken)
{
    private const string Rule = "009";

    private readonly SyntaxNode _root = semantics.SyntaxTree.GetRoot(cancellationToken);

    /// <summary>Returns the values that are inserted without being escaped.</summary>
    /// <param name="template">The text.</param>
    /// <param name="roots">The schemas.</param>
    public IEnumerable<TextFinding> Find(Template template, RootNames roots)
    {
        if (template.Holes.Count == 0
            || MarkupParser.RootName(template.Text) is not { } name
            || roots.Find(name).Select(schema => schema.Map).FirstOrDefault() is not { } map)
            yield break;
        foreach (var hole in template.Holes)
            if (hole.Kind == HoleKind.Anything
                && ExpressionAt(hole) is { } expression
                && IsText(expression)
                && PlaceOf(template.Text, hole.Position) is var (element, attribute)
                && TakesText(map, element, attribute))
                yield return new TextFinding(
                    Rule, expression.Span, $"'{expression}' is not escaped; '<', '&' or a quote in it would make another document", []);
    }

    /// <summary>Returns the inserted expression, if it is in this file.</summary>
    private ExpressionSyntax? ExpressionAt(TemplateHole hole)
    {
        if (hole.Source.Length == 0 || !_root.FullSpan.Contains(hole.Source))
            return null;
        var node = _root.FindNode(hole.Source, getInnermostNodeForTie: true);
        return node.Span != hole.Source ? null : node switch
        {
            InterpolationSyntax part => part.Expression,
            ArgumentSyntax argument => argument.Expression,
            _ => node as ExpressionSyntax,
        };
    }

    // Whether it is a string with unknown characters.
    private bool IsText(ExpressionSyntax expression)
    {
        if (Escaping.Escapes(expression))
            return false;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return IsText(inner.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } certain:
                return IsText(certain.Operand);
            case ConditionalExpressionSyntax choice:
                return IsText(choice.WhenTrue) || IsText(choice.WhenFalse);
            case SwitchExpressionSyntax choice:
                return choice.Arms.Any(arm => IsText(arm.Expression));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice:
                return IsText(choice.Left) || IsText(choice.Right);
            case ThrowExpressionSyntax:
                return false;
        }
        if (semantics.GetTypeInfo(expression, cancellationToken).Type?.SpecialType != SpecialType.System_String
            || semantics.GetConstantValue(expression, cancellationToken).HasValue)
            return false;
        return semantics.GetSymbolInfo(expression, cancellationToken).Symbol switch
        {
            // The text of numbers and similar types.
            IMethodSymbol { Name: "ToString", ContainingType: var type } =>
                type.SpecialType is SpecialType.System_String or SpecialType.System_Object || TemplateReader.KindOf(type) == HoleKind.Anything && IsOwn(type),
            IMethodSymbol { ContainingType.Name: "XmlConvert" or "SecurityElement" } => false,
            // Texts that a method of the project composes are checked there.
            IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } => false,
            ILocalSymbol local => InitializerOf(local) is not { } value || IsText(value),
            IFieldSymbol { IsStatic: true, Name: "Empty" } => false,
            _ => true,
        };
    }

    // Dates and numbers of the framework have no markup either.
    private static bool IsOwn(INamedTypeSymbol type) => type.ContainingNamespace?.Name != "System";

    private ExpressionSyntax? InitializerOf(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && declarator.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name) == false
            ? value
            : null;

    /// <summary>Returns the element and attribute of the value that contains a hole, or the element whose entire text it is; null elsewhere.</summary>
    private static (string Element, string? Attribute)? PlaceOf(string text, int hole)
    {
        var open = text.LastIndexOf('<', hole);
        if (open < 0 || text[Math.Min(open + 1, text.Length - 1)] is '!' or '?' or '/')
            return null;
        var element = NameAt(text, open + 1);
        var quote = '\0';
        var quoted = -1;
        for (var i = open + 1 + element.Length; i < hole; i++)
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                (quote, quoted) = (text[i], i);
            else if (text[i] == '>')
                return text[i - 1] != '/' && EndsElement(text, hole) ? (element, null) : null;
        if (quote == '\0')
            return null;
        var end = text.LastIndexOf('=', quoted) - 1;
        while (end > open && char.IsWhiteSpace(text[end]))
            end--;
        var start = end;
        while (start > open && !char.IsWhiteSpace(text[start - 1]))
            start--;
        return end > open ? (element, text.Substring(start, end + 1 - start)) : null;
    }

    // Only text precedes the end tag.
    private static bool EndsElement(string text, int hole) =>
        text.IndexOf('<', hole) is var next and >= 0 && next + 1 < text.Length && text[next + 1] == '/';

    private static string NameAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '>' or Template.Hole))
            end++;
        return text.Substring(start, end - start);
    }

    // The schema allows any text there, in some element with the name.
    private static bool TakesText(ModelMap map, string element, string? attribute)
    {
        var name = element.Substring(element.IndexOf(':') + 1);
        return attribute is not null
            ? map.Classes.Any(model => model.LocalName == name
                && model.Members.Exists(member => member.Role == MemberRole.Attribute && member.LocalName == attribute && IsString(member.Value)))
            : map.Classes.Any(model => (model.LocalName == name && model.Members.Exists(member => member.Role == MemberRole.Text && IsString(member.Value)))
                || model.Members.Exists(member => IsString(member.Value)
                    && ((member.Role == MemberRole.ValueChild && member.LocalName == name)
                        || (member.Role == MemberRole.Wrapper && member.ItemLocalName == name))));
    }

    private static bool IsString(MappedValue? value) => value is { Kind: MappedValueKind.String, Fixed: null };
}
