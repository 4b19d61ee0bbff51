using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Code;

/// <summary>
/// Determines from the syntax around a string whether the code tests its validity, compares it or expects an exception instead of sending it: then nothing is
/// reported. The uses of a name are searched for within the type, by name.
/// </summary>
internal static class TextUses
{
    private static readonly string[] Refusals = ["XmlBindingException", "SchemaViolationException", "XmlException", "XmlSchemaException",
        "XmlSchemaValidationException"];

    private static readonly string[] Mistakes = ["invalid", "malformed", "illegal", "broken", "refused", "rejected"];

    // The methods of a file that catch one of these exceptions.
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Refusing = new();

    /// <summary>Whether the code around an expression tests its validity.</summary>
    public static bool IsAsked(ExpressionSyntax text) => IsUsed(text, use => IsAskedHere(use) || use.FirstAncestorOrSelf<AttributeSyntax>() is not null);

    /// <summary>Whether the text is read into a model, which keeps content that the schema does not declare instead of rejecting it.</summary>
    public static bool IsReadIntoModel(ExpressionSyntax text) => IsUsed(text, IsParsedHere);

    /// <summary>Whether the code tests the validity of a text at one use.</summary>
    public static bool IsAskedAt(SyntaxNode use) => IsAskedHere(use, isFollowed: true);

    /// <summary>Whether a text is read into a model at one use of it.</summary>
    public static bool IsReadAt(SyntaxNode use) => IsParsedHere(use);

    // Directly, or through the name to which the text is assigned.
    private static bool IsUsed(ExpressionSyntax text, Func<SyntaxNode, bool> isUse) =>
        isUse(text)
        || (NameOf(text) is { } name && (text.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? text.SyntaxTree.GetRoot()).DescendantNodes().Any(node =>
            node is IdentifierNameSyntax use && use.Identifier.ValueText == name && isUse(use)));

    private static bool IsParsedHere(SyntaxNode text) =>
        text.FirstAncestorOrSelf<ArgumentSyntax>()
            is { Parent.Parent:
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" or "Load" or "LoadAsync" } } };

    // A changed text is a different text; if it is followed, the result is known.
    private static bool IsAskedHere(SyntaxNode text, bool isFollowed = false)
    {
        var isArgument = true;
        for (var node = text.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            switch (node)
            {
                case AttributeSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax:
                    return true;
                case InitializerExpressionSyntax row when isArgument && row.Expressions.Any(IsAnswer):
                case TupleExpressionSyntax pair when isArgument && pair.Arguments.Any(item => IsAnswer(item.Expression)):
                case CollectionExpressionSyntax list
                    when isArgument && list.Elements.Any(item => item is ExpressionElementSyntax { Expression: var one } && IsAnswer(one)):
                    return true;
                case VariableDeclaratorSyntax when IsOfMistakes(node):
                    return true;
                case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                    return true;
                case BaseObjectCreationExpressionSyntax creation when isArgument && IsOfPattern(creation):
                    return true;
                case InvocationExpressionSyntax call when Asks(call, isArgument, isFollowed) || (isArgument && ChangedTrees.IsReadAndChanged(call)):
                    return true;
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax name } when !isArgument && IsOfRefusals(name):
                    return true;
                case TryStatementSyntax attempt when attempt.Block.Span.Contains(text.Span) && attempt.Catches.Any(IsOfRefusals):
                    return true;
                case AnonymousFunctionExpressionSyntax or StatementSyntax:
                    isArgument = false;
                    break;
            }
        return text.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and (MethodDeclarationSyntax or PropertyDeclarationSyntax)
            && IsOfMistakes(member);
    }

    // Next to a text in a table of examples: whether the text is valid.
    private static bool IsAnswer(ExpressionSyntax item) => item.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression;

    // What is named after a mistake has one on purpose.
    private static bool IsOfMistakes(SyntaxNode declaration)
    {
        var name = declaration switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            _ => ((PropertyDeclarationSyntax)declaration).Identifier.ValueText,
        };
        return Array.Exists(Mistakes, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static bool Asks(InvocationExpressionSyntax call, bool isArgument, bool isFollowed)
    {
        var method = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };
        var receiver = call.Expression is MemberAccessExpressionSyntax { Expression: var on } ? on.ToString() : "";
        if (receiver == "Assert"
            || receiver.EndsWith(".Assert", StringComparison.Ordinal)
            || method.IndexOf("Throw", StringComparison.Ordinal) >= 0
            || receiver is "Regex" || receiver.EndsWith(".Regex", StringComparison.Ordinal)
            || (receiver == "Record" && method.StartsWith("Exception", StringComparison.Ordinal)))
            return true;
        return isArgument && ((!isFollowed && method is "Replace" or "Split" or "Substring" or "Remove" or "Insert")
            || method.StartsWith("Try", StringComparison.Ordinal) || method.StartsWith("Should", StringComparison.Ordinal)
            || method is "Validate"
                or "ValidateOutput"
                or "IsValid"
                or "Equals"
                or "Equal"
                or "NotEqual"
                or "Be"
                or "Contains"
                or "StartsWith"
                or "EndsWith"
                or "IndexOf"
                or "LastIndexOf"
                or "CompareTo" or "Compare" or "IsMatch" or "Match" or "Matches");
    }

    // A regular expression that texts are compared with: new Regex("…"), and new("…") where the type is declared.
    private static bool IsOfPattern(BaseObjectCreationExpressionSyntax creation) =>
        (creation is ObjectCreationExpressionSyntax { Type: var type } ? type
            : creation.Parent is not EqualsValueClauseSyntax { Parent: var declared } ? null
            : declared is PropertyDeclarationSyntax property ? property.Type
            : (declared?.Parent as VariableDeclarationSyntax)?.Type)
        ?.ToString().EndsWith("Regex", StringComparison.Ordinal) == true;

    // A method of the file that calls a lambda and catches the exception.
    private static bool IsOfRefusals(SimpleNameSyntax method) =>
        Refusing.GetValue(method.SyntaxTree, static tree => [.. tree.GetRoot().DescendantNodes().OfType<CatchClauseSyntax>().Where(IsOfRefusals)
            .SelectMany(caught => caught.Ancestors())
            .Select(outer => outer switch
            {
                MethodDeclarationSyntax declared => declared.Identifier.ValueText,
                LocalFunctionStatementSyntax declared => declared.Identifier.ValueText,
                _ => "",
            })]).Contains(method.Identifier.ValueText);

    private static bool IsOfRefusals(CatchClauseSyntax caught) =>
        caught.Declaration?.Type is { } type && Array.Exists(Refusals, name => type.ToString().EndsWith(name, StringComparison.Ordinal));

    // The name to which the text is assigned: a local, a field, a property, a constant, or the method that returns it.
    private static string? NameOf(SyntaxNode text)
    {
        for (var node = text.Parent; node is not null; node = node.Parent)
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name }:
                    return name.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case ExpressionStatementSyntax or TypeDeclarationSyntax:
                    return null;
            }
        return null;
    }
}
