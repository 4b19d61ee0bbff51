using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Tests.Oracle;

/// <summary>One change of a program.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Span">The replaced span.</param>
/// <param name="Text">The new text.</param>
internal sealed record Mutation(string Kind, TextSpan Span, string Text)
{
    /// <summary>Returns the changed program.</summary>
    public string Apply(string program) => program.Remove(Span.Start, Span.Length).Insert(Span.Start, Text);
}

/// <summary>All single changes of a program, in source order. The caller discards those that do not compile.</summary>
internal static class Mutations
{
    public static IEnumerable<Mutation> Of(SemanticModel model, string space) => model.SyntaxTree.GetRoot().DescendantNodes().SelectMany(node => node switch
    {
        MemberAccessExpressionSyntax member => Enumeration(model, member, space),
        AssignmentExpressionSyntax assignment => Assignment(model, assignment, space),
        LiteralExpressionSyntax literal => Literal(literal),
        InterpolatedStringTextSyntax text => [new("break a part of a text", text.Span, " " + text.ToString().TrimStart('/'))],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } statement =>
            [new("drop a call", statement.Span, ";"), new("double a call", statement.Span, statement + " " + statement)],
        CollectionExpressionSyntax { Elements: { Count: > 0 } elements } collection =>
            [new("drop an item", collection.Span, collection.WithElements(elements.RemoveAt(0)).ToString()),
                new("add an item", new(elements[^1].Span.End, 0), $", {elements[0]}")],
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: > 1 } list } argument =>
            [new("drop an argument", list.Span, list.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia)!.ToString())],
        _ => Array.Empty<Mutation>(),
    });

    private static IEnumerable<Mutation> Enumeration(SemanticModel model, MemberAccessExpressionSyntax member, string space) =>
        model.GetSymbolInfo(member).Symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type } field
            && type.ContainingNamespace.ToString() == space
            ? type.GetMembers()
                .OfType<IFieldSymbol>()
                .Where(other => other.Name != field.Name)
                .Take(3)
                .Select(other => new Mutation("swap an enumeration's member", member.Name.Span, other.Name))
            : [];

    private static IEnumerable<Mutation> Assignment(SemanticModel model, AssignmentExpressionSyntax assignment, string space)
    {
        if (model.GetSymbolInfo(assignment.Left).Symbol is not IPropertySymbol property || property.ContainingNamespace.ToString() != space)
            yield break;
        var name = assignment.Left is MemberAccessExpressionSyntax access ? access.Name.Span : assignment.Left.Span;
        foreach (var other in property.ContainingType.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(other => other.Name != property.Name && !other.IsReadOnly && !other.IsStatic))
            yield return SymbolEqualityComparer.Default.Equals(other.Type, property.Type)
                ? new("move a value to another member of its type", name, other.Name)
                : new("move a value to a member of another type", name, other.Name);
        if (assignment.Parent is ExpressionStatementSyntax statement)
            yield return new("drop an assignment", statement.Span, ";");
        if (assignment.Parent is InitializerExpressionSyntax initializer)
        {
            var index = initializer.Expressions.IndexOf(assignment);
            var others = initializer.Expressions.Where((_, i) => i != index).Select(other => other.ToString());
            yield return new("drop a member", initializer.Span, "{ " + string.Join(", ", others) + " }");
            foreach (var added in Additions(property.ContainingType)
                .Where(added => !initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(set => set.Left.ToString() == added.Name)))
                yield return new("add a member", new(assignment.Span.End, 0), $", {added.Name} = {added.Value}");
        }
    }

    private static IEnumerable<(string Name, string Value)> Additions(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsReadOnly && !property.IsStatic)
        .Select(property => (property.Name, Value(property.Type))).Where(added => added.Item2.Length > 0);

    private static string Value(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => "\"x\"",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Value(nullable.TypeArguments[0]),
        { SpecialType: SpecialType.System_Boolean } => "false",
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => "1",
        { SpecialType: SpecialType.System_Decimal } => "0.125m",
        { Name: "XmlDate" } => "new(1990, 1, 1)",
        { Name: "XmlDateTime" } => "new(new DateTime(1990, 1, 1))",
        { Name: "XmlDuration" } => "new(TimeSpan.Zero)",
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => "new byte[1]",
        { TypeKind: TypeKind.Enum } => $"{type.ToDisplayString()}.{type.GetMembers().OfType<IFieldSymbol>().Last().Name}",
        _ => "",
    };

    private static IEnumerable<Mutation> Literal(LiteralExpressionSyntax literal) => literal.Kind() switch
    {
        SyntaxKind.StringLiteralExpression =>
            [new("break a constant", literal.Span, "\"\""), new("break a constant", literal.Span, "\"a b\""),
                new("break a constant", literal.Span, "\"" + literal.Token.ValueText.TrimStart('/') + "\"")],
        SyntaxKind.NumericLiteralExpression =>
            [new("break a number", literal.Span, "-1"), new("break a number", literal.Span, "0"), new("break a number", literal.Span, "70000")],
        SyntaxKind.TrueLiteralExpression => [new("turn a flag", literal.Span, "false")],
        SyntaxKind.FalseLiteralExpression => [new("turn a flag", literal.Span, "true")],
        _ => [],
    };
}
