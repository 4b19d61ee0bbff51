using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Bindery.Generator.Binding;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Schema.Xsd;

namespace Bindery.Generator.Pipeline;

/// <summary>Determines the files that are schemas to generate from, and collects the files that each includes.</summary>
internal static class SchemaRequests
{
    public static ImmutableArray<SchemaRequest> Resolve(
        ImmutableArray<SchemaFile> files,
        ImmutableArray<BindingClass> classes,
        ImmutableArray<SchemaText> names,
        BuildSettings settings,
        CancellationToken cancellationToken)
    {
        // The order of the additional files must not affect the result.
        var byPath = new SortedDictionary<string, SchemaFile>(System.StringComparer.Ordinal);
        foreach (var file in files)
            if (!byPath.TryGetValue(file.Text.Path, out var known) || known.Role < file.Role)
                byPath[file.Text.Path] = file;
        var references = byPath.Values.ToDictionary(file => file, file => References(file, byPath, cancellationToken));
        var included = new HashSet<SchemaFile>(references.Where(pair => pair.Key.Role != SchemaRole.Unsaid || pair.Value.Count > 0)
            .SelectMany(pair => pair.Value.Where(file => file != pair.Key)));
        var requests = ImmutableArray.CreateBuilder<SchemaRequest>();
        var unclaimed = classes.OrderBy(found => found.Namespace, System.StringComparer.Ordinal)
            .ThenBy(found => found.Name, System.StringComparer.Ordinal)
            .ToList();
        foreach (var file in byPath.Values)
        {
            var claiming = unclaimed.Where(found => found.Claims(file.Text.Path)).ToList();
            unclaimed.RemoveAll(claiming.Contains);
            if (claiming.Count > 0 || file.Role == SchemaRole.Schema || (file.Role == SchemaRole.Unsaid && !included.Contains(file)))
                Add(file, claiming);
        }
        // Files that include each other circularly have no root; the first one is taken as the root, so that the circle is reported.
        var reached = new HashSet<string>(requests.SelectMany(request => request.Files).Select(text => text.Path));
        foreach (var file in byPath.Values)
            if (file.Role == SchemaRole.Unsaid && !reached.Contains(file.Text.Path))
            {
                Add(file, []);
                reached.UnionWith(requests[requests.Count - 1].Files.Select(text => text.Path));
            }
        foreach (var found in unclaimed)
            requests.Add(new SchemaRequest(
                EquatableArray<SchemaText>.Empty,
                new BindingRequest("", "", false, EquatableArray<RootRequest>.Empty),
                null,
                found.Problems.Append(found.MissingSchema).ToEquatableArray()));
        foreach (var file in names.OrderBy(file => file.Path, System.StringComparer.Ordinal))
            if (!requests.Any(request => request.Names == file))
                requests.Add(new SchemaRequest(
                    EquatableArray<SchemaText>.Empty,
                    new BindingRequest("", "", false, EquatableArray<RootRequest>.Empty),
                    null,
                    new[] { NoSchema(file) }.ToEquatableArray()));
        return requests.ToImmutable();

        void Add(SchemaFile file, List<BindingClass> claiming) =>
            requests.Add(new SchemaRequest(
                Closure(file, references),
                Binding(file, claiming, settings),
                file.Target,
                Problems(file, claiming).ToEquatableArray(),
                names.Where(one => SchemaPaths.Stem(one.Path) == SchemaPaths.Stem(file.Text.Path))
                    .OrderByDescending(one => SchemaPaths.Folder(one.Path) == SchemaPaths.Folder(file.Text.Path))
                    .ThenBy(one => one.Path, System.StringComparer.Ordinal)
                    .FirstOrDefault())
            { PassesOver = file.PassesOver, HasAllTypes = file.HasAllTypes });
    }

    private static Problem NoSchema(SchemaText names) => new(
        GeneratorRules.InvalidItem,
        $"'{SchemaPaths.FileName(names.Path)}' belongs to no schema: there is no schema '{SchemaPaths.Stem(names.Path)}' among the additional files",
        Place.StartOf(names.Path));

    private static IEnumerable<Problem> Problems(SchemaFile file, List<BindingClass> claiming)
    {
        foreach (var found in claiming)
        {
            foreach (var problem in found.Problems)
                yield return problem;
            var first = claiming[0];
            if (found.Namespace != first.Namespace)
                yield return Unusable(
                    found,
                    $"'{found.Name}' and '{first.Name}' have [XmlBinding] with one schema and must stand in one namespace: the generated types go there too");
            else if (found.IsPublic != first.IsPublic)
                yield return Unusable(
                    found,
                    $"'{found.Name}' and '{first.Name}' have [XmlBinding] with one schema and must both be public, or neither of them: the generated types are as they are");
        }
        // With [XmlBinding] the class determines the namespace and the accessibility; the version is that of the item.
        foreach (var problem in claiming.Count == 0 ? file.Problems : file.ReadingProblems)
            yield return problem;
    }

    private static Problem Unusable(BindingClass found, string message) => new(GeneratorRules.UnusableClass, message, found.Place);

    private static BindingRequest Binding(SchemaFile file, List<BindingClass> claiming, BuildSettings settings)
    {
        var name = SchemaPaths.FileName(file.Text.Path);
        if (claiming.Count > 0)
            return new BindingRequest(
                name,
                claiming[0].Namespace,
                claiming[0].IsPublic,
                claiming.Select(found => new RootRequest(found.Root, found.Name, found.Declared)).ToEquatableArray());
        var roots = file.Root is null
            ? EquatableArray<RootRequest>.Empty
            : new[] { new RootRequest(file.Root, null, EquatableArray<string>.Empty) }.ToEquatableArray();
        return new BindingRequest(name, file.Namespace ?? SchemaNamespaces.FromProject(settings.RootNamespace), file.IsPublic, roots);
    }

    private static List<SchemaFile> References(SchemaFile file, SortedDictionary<string, SchemaFile> byPath, CancellationToken cancellationToken)
    {
        var result = new List<SchemaFile>();
        var syntax = file.Text.GetSyntax(cancellationToken);
        if (syntax is XsdSyntax schema)
        {
            // Referenced files that exist, including catalogs.
            var locations = new XsdLocations((href, baseFile) =>
            {
                if (!byPath.TryGetValue(SchemaPaths.Resolve(href, baseFile), out var found))
                    return null;
                if (!result.Contains(found))
                    result.Add(found);
                return found.Text.GetSyntax(cancellationToken);
            });
            foreach (var reference in schema.Inclusions)
                locations.Find(reference.Location?.Href, reference.Namespace, file.Text.Path);
            return result;
        }
        foreach (var reference in syntax.References)
            if (byPath.TryGetValue(SchemaPaths.Resolve(reference.Href, file.Text.Path), out var target))
                result.Add(target);
        return result;
    }

    private static EquatableArray<SchemaText> Closure(SchemaFile root, Dictionary<SchemaFile, List<SchemaFile>> references)
    {
        var closure = new List<SchemaFile> { root };
        var met = new HashSet<string>(System.StringComparer.Ordinal) { root.Text.Path };
        for (var i = 0; i < closure.Count; i++)
            foreach (var next in references[closure[i]])
                if (met.Add(next.Text.Path))
                    closure.Add(next);
        return closure.Select(file => file.Text).ToEquatableArray();
    }
}
