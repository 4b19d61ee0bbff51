using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Models;

/// <summary>
/// Reads the attributes of the generator from the generated files without binding them: the compiler needs more time to fold the pieces of a grammar than to
/// check most files, and would do so again after each keystroke, while the file with the attribute is unchanged.
/// </summary>
internal static class WrittenModels
{
    /// <summary>Returns the schemas in the attributes of a file; empty if it has no such attribute, null if binding is required to know them.</summary>
    public static IReadOnlyList<BoundSchema>? Read(CompilationUnitSyntax unit)
    {
        var schemas = new List<BoundSchema>();
        foreach (var attribute in unit.AttributeLists.Where(list => list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
            .SelectMany(list => list.Attributes))
            if (attribute.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.ValueText is "Grammar" or "GrammarAttribute")
            {
                if (Read(attribute, unit) is not { } schema)
                    return null;
                schemas.Add(schema);
            }
        return schemas;
    }

    private static BoundSchema? Read(AttributeSyntax attribute, CompilationUnitSyntax unit)
    {
        if (attribute.Name.ToString() != "global::Bindery.Grammar" || attribute.ArgumentList is not { Arguments: { Count: >= 2 } arguments })
            return null;
        var texts = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Text(arguments[i].Expression, unit) is not { } text || (i < 2) != (arguments[i].NameEquals is null))
                return null;
            texts[i switch { 0 => "name", 1 => "text", _ => arguments[i].NameEquals!.Name.Identifier.ValueText }] = text;
        }
        return new BoundSchema(texts["name"], Named("Namespace") ?? "", texts["text"], Named("Models"), isEdited: true);

        string? Named(string name) => texts.TryGetValue(name, out var text) ? text : null;
    }

    /// <summary>Returns a constant text: a literal, a concatenation, or a constant of a class in the same file.</summary>
    private static string? Text(ExpressionSyntax expression, CompilationUnitSyntax unit)
    {
        if (expression is MemberAccessExpressionSyntax member)
            return FindConstant(member, unit) is { } constant ? Text(constant, unit) : null;
        var pieces = new Stack<string>();
        while (expression
            is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { Token.Value: string piece } } sum)
        {
            pieces.Push(piece);
            expression = sum.Left;
        }
        if (expression is not LiteralExpressionSyntax { Token.Value: string first })
            return null;
        var text = new StringBuilder(first);
        foreach (var piece in pieces)
            text.Append(piece);
        return text.ToString();
    }

    private static ExpressionSyntax? FindConstant(MemberAccessExpressionSyntax member, CompilationUnitSyntax unit)
    {
        var owner = member.Expression.ToString();
        foreach (var type in unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<ClassDeclarationSyntax>())
            if (owner == "global::"
                + string.Concat(type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name + "."))
                + type.Identifier.Text)
                foreach (var variable in type.Members.OfType<FieldDeclarationSyntax>()
                    .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))
                    .SelectMany(field => field.Declaration.Variables))
                    if (variable.Identifier.ValueText == member.Name.Identifier.ValueText)
                        return variable.Initializer?.Value is LiteralExpressionSyntax or BinaryExpressionSyntax ? variable.Initializer.Value : null;
        return null;
    }
}
