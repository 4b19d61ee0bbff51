using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Bindery.Tests.Reading;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests;

/// <summary>Compares the public members of the assemblies with the files PublicApi.txt in their projects. SNAPSHOT_ACCEPT=1 rewrites these files.</summary>
public sealed class PublicApiTests
{
    private static readonly SymbolDisplayFormat Format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeContainingType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Theory]
    [InlineData("Runtime")]
    [InlineData("Schema")]
    public void The_public_api_is_the_recorded_one(string project)
    {
        var file = Path.Combine(SourceTree.Repository, "src", project, "PublicApi.txt");
        var api = Members(SourceTree.All.Single(candidate => candidate.Name == project)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
            File.WriteAllText(file, string.Concat(api.Select(line => line + "\n")));

        var recorded = File.ReadAllLines(file);
        Expect.None(api.Except(recorded).Select(line => "added: " + line).Concat(recorded.Except(api).Select(line => "removed: " + line)));
        Assert.NotEmpty(recorded);
    }

    // Over all sets of symbols: members that exist only for one framework count as well.
    private static IEnumerable<string> Members(SourceProject project) =>
        project.Compilations.SelectMany(compilation => Types(compilation.Assembly.GlobalNamespace))
            .Where(IsVisible)
            .SelectMany(type => type.GetMembers().Where(IsVisible).Where(IsOwn).Prepend(type))
            .Select(symbol => symbol.ToDisplayString(Format));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol space => Types(space),
            INamedTypeSymbol type => Types(type).Prepend(type),
            _ => [],
        });

    private static bool IsOwn(ISymbol member) =>
        member is not (INamedTypeSymbol or IMethodSymbol { AssociatedSymbol: not null })
            && !(member.IsImplicitlyDeclared && member is IMethodSymbol { MethodKind: not MethodKind.Constructor });

    private static bool IsVisible(ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        return true;
    }
}
