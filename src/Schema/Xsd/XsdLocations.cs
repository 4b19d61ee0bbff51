using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Xsd;

/// <summary>
/// Finds the files of locations. First a catalog is used (<see cref="XsdCatalog"/>), in the folder of the referring file or its parent folder; then the
/// location itself, with backslashes as slashes; then, for a location on the web, a file with its name in the folder of the referring file. Nothing is
/// downloaded.
/// </summary>
/// <param name="get">Returns the file of a reference from another file; null if there is none.</param>
internal sealed class XsdLocations(Func<string, string, SchemaSyntax?> get)
{
    private const int MostCatalogs = 100;

    private readonly Dictionary<string, IReadOnlyList<XsdCatalog>> _catalogs = new(StringComparer.Ordinal);

    /// <summary>Finds a file.</summary>
    /// <param name="location">The location; null if an import has none.</param>
    /// <param name="namespaceUri">The namespace of an import; empty for an include.</param>
    /// <param name="baseFile">The referring file.</param>
    public SchemaSyntax? Find(string? location, string namespaceUri, string baseFile)
    {
        foreach (var catalog in CatalogsFor(baseFile))
            if (((location is null ? null : catalog.Find(location)) ?? (namespaceUri.Length == 0 ? null : catalog.Find(namespaceUri))) is { } target
                && get(target, catalog.Path) is { } known)
                return known;
        if (location is null)
            return null;
        var href = location.Replace('\\', '/');
        if (get(href, baseFile) is { } found)
            return found;
        var isRemote = href.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var name = isRemote ? href.Split('?')[0].TrimEnd('/').Split('/').Last() : "";
        return name.Length == 0 ? null : get(name, baseFile) ?? (name.IndexOf('.') < 0 ? get(name + ".xsd", baseFile) : null);
    }

    private IReadOnlyList<XsdCatalog> CatalogsFor(string baseFile)
    {
        var folder = baseFile.Substring(0, baseFile.LastIndexOfAny(['/', '\\']) + 1);
        if (_catalogs.TryGetValue(folder, out var known))
            return known;
        var catalogs = new List<XsdCatalog>();
        var pending = new Queue<(string Href, string From)>([(XsdCatalog.FileName, baseFile), ("../" + XsdCatalog.FileName, baseFile)]);
        while (pending.Count > 0 && catalogs.Count < MostCatalogs)
        {
            var (href, from) = pending.Dequeue();
            if (get(href, from) is not XsdCatalog catalog || catalogs.Exists(other => other.Path == catalog.Path))
                continue;
            catalogs.Add(catalog);
            foreach (var next in catalog.Next)
                pending.Enqueue((next, catalog.Path));
        }

        _catalogs.Add(folder, catalogs);
        return catalogs;
    }
}
