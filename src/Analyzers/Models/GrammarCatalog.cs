using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Models;

/// <summary>
/// The schemas whose models a compilation has or refers to. One for each compilation, shared by all analyzers. The maps are read when the first name is asked for, a grammar when it is
/// asked for itself. Safe for all threads.
/// </summary>
internal sealed class GrammarCatalog
{
    private static readonly ConditionalWeakTable<Compilation, GrammarCatalog> Catalogs = new();

    // A referenced assembly is one symbol in all compilations that come one after the other: what it carries is read once, and forgotten with it.
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyModels> Referenced = new();

    private readonly Dictionary<IAssemblySymbol, AssemblyModels> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly List<(string Assembly, BoundSchema Schema)> _schemas = [];
    private readonly Lazy<HashSet<string>> _typeNames;
    private readonly Lazy<HashSet<string>> _memberNames;

    private GrammarCatalog(Compilation compilation)
    {
        _typeNames = new(() => new(Maps.SelectMany(TypeNamesOf), StringComparer.Ordinal));
        _memberNames = new(() => new(Maps.SelectMany(map => map.Classes).SelectMany(MemberNamesOf), StringComparer.Ordinal));
        if (compilation.GetTypesByMetadataName("Bindery.GrammarAttribute").IsEmpty)
            return;
        Add(compilation.Assembly, AssemblyModels.Of(compilation.Assembly));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            // Only assemblies that know the run time can carry the attribute; the framework's need not be looked into.
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Bindery")))
                Add(assembly, Referenced.GetValue(assembly, AssemblyModels.Of));

        void Add(IAssemblySymbol assembly, AssemblyModels models)
        {
            if (models.Schemas.Count == 0)
                return;
            _assemblies[assembly] = models;
            _schemas.AddRange(models.Schemas.Select(schema => (assembly.Name, schema)));
        }
    }

    /// <summary>The catalog of a compilation; null where it has nothing to do with generated models.</summary>
    public static GrammarCatalog? Of(Compilation compilation) =>
        Catalogs.GetValue(compilation, key => new GrammarCatalog(key)) is { _schemas.Count: > 0 } catalog ? catalog : null;

    /// <summary>The schemas, with the names of the assemblies that carry them: the own assembly first, then in the order of the references.</summary>
    public IReadOnlyList<(string Assembly, BoundSchema Schema)> Schemas => _schemas;

    /// <summary>The simple names of all generated classes and enumerations, and of the items of ordered lists: what has another name is none of them, and nothing needs to be bound to know that.</summary>
    public ICollection<string> TypeNames => _typeNames.Value;

    /// <summary>The names of all properties, views and factories of generated classes.</summary>
    public ICollection<string> MemberNames => _memberNames.Value;

    /// <summary>The generated class that a type is; null where it is none.</summary>
    public BoundType? FindClass(INamedTypeSymbol type) => ModelsOf(type)?.FindClass(type);

    /// <summary>The generated enumeration that a type is; null where it is none. <c>Nullable&lt;T&gt;</c> is none.</summary>
    public ModelEnum? FindEnum(INamedTypeSymbol type) => ModelsOf(type)?.FindEnum(type);

    private AssemblyModels? ModelsOf(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } assembly && TypeNames.Contains(type.Name) && _assemblies.TryGetValue(assembly, out var models) ? models : null;

    private IEnumerable<ModelMap> Maps => _schemas.Select(pair => pair.Schema.Map).OfType<ModelMap>();

    private static IEnumerable<string> TypeNamesOf(ModelMap map) =>
        map.Classes.Select(model => model.Name)
            .Concat(map.Enums.Select(model => model.Name))
            .Concat(map.Classes.SelectMany(model => model.Members).SelectMany(member => new[] { member.TextItem, member.AnyItem }).OfType<string>());

    private static IEnumerable<string> MemberNamesOf(ModelClass model) =>
        model.Members.SelectMany(member => member.Cases.Select(itemCase => itemCase.View).Append(member.Name)).Concat(model.Factories.Select(factory => factory.Name));
}
