using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Bindery.Analyzers.Walking;

/// <summary>The parts of operations and of their syntax.</summary>
internal static class OperationParts
{
    /// <summary>Returns an operation without the implicit conversions around it.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }

    /// <summary>Returns the parts of a collection expression, for which the oldest compilers have no operation; null if they are not as expected.</summary>
    public static List<(IOperation Element, SyntaxNode Source, bool IsSpread)>? CollectionParts(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var parts = new List<(IOperation, SyntaxNode, bool)>();
        var children = operation.ChildOperations.ToList();
        if (children.Count != syntax.Elements.Count)
            return null;
        for (var i = 0; i < children.Count; i++)
            switch (syntax.Elements[i])
            {
                case ExpressionElementSyntax element:
                    parts.Add((children[i], element.Expression, false));
                    break;
                case SpreadElementSyntax spread when children[i].ChildOperations.FirstOrDefault() is { } operand:
                    parts.Add((operand, spread, true));
                    break;
                default:
                    return null;
            }
        return parts;
    }

    /// <summary>Returns the name in a member access.</summary>
    public static SyntaxNode NameOf(SyntaxNode syntax) => syntax switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };

    /// <summary>Returns the called expression of an invocation.</summary>
    public static SyntaxNode NameOfCall(SyntaxNode call) => call is InvocationExpressionSyntax invocation ? invocation.Expression : call;

    /// <summary>Whether a property is automatically implemented; those of anonymous types are.</summary>
    public static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.IsAnonymousType
        || property.ContainingType.GetMembers()
            .Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>
    /// Whether an operation is of a type whose constants are written as what they are: a truth value, a character, a whole number or a text. A member of an
    /// enumeration is a number, but its name is written, also if it is passed as an object.
    /// </summary>
    public static bool IsWrittenAsConstant(IOperation operation) =>
        (Unwrap(operation).Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : Unwrap(operation).Type)?.SpecialType
            is SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String
                or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);
}
