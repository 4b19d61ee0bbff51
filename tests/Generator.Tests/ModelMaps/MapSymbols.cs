using System.Linq;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.ModelMaps;

/// <summary>Holds a map to the symbols of the compilation, and to the patterns of the grammar.</summary>
internal static class MapSymbols
{
    private static readonly SymbolDisplayFormat Format = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static void Check(MappedRun run)
    {
        var catalog = GrammarCatalog.Of(run.Run.Output)!;
        var schema = Assert.Single(catalog.Schemas).Schema;
        Assert.Null(schema.Problem);
        CheckWritten(schema, run.Run.Output);
        Assert.Equal(run.Model.Namespace, schema.Namespace);
        foreach (var model in schema.Map!.Enums)
        {
            var symbol = run.Type(model.Name);
            Assert.Equal(TypeKind.Enum, symbol.TypeKind);
            Assert.Null(catalog.FindClass(symbol));
            Assert.Equal(
                model.Members.Select((member, number) => (member.Name, (object?)number)),
                symbol.GetMembers().OfType<IFieldSymbol>().Select(field => (field.Name, field.ConstantValue)));
        }
        foreach (var model in schema.Map.Classes)
        {
            var symbol = run.Type(model.Name);
            Assert.Equal(new BoundType(model, schema), catalog.FindClass(symbol));
            Assert.Contains(model.Name, catalog.Names.Types);
            Check(model, symbol, catalog);
            Assert.NotEmpty(model.Elements);
            foreach (var number in model.Elements)
                Assert.True(
                    schema.FindElement(number)!.Name.Contains(model.NamespaceUri, model.LocalName), $"{model.Name} is not for element pattern {number}.");
        }
        Assert.Null(schema.FindElement(-1));
        Assert.Equal(
            run.Run.Output.Assembly.GetAttributes()[0].NamedArguments.Single(argument => argument.Key == nameof(GrammarAttribute.Roots)).Value.Value,
            string.Join(" ", schema.Map.Classes.Where(model => model.IsRoot).Select(model => model.Name)));
    }

    // What is read from the generated files without binding them is what the compiler says.
    private static void CheckWritten(BoundSchema schema, Compilation compilation)
    {
        Assert.Same(schema, Assert.Single(compilation.SyntaxTrees.SelectMany(file => FileNotes.Of(file).Schemas!)));
        var bound = Assert.Single(AssemblyModels.Of(compilation.Assembly).Schemas);
        Assert.Equal((bound.Name, bound.Namespace), (schema.Name, schema.Namespace));
        // Texts are kept: the same object is the same text.
        Assert.Same(bound.Grammar, schema.Grammar);
        Assert.Same(bound.Map, schema.Map);
    }

    private static void Check(MappedClass model, INamedTypeSymbol symbol, GrammarCatalog catalog)
    {
        // The user's own may be of any type, and the base of the elements of a substitution group is no part of the map.
        Assert.All(model.Members.Where(IsOfAnyType), member => Assert.Single(symbol.GetMembers(member.Name).OfType<IPropertySymbol>()));
        Assert.All(model.Members.Where(member => !IsOfAnyType(member)), member => Assert.Equal(
            (member.IsList ? $"List<{TypeOf(member)}{(member.IsNillable ? "?" : "")}>" : TypeOf(member) + (IsNullable(member) ? "?" : "")) + " " + member.Name,
            Shown(Assert.Single(symbol.GetMembers(member.Name).OfType<IPropertySymbol>()), member)));
        var views = model.Members.Where(member => member.Role == MemberRole.Items).SelectMany(member => member.Cases).ToList();
        Assert.All(
            views,
            view =>
                Assert.Equal(
                    $"IEnumerable<{view.Class.Name}>", Assert.Single(symbol.GetMembers(view.View!).OfType<IPropertySymbol>()).Type.ToDisplayString(Format)));
        Assert.Equal(
            symbol.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property.DeclaredAccessibility == Accessibility.Public
                    && !(property.IsReadOnly && property.Name.StartsWith("Effective", System.StringComparison.Ordinal)))
                .Select(property => property.Name).Order(),
            model.Members.Select(member => member.Name).Concat(views.Select(view => view.View!)).Order());
        Assert.Equal(model.IsRoot, symbol.GetMembers("ToXml").Length > 0);
        Assert.Equal(
            symbol.GetMembers()
                .OfType<IMethodSymbol>()
                .Where(method => method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary }
                    && method.Name is not ("Parse" or "Load")
                    && method.ReturnType.Equals(symbol, SymbolEqualityComparer.Default))
                .Select(method =>
                    $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => (parameter.IsOptional ? parameter.Type.ToDisplayString(Format).TrimEnd('?') : parameter.Type.ToDisplayString(Format)) + " " + parameter.Name.ToUpperInvariant()))})"),
            model.Factories.Select(factory =>
                $"{factory.Name}({string.Join(", ", factory.Parameters.Select(parameter => TypeOf(parameter) + " " + parameter.Name.ToUpperInvariant()))})"));
        foreach (var factory in model.Factories)
        {
            Assert.Contains(factory.Discriminator, model.Members);
            Assert.Contains(factory.Word, factory.Discriminator.Value!.Enum!.Members.Select(member => member.Word));
            Assert.Contains(factory.Name, catalog.Names.Members);
        }
        Assert.All(model.Members, member => Assert.Contains(member.Name, catalog.Names.Members));
        Assert.All(views, view => Assert.Contains(view.View!, catalog.Names.Members));
    }

    private static bool IsOfAnyType(MappedMember member) => member.IsUserDeclared || member.Role == MemberRole.Substitution;

    private static string Shown(IPropertySymbol property, MappedMember member)
    {
        // The base of the items is no part of the map; those that it names derive from it.
        if (member.Role == MemberRole.Items)
        {
            var item = Assert.Single(((INamedTypeSymbol)property.Type).TypeArguments);
            Assert.All(member.Cases.Select(one => one.Class.Name).Concat(new[] { member.TextItem, member.AnyItem }.OfType<string>()), name =>
                Assert.Equal(item, Assert.Single(item.ContainingNamespace.GetTypeMembers(name)).BaseType, SymbolEqualityComparer.Default));
            return $"List<items> {property.Name}";
        }
        return property.Type.ToDisplayString(Format) + " " + property.Name;
    }

    private static bool IsNullable(MappedMember member) => (!member.IsRequired || member.IsNillable) && member.Role != MemberRole.Presence;

    private static string TypeOf(MappedMember member) => member.Role switch
    {
        MemberRole.Presence => "bool",
        MemberRole.AnyAttributes => "AnyAttribute",
        MemberRole.AnyElements => "AnyElement",
        MemberRole.Items => "items",
        _ => member.Class?.Name ?? TypeOf(member.Value!),
    };

    private static string TypeOf(MappedValue value) => value.Kind switch
    {
        MappedValueKind.Boolean or MappedValueKind.XsdBoolean => "bool",
        MappedValueKind.Int32 => "int",
        MappedValueKind.Int64 => "long",
        MappedValueKind.Decimal => "decimal",
        MappedValueKind.BigInteger => "BigInteger",
        MappedValueKind.Double => "double",
        MappedValueKind.Enum => value.Enum!.Name,
        MappedValueKind.Name => "QName",
        MappedValueKind.UnixTime => "DateTimeOffset",
        MappedValueKind.Guid => "Guid",
        MappedValueKind.DateTime => "XmlDateTime",
        MappedValueKind.Date => "XmlDate",
        MappedValueKind.Time => "XmlTime",
        MappedValueKind.PartialDate => "XmlPartialDate",
        MappedValueKind.Duration => "XmlDuration",
        MappedValueKind.Base64 or MappedValueKind.Hex => "byte[]",
        MappedValueKind.List => $"List<{TypeOf(value.Item!)}>",
        _ => "string",
    };
}
