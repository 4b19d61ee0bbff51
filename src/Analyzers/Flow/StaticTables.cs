using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Flow;

/// <summary>
/// Static readonly fields with objects that cannot be changed, or with arrays, lists and dictionaries that are not: their contents are those of their
/// initializers.
/// </summary>
internal static class StaticTables
{
    // Longer initializers are unlikely to be handwritten tables.
    private const int MostCharacters = 4000;

    /// <summary>Returns the initializer of such a field; null for others.</summary>
    public static ExpressionSyntax? InitializerOf(IFieldSymbol field) =>
        field is { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.Length: 1 }
            && !field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared)
            && IsImmutable(field.Type) is var isImmutable
            && (isImmutable || (field.DeclaredAccessibility == Accessibility.Private && IsTable(field.Type)))
            && field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value.Span.Length <= MostCharacters
            && (isImmutable || field.ContainingType.DeclaringSyntaxReferences.All(part => AllRead(part.GetSyntax(), field.Name)))
        ? value
        : null;

    private static bool IsImmutable(ITypeSymbol type) => IsImmutableCollection(type)
        ? ((INamedTypeSymbol)type).TypeArguments.All(IsFixed)
        : IsReadOnly(type);

    /// <summary>Whether a type is a collection that cannot be changed.</summary>
    public static bool IsImmutableCollection(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol
            {
                Name: "ImmutableArray" or "ImmutableList" or "IImmutableList" or "ImmutableDictionary" or "IImmutableDictionary" or "FrozenDictionary",
                ContainingNamespace: { Name: "Immutable" or "Frozen", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } },
            };

    /// <summary>Whether a type is a class or struct of the user whose objects refer to the same values from their creation on.</summary>
    public static bool IsReadOnly(ITypeSymbol type)
    {
        for (var here = type; here is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; here = here.BaseType)
            if (here is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.Length: > 0 } own
                || !own.GetMembers().All(IsSetOnce)
                || own.DeclaringSyntaxReferences.Any(part => !KeepsParameters(part.GetSyntax())))
                return false;
        return type is INamedTypeSymbol;
    }

    private static bool IsSetOnce(ISymbol member) => member switch
    {
        { IsStatic: true } => true,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        IFieldSymbol field => field.IsImplicitlyDeclared || field.IsReadOnly,
        IEventSymbol => false,
        _ => true,
    };

    // A parameter of a primary constructor is a field that can be assigned.
    private static bool KeepsParameters(SyntaxNode declaration)
    {
        if (declaration is not TypeDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters })
            return true;
        var names = parameters.Select(parameter => parameter.Identifier.ValueText).ToList();
        return declaration.DescendantNodes().OfType<IdentifierNameSyntax>().All(use => !names.Contains(use.Identifier.ValueText) || !IsChanged(use));
    }

    private static bool IsChanged(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use && assignment.Parent is not InitializerExpressionSyntax,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0 || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        PrefixUnaryExpressionSyntax prefix => prefix.OperatorToken.Text is "++" or "--",
        PostfixUnaryExpressionSyntax postfix => postfix.OperatorToken.Text is "++" or "--",
        RefExpressionSyntax => true,
        _ => false,
    };

    private static bool IsTable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsFixed(array.ElementType),
        INamedTypeSymbol { Name: "List" or "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "Dictionary" or "IReadOnlyDictionary",
            ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } } collection =>
            collection.TypeArguments.All(IsFixed),
        INamedTypeSymbol { Name: "Lazy", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } lazy =>
            IsTable(lazy.TypeArguments[0]) || IsFixed(lazy.TypeArguments[0]),
        _ => false,
    };

    // Types whose objects are immutable, apart from objects that they refer to.
    private static bool IsFixed(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_DateTime
            or (>= SpecialType.System_SByte and <= SpecialType.System_Double) } => true,
        { TypeKind: TypeKind.Enum or TypeKind.Delegate } => true,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsFixed(element.Type)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsFixed(nullable.TypeArguments[0]),
        _ => IsImmutable(type),
    };

    private static bool AllRead(SyntaxNode type, string name) =>
        type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).All(IsRead);

    // The table is enumerated, queried, or an item is read.
    private static bool IsRead(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax qualified when qualified.Name == use => IsRead(qualified),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } lazy => IsRead(lazy),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => member
            is "Length" or "Count" or "Keys" or "Values" or "ContainsKey" or "TryGetValue" or "Contains" or "Select" or "SelectMany" or "Where" or "Any"
                or "All" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "GroupBy" or "OrderBy"
                or "OrderByDescending" or "ToList" or "ToArray" or "ToDictionary" or "Skip" or "Take" or "Concat" or "Zip" or "Sum" or "Max" or "Min",
        CommonForEachStatementSyntax loop => loop.Expression == use,
        ElementAccessExpressionSyntax item => item.Expression == use && IsReadItem(item),
        SpreadElementSyntax => true,
        _ => false,
    };

    private static bool IsReadItem(ElementAccessExpressionSyntax item) => item.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left != item,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind == 0,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax => false,
        _ => true,
    };
}
