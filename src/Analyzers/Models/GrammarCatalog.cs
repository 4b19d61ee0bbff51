using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Models;

/// <summary>
/// The schemas whose models a compilation contains or references. One for each compilation, shared by all analyzers. The maps are read when the first name is
/// looked up, and a grammar when it is first needed. The information about one compilation is reused for the next: an edit elsewhere does not cause anything to
/// be read again. Thread-safe.
/// </summary>
internal sealed class GrammarCatalog
{
    private static readonly ConditionalWeakTable<Compilation, GrammarCatalog> Catalogs = new();

    // A referenced assembly is one symbol in consecutive compilations: its contents are read once, and released together with it.
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyModels> Referenced = new();

    private static readonly Kept<AssemblyModels> Own = new(schemas => new AssemblyModels(schemas));
    private static readonly Kept<ModelNames> AllNames = new(schemas => new ModelNames(schemas));

    private readonly Dictionary<IAssemblySymbol, AssemblyModels> _assemblies = new(SymbolEqualityComparer.Default);
    private readonly List<(string Assembly, BoundSchema Schema)> _schemas = [];

    private GrammarCatalog(Compilation compilation)
    {
        Files = FileSurvey.Of(compilation);
        Add(compilation.Assembly, OfSource(compilation.Assembly, Files.Special));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            Add(assembly, Referenced.GetValue(assembly, OfReferenced));
        Names = _schemas.Count == 0 ? new ModelNames([]) : AllNames.Of(_schemas.ConvertAll(pair => pair.Schema));

        void Add(IAssemblySymbol assembly, AssemblyModels models)
        {
            if (models.Schemas.Count == 0)
                return;
            _assemblies[assembly] = models;
            _schemas.AddRange(models.Schemas.Select(schema => (assembly.Name, schema)));
        }
    }

    /// <summary>Returns the catalog of a compilation; null if it does not use generated models.</summary>
    public static GrammarCatalog? Of(Compilation compilation) =>
        Catalogs.GetValue(compilation, key => new GrammarCatalog(key)) is { _schemas.Count: > 0 } catalog ? catalog : null;

    /// <summary>The schemas, with the names of the assemblies that contain them: the current assembly first, then in the order of the references.</summary>
    public IReadOnlyList<(string Assembly, BoundSchema Schema)> Schemas => _schemas;

    /// <summary>The files.</summary>
    public FileSurvey Files { get; }

    /// <summary>The names of all models: the same object while the schemas are unchanged.</summary>
    public ModelNames Names { get; }

    /// <summary>Returns the generated class for a type; null if it is not one.</summary>
    public BoundType? FindClass(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } assembly && Names.Types.Contains(type.Name) && _assemblies.TryGetValue(assembly, out var models)
            ? models.FindClass(type)
            : null;

    // Only assemblies that reference the run-time library can have the attribute; those of the framework need not be searched.
    private static AssemblyModels OfReferenced(IAssemblySymbol assembly) =>
        !assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "Bindery")) ? AssemblyModels.None
        : assembly is ISourceAssemblySymbol source ? OfSource(assembly, source.Compilation.SyntaxTrees.Select(FileNotes.Of))
        : AssemblyModels.Of(assembly);

    private static AssemblyModels OfSource(IAssemblySymbol assembly, IEnumerable<FileNotes> files)
    {
        var schemas = new List<BoundSchema>();
        foreach (var file in files)
        {
            if (file.Schemas is null)
                return AssemblyModels.Of(assembly);
            schemas.AddRange(file.Schemas);
        }
        return schemas.Count == 0 ? AssemblyModels.None : Own.Of(schemas);
    }
}
