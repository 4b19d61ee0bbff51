using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Generator.Exposure;

/// <summary>The signature of a member or type that may be visible to other assemblies, as found in the syntax.</summary>
/// <param name="Name">The token of its name.</param>
/// <param name="Types">The names of types in the signature.</param>
internal sealed record PublicSignature(SyntaxToken Name, IReadOnlyList<SimpleNameSyntax> Types)
{
    // A keystroke changes only one file, so that only that file is read again.
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<PublicSignature>> Known = new();

    /// <summary>Returns the signatures of a file. Method bodies are skipped.</summary>
    public static IReadOnlyList<PublicSignature> Of(SyntaxTree file, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(file, out var known))
            return known;
        var found = new List<PublicSignature>();
        if (file.GetRoot(cancellationToken) is CompilationUnitSyntax unit)
            Collect(unit.Members, isInInterface: false, isInType: false, found);
        return Known.GetValue(file, _ => found);
    }

    private static void Collect(SyntaxList<MemberDeclarationSyntax> members, bool isInInterface, bool isInType, List<PublicSignature> found)
    {
        foreach (var member in members)
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Collect(space.Members, isInInterface: false, isInType: false, found);
                    break;
                // Another part of the class may declare the accessibility.
                case TypeDeclarationSyntax type when IsVisible(type, isInInterface) || (type.Modifiers.Any(SyntaxKind.PartialKeyword) && !SaysAccess(type)):
                    Add(type.Identifier, [type.BaseList, type.ParameterList, .. type.ConstraintClauses]);
                    Collect(type.Members, type is InterfaceDeclarationSyntax, isInType: true, found);
                    break;
                case DelegateDeclarationSyntax made when IsVisible(made, isInInterface):
                    Add(made.Identifier, [made.ReturnType, made.ParameterList, .. made.ConstraintClauses]);
                    break;
                case { } other when isInType && IsVisible(other, isInInterface):
                    AddMember(other);
                    break;
            }

        void AddMember(MemberDeclarationSyntax member)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method:
                    Add(method.Identifier, [method.ReturnType, method.ParameterList, .. method.ConstraintClauses]);
                    break;
                case ConstructorDeclarationSyntax constructor:
                    Add(constructor.Identifier, [constructor.ParameterList]);
                    break;
                case PropertyDeclarationSyntax property:
                    Add(property.Identifier, [property.Type]);
                    break;
                case IndexerDeclarationSyntax indexer:
                    Add(indexer.ThisKeyword, [indexer.Type, indexer.ParameterList]);
                    break;
                case EventDeclarationSyntax made:
                    Add(made.Identifier, [made.Type]);
                    break;
                case OperatorDeclarationSyntax made:
                    Add(made.OperatorToken, [made.ReturnType, made.ParameterList]);
                    break;
                case ConversionOperatorDeclarationSyntax conversion:
                    Add(conversion.OperatorKeyword, [conversion.Type, conversion.ParameterList]);
                    break;
                // Fields, and events that look like fields.
                case BaseFieldDeclarationSyntax { Declaration: { Variables.Count: > 0 } fields }:
                    Add(fields.Variables[0].Identifier, [fields.Type]);
                    break;
            }
        }

        void Add(SyntaxToken name, IEnumerable<SyntaxNode?> parts)
        {
            var types = parts.OfType<SyntaxNode>()
                .SelectMany(part => part.DescendantNodesAndSelf(node => node is not (ExpressionSyntax and not TypeSyntax) and not AttributeListSyntax))
                .OfType<SimpleNameSyntax>()
                .ToList();
            if (types.Count > 0)
                found.Add(new PublicSignature(name, types));
        }
    }

    private static bool IsVisible(MemberDeclarationSyntax member, bool isInInterface) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
        || (member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword))
        || (isInInterface && !SaysAccess(member));

    private static bool SaysAccess(MemberDeclarationSyntax member) => member.Modifiers.Any(modifier =>
        modifier.Kind() is SyntaxKind.PublicKeyword
            or SyntaxKind.ProtectedKeyword
            or SyntaxKind.InternalKeyword
            or SyntaxKind.PrivateKeyword
            or SyntaxKind.FileKeyword);
}
